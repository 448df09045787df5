import assert from "node:assert/strict";
import { test } from "node:test";
import { black, contrast, hex, mix, readable, white } from "./colour.js";

test("contrast is WCAG's", () => {
  assert.equal(contrast(black, white), 21);
  assert.equal(contrast(white, white), 1);
  assert.equal(contrast([118, 118, 118], white).toFixed(2), "4.54");
});

test("whatever is asked for can be read, on every ground", () => {
  for (const ground of [black, white, [251, 247, 241], [16, 32, 48], [119, 119, 119]]) {
    for (const asked of [[255, 215, 0], [34, 68, 102], [128, 0, 128], ground]) {
      assert.ok(contrast(readable(asked, [ground]), ground) >= 4.4, `${hex(asked)} on ${hex(ground)}`);
    }
  }
  assert.deepEqual(readable([11, 110, 79], [white]), [11, 110, 79]);
});

test("mixed and written", () => { assert.equal(hex(mix(black, white, 0.5)), "#808080"); });
