import assert from "node:assert/strict";
import { test } from "node:test";
import { looksIn, readName, typeOf } from "./message.js";

test("the frame's name is believed only in a frame, of the loader's making, and word by word", () => {
  const name = { amends: 1, id: "1,2", flows: true, theme: "dark", accent: { evil: 1 }, country: 3 };
  assert.deepEqual(readName(JSON.stringify(name), true), { amends: 1, id: "1,2", flows: true, theme: "dark" });
  assert.deepEqual(readName(JSON.stringify(name), false), {});
  for (const other of ["", "main", "null", "3", '{"amends":2,"id":"x"}', '{"amends":1}', '{"amends":1,"id":5}']) assert.deepEqual(readName(other, true), {});
});

test("a message counts if a person's browser brought it from the loader, for this frame", () => {
  const loader = {}, good = { isTrusted: true, source: loader, data: { amends: 1, id: "7", type: "look" } };
  assert.equal(typeOf(good, loader, "7"), "look");
  for (const bad of [
    { ...good, isTrusted: false }, { ...good, source: {} }, { ...good, source: null }, { ...good, data: null }, { ...good, data: "look" },
    { ...good, data: { ...good.data, amends: 2 } }, { ...good, data: { ...good.data, id: "8" } },
  ]) assert.equal(typeOf(bad, loader, "7"), "");
});

test("looks are words; what else is sent is nothing", () => {
  const looks = looksIn({ theme: "dark", accent: 3, font: null, more: "x" });
  assert.equal(looks.theme, "dark");
  assert.ok(Object.entries(looks).every(([name, value]) => name === "theme" || value === ""));
  assert.ok(!("more" in looks));
});
