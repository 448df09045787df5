import { defineConfig } from '@playwright/test';

// `make test` builds bin/amends and installs what this needs; CHROMIUM names another browser.
export default defineConfig({
  testDir: 'tests',
  globalSetup: './lib/serve.js',
  // What needs a server of ours, or a header that a plain file server does not send.
  grepInvert: process.env.STATIC ? [
    /noscript\.spec|looks\.spec/, /plain forms|plain version|for search engines/,
    /sandbox/, /the pinned line/, /an assessment that there is not/,
  ] : [],
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
