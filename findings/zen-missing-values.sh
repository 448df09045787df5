#!/usr/bin/env bash
# A comparison with a missing value is an error in one node and "no" in the next.
#
# @gorules/zen-engine 0.54.0, Node.js 20. x was never given. As an expression "x > 5" fails; as the condition
# of a switch node it is false, and the decision goes on with the default branch. Nothing in the
# result tells "x is small" from "x is not known".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @gorules/zen-engine@0.54.0 >/dev/null

cat >seen.mjs <<'PROGRAM'
import { ZenEngine, evaluateExpressionSync } from "@gorules/zen-engine";

const at = { x: 0, y: 0 };
const says = (id, word) => ({ id, type: "expressionNode", name: id, position: at, content: { expressions: [{ id: `${id}-1`, key: "answer", value: `'${word}'` }] } });
const edge = (id, sourceId, targetId, sourceHandle) => ({ id, sourceId, targetId, sourceHandle, type: "edge" });
const graph = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: at },
    { id: "which", type: "switchNode", name: "which", position: at, content: { hitPolicy: "first", statements: [{ id: "large", condition: "x > 5", isDefault: false }, { id: "rest", condition: "", isDefault: true }] } },
    says("yes", "more than five"),
    says("no", "the default"),
    { id: "out", type: "outputNode", name: "out", position: at },
  ],
  edges: [edge("1", "in", "which"), edge("2", "which", "yes", "large"), edge("3", "which", "no", "rest"), edge("4", "yes", "out"), edge("5", "no", "out")],
};
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));

for (const context of [{ x: 9 }, { x: 1 }, {}]) {
  let expression;
  try {
    expression = evaluateExpressionSync("x > 5", context);
  } catch {
    expression = "an error";
  }
  const { result } = await decision.evaluate(context);
  console.log(`${JSON.stringify(context)}: expression ${expression}, switch ${result.answer}`);
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
{"x":9}: expression true, switch more than five
{"x":1}: expression false, switch the default
{}: expression an error, switch the default
SEEN
echo 'as it was'
