#!/usr/bin/env bash
# "10" is more than 9 and not more than "9"; "4" is less than 5 and does not equal 4.
#
# json-rules-engine 7.3.1, Node.js 20. Answers from a form are text. The ordering operators take
# such text as a number, unless the rule's own value is text too, then they go by the alphabet;
# "equal" never converts. So a rule can hold for "4 is less than 5" and "4 is not 4" at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error json-rules-engine@7.3.1 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { Engine } from "json-rules-engine";

async function fires(answer, operator, value) {
  const engine = new Engine();
  engine.addRule({ conditions: { all: [{ fact: "n", operator, value }] }, event: { type: "fired" } });
  return (await engine.run({ n: answer })).events.length > 0;
}

for (const [answer, operator, value] of [["10", "greaterThan", 9], ["10", "greaterThan", "9"], ["4", "lessThan", 5], ["4", "equal", 4]]) {
  console.log(`${JSON.stringify(answer)} ${operator} ${JSON.stringify(value)}: ${await fires(answer, operator, value)}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
"10" greaterThan 9: true
"10" greaterThan "9": false
"4" lessThan 5: true
"4" equal 4: false
SEEN
echo 'as it was'
