// What holds for every run of Playwright's, whatever it runs in.
export const always = {
  globalSetup: './lib/serve.js',
  // Time decides nothing here: a busy machine may be many times slower, and one stall is tried again.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  globalTimeout: 3_600_000,
  retries: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
};
