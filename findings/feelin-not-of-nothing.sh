#!/usr/bin/env bash
# A cell that says "not(< 5)" matches a missing number, though "< 5" of it is unknown.
#
# feelin 8.2.0, Node.js 20. In DMN's three-valued logic the opposite of unknown is unknown. As a unary test
# "< 5" of null is not met, and its "not" is met: a decision table's row for "5 or more" takes who
# never answered.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error feelin@8.2.0 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { unaryTest } from "feelin";

for (const cell of ["< 5", "not(< 5)", '"a"', 'not("a")']) {
  console.log(`null, ${cell}: ${unaryTest(cell, { "?": null }).value}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
null, < 5: false
null, not(< 5): true
null, "a": false
null, not("a"): true
SEEN
echo 'as it was'
