#!/usr/bin/env bash
# A whole day in a calendar file becomes a moment, and in Berlin that moment is the day before.
#
# node-ical 0.27.2, Node.js 20. DTSTART;VALUE=DATE:20260131 has no time and no zone. It is read as midnight on
# the reader's own clock, so written as UTC it is the evening of the 30th. Only the field datetype
# still tells that a day was meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error node-ical@0.27.2 >/dev/null

cat >seen.cjs <<'PROGRAM'
const ical = require("node-ical");

const file = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Example//Walks//EN",
  "BEGIN:VEVENT",
  "UID:walk@example.org",
  "DTSTAMP:20260101T000000Z",
  "DTSTART;VALUE=DATE:20260131",
  "SUMMARY:A walk",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");
const [walk] = Object.values(ical.sync.parseICS(file)).filter((entry) => entry.type === "VEVENT");
console.log(`start ${walk.start.toISOString()}, kind ${walk.datetype}`);
PROGRAM

diff <(TZ=Europe/Berlin node seen.cjs 2>/dev/null) - <<'SEEN'
start 2026-01-30T23:00:00.000Z, kind date
SEEN
echo 'as it was'
