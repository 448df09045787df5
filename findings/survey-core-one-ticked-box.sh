#!/usr/bin/env bash
# A checkbox question with just one box ticked does not equal that box.
#
# survey-core 3.1.1, Node.js 20. With only "debts" ticked, {worries} = 'debts' is false and
# {worries} != 'debts' is true; a list of one on the right is what matches. The conditions are the
# same letters that work for a radiogroup, and there is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error survey-core@3.1.1 >/dev/null

cat >seen.cjs <<'PROGRAM'
const { Model } = require("survey-core");

function shown(condition) {
  const survey = new Model({
    elements: [
      { type: "checkbox", name: "worries", choices: ["debts", "health"] },
      { type: "text", name: "more", visibleIf: condition },
    ],
  });
  survey.setValue("worries", ["debts"]);
  return survey.getQuestionByName("more").isVisible;
}

for (const condition of ["{worries} = 'debts'", "{worries} != 'debts'", "{worries} = ['debts']", "{worries} contains 'debts'"]) {
  console.log(`${condition}: ${shown(condition)}`);
}
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
{worries} = 'debts': false
{worries} != 'debts': true
{worries} = ['debts']: true
{worries} contains 'debts': true
SEEN
echo 'as it was'
