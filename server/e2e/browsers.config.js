// The page in browsers other than Chromium: make test STAGE=browsers.
import { defineConfig } from '@playwright/test';
import { always } from './lib/always.js';
import { there } from './lib/driver.js';

const names = Object.keys(there).filter((name) => there[name]());
for (const name of Object.keys(there).filter((one) => !names.includes(one))) {
  if (!process.env.TEST_WORKER_INDEX) console.log(`!!! NOT TRIED IN ${name}: it is not installed here; as root on Debian, make test installs it`);
}

export default defineConfig({
  ...always,
  testDir: 'browsers',
  workers: Number(process.env.WORKERS || 1),
  outputDir: 'test-results/browsers',
  projects: names.map((name) => ({ name, use: { which: name } })),
});
