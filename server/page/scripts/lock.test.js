import assert from "node:assert/strict";
import { test } from "node:test";
import { lock, lockParts, unlocked } from "./lock.js";

test("what was locked opens with its passphrase and no other, and its length says nothing", async () => {
  const locked = await lock("correct horse battery", "short"), parts = lockParts(locked);
  assert.notEqual(typeof parts, "string");
  assert.equal((await unlocked("correct horse battery", parts)).trim(), "short");
  await assert.rejects(unlocked("another horse battery", parts));
  assert.equal((await lock("correct horse battery", "x".repeat(4000))).length, locked.length);
  assert.equal(lockParts(locked.replace('"format":1', '"format":2')), "version");
});

for (const text of ["", "{}", "null", '{"format":1,"rounds":1,"salt":"","iv":"","data":""}']) {
  test(`${text || "nothing"} is broken`, () => { assert.equal(lockParts(text), "broken"); });
}
