#!/usr/bin/env bash
# An unanswered number is left out of a sum and of a minimum, makes a product 0, and is neither
# below 5 nor at least 5, but counts as "not at least 5".
#
# survey-core 3.1.1, Node.js 20. One of two numbers is answered with 3. The same missing answer is
# passed over by "+" and min, is 0 for "*", and in comparisons makes both "<" and ">=" false, so
# "{n} < 5" and "!({n} >= 5)" part ways.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error survey-core@3.1.1 >/dev/null

cat >seen.cjs <<'PROGRAM'
const { Model } = require("survey-core");

const number = (name) => ({ type: "text", inputType: "number", name });
const computed = (name, expression) => ({ type: "expression", name, expression });
const survey = new Model({
  elements: [
    number("a"),
    number("b"),
    computed("sum", "{a} + {b}"),
    computed("product", "{a} * {b}"),
    computed("least", "min({a}, {b})"),
    { type: "text", name: "below", visibleIf: "{b} < 5" },
    { type: "text", name: "not_at_least", visibleIf: "!({b} >= 5)" },
  ],
});
survey.setValue("a", 3);
for (const name of ["sum", "product", "least"]) console.log(`${name}: ${survey.getValue(name)}`);
for (const name of ["below", "not_at_least"]) console.log(`${name}: ${survey.getQuestionByName(name).isVisible}`);
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
sum: 3
product: 0
least: 3
below: false
not_at_least: true
SEEN
echo 'as it was'
