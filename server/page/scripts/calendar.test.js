import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarOf, escaped, fold } from "./calendar.js";

const octets = (text) => new TextEncoder().encode(text).length;

test("no line has more than 75 octets, and unfolded they are what they were", () => {
  for (const line of ["", "SUMMARY:short", "x".repeat(75), "x".repeat(76), "ä".repeat(200), "a🙂".repeat(60), `${"x".repeat(74)}🙂`]) {
    const folded = fold(line);
    assert.ok(folded.endsWith("\r\n"));
    const lines = folded.slice(0, -2).split("\r\n");
    for (const one of lines) assert.ok(octets(one) <= 75, one);
    assert.ok(lines.slice(1).every((one) => one.startsWith(" ")));
    assert.equal(folded.slice(0, -2).replaceAll("\r\n ", ""), line);
  }
});

test("a line of exactly 75 octets stays whole", () => { assert.equal(fold("x".repeat(75)), `${"x".repeat(75)}\r\n`); });

test("what a calendar would read as marks is escaped, and no line ends early", () => {
  assert.equal(escaped("Tell them; all, of it\\ now"), "Tell them\\; all\\, of it\\\\ now");
  assert.equal(escaped(" one\r\nEND:VEVENT\u0007 "), "one END:VEVENT");
});

test("an entry with a time and one without", () => {
  const text = calendarOf([{ title: "A quiet hour", day: "2026-01-31", time: "18:30" }, { title: "Write", day: "2026-02-01", time: "" }],
    new Date("2026-01-02T03:04:05.678Z"));
  assert.deepEqual(text.replace(/^UID:[0-9a-f]{32}$/gm, "UID:…").split("\r\n"), [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT", "UID:…", "DTSTAMP:20260102T030405Z", "DTSTART:20260131T183000", "DURATION:PT30M",
    "SUMMARY:A quiet hour", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
    "BEGIN:VEVENT", "UID:…", "DTSTAMP:20260102T030405Z", "DTSTART;VALUE=DATE:20260201",
    "SUMMARY:Write", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
    "END:VCALENDAR", "",
  ].map((line) => line));
});
