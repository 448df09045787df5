import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownOf, plain } from "./markdown.js";

for (const [text, want] of [
  ["Say what you did.", "Say what you did."],
  ["*all* of `it` _now_ [x](y) <b> # | ~", "\\*all\\* of \\`it\\` \\_now\\_ \\[x\\](y) \\<b\\> \\# \\| \\~"],
  ["1. First", "1\\. First"],
  ["12) Twelfth", "12\\) Twelfth"],
  ["- not a list", "\\- not a list"],
  ["+ nor this", "\\+ nor this"],
  ["a - b + c 1. d", "a - b + c 1. d"],
  ["back\\slash", "back\\\\slash"],
]) test(`“${text}” keeps its looks`, () => { assert.equal(plain(text), want); });

test("titles, lists and notes", () => {
  assert.equal(markdownOf([
    { kind: "title", text: "Your plan" }, { kind: "part", text: "Now" }, { kind: "step", text: "Listen" }, { kind: "text", text: "Because." },
    { kind: "item", text: "one" }, { kind: "item", text: "two" }, { kind: "note", text: "Wait." }, { kind: "done", text: "Said" },
  ]), "# Your plan\n\n## Now\n\n### Listen\n\nBecause.\n\n- one\n- two\n\n> Wait.\n\n### ✓ Said\n");
});
