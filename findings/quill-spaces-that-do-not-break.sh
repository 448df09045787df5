#!/usr/bin/env bash
# getSemanticHTML() of Quill writes every space as one that does not break, and a frame as a link with its address for a text.
#
# quill 2.0.3 (npm), in Chromium. A paragraph that is given back this way is one long word: on a phone it runs out of the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund quill@2.0.3 playwright-core@1.65.1

cat >seen.cjs <<'PROGRAM'
const { chromium } = require("playwright-core");
(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.setContent("<div id=e></div>");
  await page.addScriptTag({ path: "node_modules/quill/dist/quill.js" });
  for (const html of ["<p>One day at a time</p>", "<iframe class='ql-video' src='https://example.org/film'></iframe>"]) {
    console.log(await page.evaluate((html) => {
      const quill = new window.Quill(document.querySelector("#e").appendChild(document.createElement("div")));
      quill.clipboard.dangerouslyPasteHTML(html);
      return quill.getSemanticHTML();
    }, html));
  }
  await browser.close();
})();
PROGRAM
diff <(node seen.cjs) - <<'SEEN'
<p>One&nbsp;day&nbsp;at&nbsp;a&nbsp;time</p>
<a href="https://example.org/film">https://example.org/film</a>
SEEN
echo 'as it was'
