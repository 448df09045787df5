import { readFileSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/**
 * The tests that files alone cannot pass; docs/scale.md says why. With STATIC=headers the file server sends the
 * headers that the site's own file names, as the usual static hosts do, and fewer are left out.
 */
function needServer() {
  const list = JSON.parse(readFileSync(new URL('static.json', import.meta.url), 'utf8'));
  return list.filter(({ headers }) => !headers || process.env.STATIC !== 'headers')
    .map(({ spec, test }) => new RegExp(`${spec} .*${test}`));
}

// `make test` builds bin/amends and installs what this needs; CHROMIUM names another browser.
export default defineConfig({
  testDir: 'tests',
  globalSetup: './lib/serve.js',
  grepInvert: process.env.STATIC ? needServer() : [],
  fullyParallel: true,
  workers: 2,
  // Time is no verdict here: a busy machine may be many times slower, and one stall is tried again.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  retries: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
    trace: 'off',
  },
});
