// Nothing that a person answers leaves the page, and leaving it leaves nothing behind.
import { person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

test('from take-over to exit nothing is requested, stored or put into an address', async ({ taker, requests, page, context }) => {
  const someone = person('affair-just-found-out');
  await taker.open();
  await page.waitForFunction(() => window.amends.taken);
  const before = requests.length;
  const title = await page.title();
  await taker.answer(someone);
  await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
  expect(requests.slice(before).map((request) => request.url())).toEqual([]);
  expect(requests.filter((request) => request.method() !== 'GET' || new URL(request.url()).search)).toEqual([]);
  expect(page.url()).toMatch(/^http:[/][/]127[.]0[.]0[.]1:\d+[/]trust[/]?$/);
  expect(await page.title()).toBe(title);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(history.state ?? {}))).toEqual(['page']);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  const kept = await page.evaluate(() => Object.values(sessionStorage).join());
  expect(kept).toContain('"barriers"');
  for (const question of ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing']) expect(kept).not.toContain(`"${question}"`);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('ten minutes on the page request nothing', async ({ taker, requests, page }) => {
  await page.clock.install();
  await taker.open();
  await page.waitForFunction(() => window.amends.taken);
  const before = requests.length;
  const began = await page.evaluate(() => Date.now());
  await taker.answer(person('affair-just-found-out'), () => page.clock.fastForward('00:25'));
  await page.clock.fastForward('05:00');
  expect(await page.evaluate(() => Date.now()) - began).toBeGreaterThan(600_000);
  expect(requests.slice(before).map((request) => request.url())).toEqual([]);
});

const exits = {
  'the button': (page) => page.locator('[data-exit]').click(),
  'Shift three times': async (page) => {
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
  },
};

for (const [name, leave] of Object.entries(exits)) {
  test.describe(() => {
    test.use({ leavesFor: ['www.bbc.co.uk'] });
    test(`exit by ${name} clears everything`, async ({ taker, page, context }) => {
      await context.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
      await taker.open();
      await taker.start();
      await taker.answerOne(person('friend').answers);
      await leave(page);
      await expect(page).toHaveTitle('Weather');
      await page.goBack();
      await expect(page.locator('[data-option]:checked')).toHaveCount(0);
      await expect(page.locator('[data-page=intro]')).toBeVisible();
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
    });
  });
}

test('start again leaves no answer', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(person('friend'));
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.locator('[data-page=intro]')).toBeVisible();
  await taker.start();
  await expect(page.locator('[data-option]:checked')).toHaveCount(0);
  await expect(page.locator('[data-step]')).toHaveCount(0);
});
