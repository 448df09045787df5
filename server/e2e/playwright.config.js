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
// processor time. All but `wholeBrowser` is tried in it; without it, in the whole browser.
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

// What hosts and browsers have a say in: frames, leaving and coming back, what is kept on the device or left behind. Once in the
// whole browser, against the server; that files alone serve the same is tried without it.
const wholeBrowser = ['device', 'embed', 'exit', 'hosts', 'offline', 'private'].map((name) => `${name}.spec.js`);

// Of these, what only the whole browser can do: keep a page that was left, refuse all storage.
const wholeWithoutServer = ['exit', 'hosts'].map((name) => `${name}.spec.js`);

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
    { name: 'live', testMatch: wholeBrowser },
    { name: 'page', testIgnore: wholeBrowser, use: browserWith('liberation', engine) },
    { name: 'dejavu', testMatch: 'looks.spec.js', use: { ...browserWith('dejavu', engine), family: 'DejaVu' } },
    { name: 'noto', testMatch: 'looks.spec.js', use: { ...browserWith('noto', engine), family: 'Noto' } },
    { name: 'static', testMatch: process.env.ALL ? '**' : withoutServer, testIgnore: wholeWithoutServer, grepInvert: needServer({ headers: false }), use: { ...browserWith('liberation', engine), served: 'static' } },
    { name: 'static-whole', testMatch: wholeWithoutServer, grepInvert: needServer({ headers: false }), use: { served: 'static' } },
    { name: 'headers', testMatch: ['embed.spec.js', 'hosts.spec.js', 'isolated.spec.js'], grep: /sandbox|pinned|Embedder/, grepInvert: needServer({ headers: true }), use: { ...browserWith('liberation', engine), served: 'headers' } },
  ],
});
