#!/usr/bin/env bash
# "safe" takes out the text between tags too where a line begins with one, and leaves it where a word stands before them.
#
# commonmark 0.31.2 (npm), the reference implementation. A line that begins with a tag is a block of HTML, which is left
# out whole, with what it says and its links; within a sentence the tags alone go.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund commonmark@0.31.2

cat >seen.cjs <<'PROGRAM'
const { HtmlRenderer, Parser } = require("commonmark");
const line = "<section><a href=\"https://example.org/\">Help is here</a></section>";
for (const text of [line, `Look: ${line}`, "<b>Help is here</b>"]) {
  console.log(new HtmlRenderer({ safe: true }).render(new Parser().parse(text)).trim());
}
PROGRAM
diff <(node seen.cjs) - <<'SEEN'
<!-- raw HTML omitted -->
<p>Look: <!-- raw HTML omitted --><!-- raw HTML omitted -->Help is here<!-- raw HTML omitted --><!-- raw HTML omitted --></p>
<p><!-- raw HTML omitted -->Help is here<!-- raw HTML omitted --></p>
SEEN
echo 'as it was'
