#!/usr/bin/env bash
# TinyMCE keeps a frame and empties its sandbox, whatever stood there: what it may do is gone from the saved page too.
#
# tinymce 8.9.2 (npm), in Chromium. A frame whose sandbox allows scripts, or that has none, comes back as one that may do
# nothing, so that it is there and dead. A frame of a place that the editor knows keeps what it had.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund tinymce@8.9.2 playwright-core@1.65.1

cat >seen.cjs <<'PROGRAM'
const { chromium } = require("playwright-core");
const { createServer } = require("node:http");
const { readFileSync } = require("node:fs");
const server = createServer(({ url }, response) => {
  try {
    const page = url === "/" ? "<!doctype html><script src=/node_modules/tinymce/tinymce.min.js></script><textarea id=e></textarea>" : readFileSync(`.${url.split("?")[0]}`);
    response.writeHead(200, { "content-type": url === "/" ? "text/html" : url.includes(".css") ? "text/css" : "text/javascript" }).end(page);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1", async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage(), own = `http://127.0.0.1:${server.address().port}/`;
  await page.route((url) => !url.href.startsWith(own), (route) => route.abort());
  await page.goto(own);
  for (const frame of [
    '<iframe src="https://example.org/map" sandbox="allow-scripts allow-forms"></iframe>',
    '<iframe src="https://example.org/map"></iframe>',
    '<iframe src="https://www.youtube.com/embed/a"></iframe>',
  ]) {
    console.log(await page.evaluate(async (html) => {
      const [editor] = await window.tinymce.init({ selector: "#e", license_key: "gpl", promotion: false });
      editor.setContent(html);
      const out = editor.getContent();
      editor.remove();
      return out;
    }, frame));
  }
  await browser.close();
  server.close();
});
PROGRAM
diff <(node seen.cjs) - <<'SEEN'
<p><iframe src="https://example.org/map" sandbox=""></iframe></p>
<p><iframe src="https://example.org/map" sandbox=""></iframe></p>
<p><iframe src="https://www.youtube.com/embed/a"></iframe></p>
SEEN
echo 'as it was'
