import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readNumber, written } from "./number.js";

// The page's program is held to the same cases: engine/number_test.go.
const cases = JSON.parse(readFileSync(new URL("../../../engine/testdata/numbers.json", import.meta.url), "utf8"));
for (const { text, meant } of cases) {
  test(`“${text}” means ${meant.join(" or ") || "no number"}`, () => { assert.deepEqual(readNumber(text), meant); });
}

test("what is written means one number", () => {
  for (const n of [0, 1.234, -12.5, 999.999, 1000.125, 10000]) assert.deepEqual(readNumber(written(n)), [n]);
});
