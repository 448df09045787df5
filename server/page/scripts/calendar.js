// @ts-check
// A calendar file (RFC 5545).
import { hex, octets } from "./bytes.js";

/** @typedef {{ title: string, day: string, time: string }} Entry day as 2026-01-31, time as 18:30 or empty */

/** A line in pieces of at most 75 octets, none of which ends within a character. */
export const fold = (/** @type {string} */ line) => {
  let out = "", used = 0;
  for (const letter of line) {
    const size = octets(letter).length;
    if (used + size > 75) {
      out += "\r\n ";
      used = 1;
    }
    out += letter;
    used += size;
  }
  return `${out}\r\n`;
};
export const escaped = (/** @type {string} */ text) =>
  text.replace(/\s+/g, " ").replace(/[\x00-\x1f\x7f]/g, "").trim().replace(/[\\;,]/g, "\\$&");
const digits = (/** @type {string} */ text) => text.replace(/[-:]/g, "");
const random = () => hex(crypto.getRandomValues(new Uint8Array(16)));

/** An entry without a time fills no day and blocks none; no entry rings. */
const event = (/** @type {Entry} */ { title, day, time }, /** @type {string} */ stamp) => [
  "BEGIN:VEVENT", `UID:${random()}`, `DTSTAMP:${stamp}`,
  ...(time ? [`DTSTART:${digits(day)}T${digits(time)}00`, "DURATION:PT30M"] : [`DTSTART;VALUE=DATE:${digits(day)}`]),
  `SUMMARY:${escaped(title)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
];
/** The file for some entries, made at a time. */
export const calendarOf = (/** @type {Entry[]} */ entries, now = new Date()) => {
  const stamp = `${digits(now.toISOString().slice(0, 19))}Z`;
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN",
    ...entries.flatMap((entry) => event(entry, stamp)), "END:VCALENDAR"].map(fold).join("");
};
