#!/usr/bin/env bash
# ]1..5[ means "between 1 and 5" to one engine and "outside 1 to 5" to another.
#
# @gorules/zen-engine 0.54.0 and feelin 8.2.0, Node.js 20. In FEEL, the expression language of DMN, reversed
# brackets leave the ends out: ]1..5[ is another way to write (1..5). feelin reads it so. ZEN, whose
# intervals look the same otherwise, reads it as the complement. The same cell of a decision table
# moved from one to the other turns round, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @gorules/zen-engine@0.54.0 feelin@8.2.0 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { evaluateExpressionSync } from "@gorules/zen-engine";
import { evaluate } from "feelin";

for (const x of [0, 1, 3, 5, 9]) {
  const zen = evaluateExpressionSync("x in ]1..5[", { x });
  const feel = evaluate("x in ]1..5[", { x }).value;
  console.log(`${x} in ]1..5[: zen ${zen}, feelin ${feel}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
0 in ]1..5[: zen true, feelin false
1 in ]1..5[: zen true, feelin false
3 in ]1..5[: zen false, feelin true
5 in ]1..5[: zen true, feelin false
9 in ]1..5[: zen true, feelin false
SEEN
echo 'as it was'
