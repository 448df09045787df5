// Before anything sensitive is asked, a person learns how to leave and what that cannot do; the rest is on a page of its own.
import { at } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const pathOf = (path) => new URL(at(path)).pathname;

test('the interruption page comes before the first sensitive question, without the program too', async ({ taker, page }) => {
  await page.route('**/*.wasm', () => {}); // never answered
  await taker.open();
  await taker.begin();
  expect(await taker.kind()).toBe('interruption');
  await expect(page.getByRole('heading', { level: 1, name: 'How to leave quickly' })).toBeFocused();
  await expect(taker.current).toContainText('Exit this page');
  await expect(taker.current).toContainText('Shift key three times');
  await expect(taker.current).toContainText('cannot delete this visit from your browser’s history');
  await expect(taker.current.getByRole('link', { name: 'More about using this page safely' })).toHaveAttribute('href', pathOf('/trust/safety'));
  await taker.back();
  expect(await taker.kind()).toBe('intro');
  await taker.leaves(() => page.goForward());
  expect(await taker.kind()).toBe('interruption');
  await taker.leaves(() => taker.begin());
  expect(await taker.question()).toBe('age');
});

test('the interruption page is there with the program, and survives the take-over', async ({ taker, page }) => {
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await taker.open();
  await taker.begin();
  release();
  await page.waitForFunction(() => window.amends.taken);
  expect(await taker.kind()).toBe('interruption');
  await taker.leaves(() => taker.begin());
  expect(await taker.question()).toBe('age');
  await taker.back();
  expect(await taker.kind()).toBe('interruption');
  await taker.back();
  expect(await taker.kind()).toBe('intro');
});

test('the safety page can be reached from the foot of every page', async ({ taker, page }) => {
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Using this page safely' });
  for (const path of ['/', '/trust', ...(process.env.STATIC ? [] : ['/trust/form']), '/safety']) {
    await page.goto(at(path));
    await expect(link).toHaveAttribute('href', pathOf(path.startsWith('/trust') ? '/trust/safety' : '/safety'));
  }
  await taker.open();
  await taker.start();
  await page.waitForFunction(() => window.amends.taken);
  await link.click();
  await expect(page).toHaveURL(at('/trust/safety'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Using this page safely');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`scripting ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });
    test('the safety page says what helps and what does not, and whom to call anywhere', async ({ page }) => {
      await page.goto(at('/safety'));
      for (const name of [
        'A different device is safest', 'A private window helps a little', 'What the history keeps',
        'If the device itself is watched', 'What “Exit this page” does', 'Pages kept for offline',
      ]) {
        await expect(page.getByRole('heading', { name })).toBeVisible();
      }
      await expect(page.getByText('clearing the whole history can make somebody suspicious')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Exit this page' })).toBeVisible();
      await expect(page.locator('details[open] [data-line]').first(), 'the directories of the world are open').toBeVisible();
      await page.locator('summary', { hasText: 'Ireland' }).click();
      await expect(page.locator('[data-line]:visible', { hasText: 'Women\'s Aid' })).toHaveCount(1);
    });
  });
}
