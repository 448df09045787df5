// Leaving leaves no answer behind: not by Exit, not by going back, not in a page that the browser kept whole.
import { chromium } from '@playwright/test';
import { at, person } from '../lib/amends.js';
import { Taker } from '../lib/taker.js';
import { expect, test } from '../lib/test.js';

const weather = 'https://www.bbc.co.uk/**';
const fulfil = (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' });
const someone = person('friend');

test.use({ leavesFor: ['www.bbc.co.uk'] });

/** Everything that a page of this site could have left in the browser, as text. */
const traces = (page) => page.evaluate(async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie, state: history.state, name: window.name,
  databases: (await indexedDB.databases()).map((d) => d.name), caches: await caches.keys(), address: location.pathname,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}));

async function expectEmptyStart(page) {
  await expect(page.locator('[data-page=intro]')).toBeVisible();
  await expect(page.locator('[data-option]:checked')).toHaveCount(0);
  await expect(page.locator('[data-step]')).toHaveCount(0);
}

for (const [name, leave] of Object.entries({
  button: (page) => page.locator('[data-exit]').click(),
  Shift: async (page) => { for (let n = 0; n < 3; n++) await page.keyboard.press('Shift'); },
})) {
  test(`exit from the plan by ${name}: Back, Forward and every storage show nothing`, async ({ taker, page, context }) => {
    await context.route(weather, fulfil);
    await taker.open();
    await taker.answer(someone);
    await leave(page);
    await expect(page).toHaveTitle('Weather');
    for (let n = 0; n < 3; n++) {
      await page.goBack();
      await expectEmptyStart(page);
    }
    expect(await traces(page)).toEqual({
      local: {}, session: {}, cookies: '', state: { page: 0 }, name: '', databases: [], caches: [], address: new URL(at('/trust')).pathname, workers: 0,
    });
  });
}

test('exit blanks the page before the next one is there', async ({ taker, page, context }) => {
  await context.route(weather, () => {}); // never answered
  let blank = false;
  await page.exposeFunction('onBlank', () => { blank = true; });
  await taker.open();
  await taker.start();
  await taker.choose(someone.answers);
  await page.evaluate(() => new MutationObserver(() => {
    if (document.body.innerText === '') window.onBlank();
  }).observe(document.body, { childList: true }));
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
  await expect.poll(() => blank).toBe(true);
});

test('two presses of Shift, or other keys between them, do not leave', async ({ taker, page }) => {
  await taker.open();
  await taker.start();
  for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift']) await page.keyboard.press(key);
  expect(await taker.question()).toBe('age');
});

test('a tab that is closed and opened again starts empty', async ({ taker, page, context }) => {
  await taker.open();
  await taker.answer(someone);
  await page.close();
  const again = await context.newPage();
  await again.goto(`${process.env.AMENDS_URL}/trust`);
  await expectEmptyStart(again);
});

test('after a reload, Back shows the empty start and no old question', async ({ taker, page }) => {
  await taker.open();
  await taker.start();
  for (let n = 0; n < 7; n++) await taker.answerOne(someone.answers);
  await page.reload();
  await expectEmptyStart(page);
  await page.waitForFunction(() => window.amends.taken);
  for (let n = 0; n < 3; n++) {
    await page.goBack();
    await expectEmptyStart(page);
  }
});

test('the address, the title and the history hold nothing but a page number', async ({ taker, page }) => {
  await taker.open();
  const title = await page.title();
  await taker.answer(someone, async () => {
    expect(page.url()).toMatch(/^http:[/][/]127[.]0[.]0[.]1:\d+[/]trust[/]?$/);
    expect(await page.title()).toBe(title);
    expect(await page.evaluate(() => Object.entries(history.state).every(([key, value]) => key === 'page' && Number.isInteger(value)))).toBe(true);
  });
});

test('questions, forms and plans are not for search engines, and send no referrer', async ({ page, request }) => {
  for (const path of ['/trust', '/trust/form']) {
    const answer = await request.get(process.env.AMENDS_URL + path);
    expect(answer.headers()['x-robots-tag']).toBe('noindex');
    expect(answer.headers()['referrer-policy']).toBe('no-referrer');
    await page.goto(process.env.AMENDS_URL + path);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  }
});

// Playwright turns the back/forward cache off; here it is on.
test.describe('a browser that keeps left pages whole', () => {
  let browser;
  test.beforeEach(async ({ launchOptions }) => {
    browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  });
  test.afterEach(() => browser.close());

  async function arrive(until) {
    const page = await browser.newPage();
    await page.addInitScript(() => addEventListener('pageshow', (e) => { if (e.persisted) sessionStorage.whole = 'yes'; }));
    await page.route(weather, fulfil);
    const taker = new Taker(page);
    await taker.open();
    await taker.start();
    await until(taker);
    return page;
  }

  test('an ordinary link away and Back: the empty start', async () => {
    const page = await arrive((taker) => taker.answerOne(someone.answers));
    await page.waitForFunction(() => window.amends.taken);
    await page.goto(`${process.env.AMENDS_URL}/safety`);
    await page.goBack();
    await expectEmptyStart(page);
    expect(await page.evaluate(() => sessionStorage.whole), 'the browser had kept the page whole').toBe('yes');
  });

  test('exit and Back: the empty start', async () => {
    const page = await arrive((taker) => taker.answerRest(someone.answers));
    await page.locator('[data-exit]').click();
    await expect(page).toHaveTitle('Weather');
    await page.goBack();
    await expectEmptyStart(page);
    expect(JSON.parse(await page.evaluate(() => JSON.stringify({ ...sessionStorage })))).toEqual({});
  });

  test('a plan that the plain forms made, and Back to it: no plan', async () => {
    const page = await arrive((taker) => taker.answerOne(someone.answers));
    await page.goto(`${process.env.AMENDS_URL}/trust/form`);
    await page.locator('form .primary').click();
    await expect(page.locator('[data-question=relationship]')).toBeVisible();
    await page.goto(`${process.env.AMENDS_URL}/safety`);
    await page.goBack();
    await expectEmptyStart(page);
  });
});
