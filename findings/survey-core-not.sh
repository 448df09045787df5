#!/usr/bin/env bash
# A condition that says "not (...)" shows the question to everybody.
#
# survey-core 3.1.1, Node.js 20. SurveyJS knows "!" and "negate", not "not". The condition does
# not parse, so it counts as true in visibleIf: who should be spared the question is asked too.
# The model loads, its list of JSON errors is empty, and only the console has a warning.
# With "!" the same condition does what it says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error survey-core@3.1.1 >/dev/null

cat >seen.cjs <<'PROGRAM'
const { Model } = require("survey-core");

function shown(condition, role) {
  const survey = new Model({
    elements: [
      { type: "radiogroup", name: "role", choices: ["caller", "friend"] },
      { type: "text", name: "more", visibleIf: condition },
    ],
  });
  survey.setValue("role", role);
  return `${survey.getQuestionByName("more").isVisible}, JSON errors: ${(survey.jsonErrors || []).length}`;
}

for (const condition of ["not ({role} = 'caller')", "!({role} = 'caller')"]) {
  for (const role of ["caller", "friend"]) console.log(`${condition} for a ${role}: ${shown(condition, role)}`);
}
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
not ({role} = 'caller') for a caller: true, JSON errors: 0
not ({role} = 'caller') for a friend: true, JSON errors: 0
!({role} = 'caller') for a caller: false, JSON errors: 0
!({role} = 'caller') for a friend: true, JSON errors: 0
SEEN
echo 'as it was'
