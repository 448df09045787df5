import assert from "node:assert/strict";
import { test } from "node:test";
import { readSaved, savedOf } from "./saved.js";

const good = savedOf("trust", "v1", { cause: "lie", age: null, many: ["a", "b"], years: 3, told: true });
const text = (change) => JSON.stringify({ ...good, ...change });

test("what was saved is read", () => { assert.deepEqual(readSaved(JSON.stringify(good), "trust"), good); });

test("marks are read, where there are any", () => {
  const marked = savedOf("trust", "v1", good.answers, { rest: "done" });
  assert.deepEqual(readSaved(JSON.stringify(marked), "trust"), marked);
  assert.equal("marks" in good, false);
});

for (const [name, saved, want] of [
  ["no JSON", "{", "damaged"],
  ["null", "null", "foreign"],
  ["another file", text({ kind: "song" }), "foreign"],
  ["without a schema", text({ schema: undefined }), "foreign"],
  ["another schema", text({ schema: 2 }), "version"],
  ["another assessment", text({ assessment: "quarrel" }), "other"],
  ["no assessment", text({ assessment: 3 }), "damaged"],
  ["answers in a list", text({ answers: [] }), "damaged"],
  ["an answer that is an object", text({ answers: { cause: {} } }), "damaged"],
  ["an answer with a list of numbers", text({ answers: { cause: [1] } }), "damaged"],
  ["marks in a list", text({ marks: [] }), "damaged"],
  ["a mark that is an object", text({ marks: { rest: {} } }), "damaged"],
  ["no version", text({ version: 1 }), "damaged"],
]) test(`${name}: ${want}`, () => { assert.equal(readSaved(saved, "trust"), want); });
