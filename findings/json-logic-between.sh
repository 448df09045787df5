#!/usr/bin/env bash
# "Between" works with "<" and is only half read with ">".
#
# json-logic-js 2.0.5, Node.js 20. {"<": [1, n, 5]} asks whether n lies between 1 and 5. The mirror
# image {">": [5, n, 1]} reads the first two and passes over the third without a word: 0 counts
# as between 5 and 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error json-logic-js@2.0.5 >/dev/null

cat >seen.cjs <<'PROGRAM'
const logic = require("json-logic-js");

for (const n of [0, 3, 9]) {
  const upwards = logic.apply({ "<": [1, { var: "n" }, 5] }, { n });
  const downwards = logic.apply({ ">": [5, { var: "n" }, 1] }, { n });
  console.log(`${n}: 1 < n < 5 ${upwards}, 5 > n > 1 ${downwards}`);
}
PROGRAM

diff <(node seen.cjs 2>/dev/null) - <<'SEEN'
0: 1 < n < 5 false, 5 > n > 1 true
3: 1 < n < 5 true, 5 > n > 1 true
9: 1 < n < 5 false, 5 > n > 1 false
SEEN
echo 'as it was'
