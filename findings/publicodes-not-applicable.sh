#!/usr/bin/env bash
# A question that does not apply equals "no", and a number that does not apply is "not 5".
#
# publicodes 1.10.3, Node.js 20. Nobody with "children: no" is asked whether they live at home. Yet "at home
# = non" is true for them, as if they had said so; "amount != 5" is true where there is no amount;
# and "amount < 9" is null, neither. What does not apply is told apart from "no" by one operator
# and not by the others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error publicodes@1.10.3 >/dev/null

cat >seen.mjs <<'PROGRAM'
import Engine from "publicodes";

const engine = new Engine({
  children: { question: "Have you children?" },
  home: { question: "Do they live at home?", "applicable si": "children" },
  amount: { "applicable si": "children", valeur: 5 },
  "home is no": { valeur: "home = non" },
  "amount is five": { valeur: "amount = 5" },
  "amount is not five": { valeur: "amount != 5" },
  "amount is small": { valeur: "amount < 9" },
}, { logger: { log() {}, warn() {}, error() {} } });
engine.setSituation({ children: "non" });
for (const rule of ["home", "home is no", "amount", "amount is five", "amount is not five", "amount is small"]) {
  console.log(`${rule}: ${engine.evaluate(rule).nodeValue}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
home: null
home is no: true
amount: null
amount is five: false
amount is not five: true
amount is small: null
SEEN
echo 'as it was'
