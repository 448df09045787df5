import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { always } from './lib/always.js';

/** The tests that files alone cannot pass; docs/scale.md says why. A site that sends its own headers passes some of them. */
function needServer({ headers }) {
  const list = JSON.parse(readFileSync(new URL('static.json', import.meta.url), 'utf8'));
  return list.filter((one) => !one.headers || !headers).map(({ spec, test }) => new RegExp(`${spec} .*${test}`));
}

const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
// The same engine of the same version without the browser's own windows: it draws and computes alike for three fifths of the
// processor time. What is about a page alone is tested in it; without it, in the whole browser.
const shell = `${chromium}-headless-shell`;
const engine = existsSync(shell) ? shell : chromium;
if (engine === chromium && !process.env.TEST_WORKER_INDEX) console.log(`!!! NO ${shell} HERE: everything runs in the whole browser, and takes longer`);

/** A browser that has the fonts of one family, whatever the machine has. */
const browserWith = (family, executablePath = chromium) => ({
  browserName: 'chromium',
  launchOptions: {
    executablePath,
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL(`fonts/${family}.conf`, import.meta.url)) },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  },
});

// What a site without a server of ours is held against; with ALL=1 everything is.
const withoutServer = ['embed', 'hosts', 'exit', 'offline', 'private', 'safety', 'start'].map((name) => `${name}.spec.js`);

// What a page shows and does by itself, wherever it is: no frame, no leaving and coming back, nothing kept, nothing left behind.
const pageAlone = ['check-answers', 'faults', 'fits', 'guards', 'looks', 'noscript', 'odd', 'people', 'phone', 'places', 'plan', 'print', 'run', 'safety', 'screenreader', 'start'].map((name) => `${name}.spec.js`);

// `make test` builds bin/amends and installs what this needs; CHROMIUM names another browser.
export default defineConfig({
  ...always,
  testDir: 'tests',
  fullyParallel: true,
  workers: Number(process.env.WORKERS || 2),
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/{testFilePath}-snapshots/{arg}{ext}', // the same for every project
  use: { ...browserWith('liberation'), trace: 'off' },
  projects: [
    { name: 'live', testIgnore: pageAlone },
    { name: 'page', testMatch: pageAlone, use: browserWith('liberation', engine) },
    { name: 'dejavu', testMatch: 'looks.spec.js', use: { ...browserWith('dejavu', engine), family: 'DejaVu' } },
    { name: 'noto', testMatch: 'looks.spec.js', use: { ...browserWith('noto', engine), family: 'Noto' } },
    { name: 'static', testMatch: process.env.ALL ? '**' : withoutServer, grepInvert: needServer({ headers: false }), use: { served: 'static' } },
    { name: 'headers', testMatch: ['embed.spec.js', 'hosts.spec.js', 'isolated.spec.js'], grep: /sandbox|pinned|Embedder/, grepInvert: needServer({ headers: true }), use: { served: 'headers' } },
  ],
});
