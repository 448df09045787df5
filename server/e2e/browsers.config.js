// The page in browsers other than Chromium: make test STAGE=browsers.
import { defineConfig } from '@playwright/test';
import { there } from './lib/driver.js';

const names = Object.keys(there).filter((name) => there[name]());
for (const name of Object.keys(there).filter((one) => !names.includes(one))) {
  if (!process.env.TEST_WORKER_INDEX) console.log(`!!! NOT TRIED IN ${name}: it is not installed here; as root on Debian, make test installs it`);
}

export default defineConfig({
  testDir: 'browsers',
  globalSetup: './lib/serve.js',
  workers: Number(process.env.WORKERS || 1),
  // Time is no verdict here: a busy machine may be many times slower, and one stall is tried again.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  globalTimeout: 3_600_000,
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: 'test-results/browsers',
  projects: names.map((name) => ({ name, use: { which: name } })),
});
