#!/usr/bin/env bash
# A hidden question's answer still shows the next question, and what is saved no longer says why.
#
# survey-core 3.1.1, Node.js 20. The second question is shown for "yes" to the first, the third for
# "yes" to the second. Somebody answers all three and then changes the first to "no": the second
# goes, the third stays. On completion the second's answer is dropped and the third's is kept, so
# the saved data hold an answer to a question that by its own condition nobody was asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error survey-core@3.1.1 >/dev/null

cat >seen.cjs <<'PROGRAM'
const { Model } = require("survey-core");

const survey = new Model({
  elements: [
    { type: "radiogroup", name: "children", choices: ["yes", "no"] },
    { type: "radiogroup", name: "at_home", choices: ["yes", "no"], visibleIf: "{children} = 'yes'" },
    { type: "text", name: "ages", visibleIf: "{at_home} = 'yes'" },
  ],
});
survey.setValue("children", "yes");
survey.setValue("at_home", "yes");
survey.setValue("ages", "4 and 7");
survey.setValue("children", "no");
for (const name of ["at_home", "ages"]) console.log(`${name} shown: ${survey.getQuestionByName(name).isVisible}`);
survey.doComplete();
console.log(`saved: ${JSON.stringify(survey.data)}`);
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
at_home shown: false
ages shown: true
saved: {"children":"no","ages":"4 and 7"}
SEEN
echo 'as it was'
