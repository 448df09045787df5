#!/usr/bin/env bash
# Whether an answer is kept depends on the order in which questions stand, not on what they say.
#
# @formio/core 2.8.3, Node.js 20. b is shown if a is "yes", c is shown if b is "x". The submission says a "no",
# with old answers of b and c. If c stands after b, c's answer is removed; if it stands before b, it
# is kept, since b's answer was still there when c was looked at. In both, b's goes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @formio/core@2.8.3 >/dev/null

cat >seen.cjs <<'PROGRAM'
const { processSync, ProcessTargets } = require("@formio/core");

const field = (key, on, value) => ({
  type: "textfield",
  key,
  input: true,
  clearOnHide: true,
  ...(on && { conditional: { show: true, conjunction: "all", conditions: [{ component: on, operator: "isEqual", value }] } }),
});
const form = { a: field("a"), b: field("b", "a", "yes"), c: field("c", "b", "x") };

for (const order of ["abc", "acb"]) {
  const data = { a: "no", b: "x", c: "said" };
  const components = [...order].map((key) => form[key]);
  const processors = [...ProcessTargets.submission, ...ProcessTargets.evaluator];
  processSync({ form: { components }, submission: { data }, data, components, processors, scope: {}, config: {} });
  console.log(`${order}: ${JSON.stringify(data)}`);
}
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
abc: {"a":"no"}
acb: {"a":"no","c":"said"}
SEEN
echo 'as it was'
