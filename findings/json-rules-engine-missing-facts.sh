#!/usr/bin/env bash
# For a fact that was never given, "notIn" fires and "doesNotContain" does not.
#
# json-rules-engine 7.3.1, Node.js 20, with allowUndefinedFacts. Both read as "x is not among
# them". For a fact without a value one is true, the other false, and so is its opposite
# "contains": a rule and its negation both stay silent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error json-rules-engine@7.3.1 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { Engine } from "json-rules-engine";

async function fires(operator, value) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addRule({ conditions: { all: [{ fact: "signs", operator, value }] }, event: { type: "fired" } });
  return (await engine.run({})).events.length > 0;
}

console.log(`notIn: ${await fires("notIn", ["afraid"])}`);
console.log(`in: ${await fires("in", ["afraid"])}`);
console.log(`doesNotContain: ${await fires("doesNotContain", "afraid")}`);
console.log(`contains: ${await fires("contains", "afraid")}`);
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
notIn: true
in: false
doesNotContain: false
contains: false
SEEN
echo 'as it was'
