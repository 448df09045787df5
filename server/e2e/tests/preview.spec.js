// amends preview: a change is on the page when it is saved, and the page is as good as the taker's.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from '../lib/amends.js';

const test = base.extend({
  /** A folder with a new assessment. */
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'amends-preview-'));
    execFileSync(binary, ['new', '-dir', folder, 'demo']);
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  /** The address of its preview. */
  address: async ({ folder }, use) => {
    const preview = spawn(binary, ['preview', '-no-open', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await new Promise((told) => preview.stdout.once('data', (data) => told(String(data).trim())));
    await use(address);
    await new Promise((ended) => {
      preview.once('exit', ended);
      preview.kill('SIGINT');
    });
  },
  /** The page, and nothing but its own requests and no error on it. */
  preview: async ({ address, context, page }, use) => {
    const wrong = [];
    context.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
    context.on('weberror', (error) => wrong.push(String(error.error())));
    context.on('request', (request) => { if (!request.url().startsWith(new URL(address).origin)) wrong.push(request.url()); });
    await page.goto(address);
    await expect(page.locator('.news details, .news p').first()).toBeVisible();
    await use(page);
    expect(wrong).toEqual([]);
  },
});

const change = (folder, file, from, to) => {
  const name = join(folder, 'demo', file);
  const text = readFileSync(name, 'utf8');
  expect(text).toContain(from);
  writeFileSync(name, text.replace(from, to));
};

test('what is saved is on the page at once, and what was open stays open', async ({ preview, folder }) => {
  const step = preview.locator('.after [data-keep="step rest"]');
  await step.locator('summary').first().click();
  await expect(step).toContainText('Why');

  change(folder, 'rules.yaml', 'because: You said that it is hard on you.', 'because: Rest comes first.');
  await expect(step.locator('.why')).toContainText('Rest comes first.');
  await expect(step).toHaveAttribute('open', '');

  change(folder, 'rules.yaml', 'recommend: [say-sorry]', 'recommend: [say-sory]');
  const problems = preview.locator('.wrongs');
  await expect(problems).toContainText('1 error');
  await expect(problems.locator('code').first()).toContainText(/demo\/rules\.yaml:\d+:\d+/);
  await expect(problems).toContainText('did you mean');
  await expect(preview.locator('#after')).toHaveText('Last version that works');
  await expect(step).toBeVisible();

  change(folder, 'rules.yaml', 'recommend: [say-sory]', 'recommend: [say-sorry, give-them-time]');
  await expect(problems).toHaveCount(0);
  await expect(preview.locator('[data-keep=changed]')).toContainText('calm-and-in-touch');
  await preview.locator('[data-keep=changed] a', { hasText: 'calm-and-in-touch' }).click();
  await expect(preview.locator('.after .mark').first()).toHaveText('new');
  await expect(preview.locator('.failures')).toContainText('give-them-time');
  await preview.goBack();
  await expect(preview.locator('#who')).toHaveValue('worn-out-and-in-touch');
});

test('the place of a finding is copied', async ({ preview, folder, context, address }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
  change(folder, 'rules.yaml', 'recommend: [say-sorry]', 'recommend: [say-sory]');
  await preview.locator('.wrongs [data-copy]').first().click();
  await expect(preview.locator('.wrongs [data-copy]').first()).toHaveText('Copied');
  expect(await preview.evaluate(() => navigator.clipboard.readText())).toMatch(/demo\/rules\.yaml:\d+:\d+$/);
});

test('what takers see can be tried', async ({ preview, context }) => {
  const opened = context.waitForEvent('page');
  await preview.getByRole('link', { name: 'Answer it yourself' }).click();
  await expect((await opened).locator('h1').first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 800 } });
    test('axe finds nothing, and nothing is wider than a phone', async ({ preview, folder }) => {
      change(folder, 'rules.yaml', 'recommend: [say-sorry]', 'recommend: [say-sory]');
      await expect(preview.locator('.wrongs')).toBeVisible();
      await preview.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
      expect((await new AxeBuilder({ page: preview }).analyze()).violations).toEqual([]);
      expect(await preview.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });
}
