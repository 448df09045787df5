#!/usr/bin/env bash
# Text is a number for "<" and none for "=".
#
# feelin 8.2.0, Node.js 20. A form gives "4". "x < 5" is true of it and "x > 3" as well, but "x = 4" is null
# and so is "x != 4": it lies between 3 and 5 and is nothing. DMN says that all four are null.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error feelin@8.2.0 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { evaluate } from "feelin";

for (const condition of ["x < 5", "x > 3", "x = 4", "x != 4"]) {
  console.log(`"4", ${condition}: ${evaluate(condition, { x: "4" }).value}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
"4", x < 5: true
"4", x > 3: true
"4", x = 4: null
"4", x != 4: null
SEEN
echo 'as it was'
