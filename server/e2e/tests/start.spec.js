// The first section is there at once; the program may come later, or not at all.
import { evaluate, person, shown } from '../lib/amends.js';
import { openSmallDocument, small } from '../lib/small.js';
import { expect, test } from '../lib/test.js';

const someone = person('friend');
const first = Object.keys(someone.answers).slice(0, 5);

/** Holds the program back until the returned function is called. */
async function holdBack(page) {
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('the first section can be answered before the program is there', async ({ taker, page }) => {
  const release = await holdBack(page);
  await taker.open();
  await taker.start();
  for (const question of first) {
    expect(await taker.question()).toBe(question);
    await taker.answerOne(someone.answers);
  }
  expect(await taker.kind()).toBe('waiting');
  release();
  await taker.answerRest(someone.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
});

for (const when of ['before the program is there', 'after that']) {
  test(`a number that could be two is asked about, ${when}, and what is none is not taken`, async ({ taker, page }) => {
    const release = await holdBack(page);
    await openSmallDocument(taker);
    if (when === 'after that') {
      release();
      await page.waitForFunction(() => window.amends.taken);
    }
    await taker.start();
    while (await taker.question() !== 'years') await taker.answerOne(small);
    const errors = taker.current.locator('[data-error]');
    for (const [typed, said] of [
      ['10,000', 'Do you mean 10000 or 10?'], ['1.000', 'Do you mean 1000 or 1?'], ['0x1p4', 'Enter a whole number from 0 to 80'],
      ['10 000', 'Enter a whole number from 0 to 80'], ['1e1', 'Enter a whole number from 0 to 80'],
    ]) {
      await taker.choose({ years: typed });
      await taker.current.locator('[type=submit]').click();
      for (const error of await errors.all()) await expect(error, typed).toContainText(said);
      await expect(taker.current.locator('[data-number]'), 'what was typed stays').toHaveValue(typed);
      expect(await taker.question()).toBe('years');
    }
    await taker.answerOne({ years: '10' });
    release();
    await page.waitForFunction(() => window.amends.taken);
    expect(await taker.question()).toBe('role');
  });
}

test('choice, focus and place survive the take-over', async ({ taker, page }) => {
  const release = await holdBack(page);
  await taker.open();
  await taker.start();
  await taker.answerOne(someone.answers);
  await taker.choose({ safety_from_them: ['controls-me', 'watches-me'] });
  await taker.current.locator('[data-option=threatens-self-harm]').focus();
  await page.evaluate(() => { document.querySelector('[data-page]').drawnByServer = true; });
  release();
  await page.waitForFunction(() => window.amends.taken && !document.querySelector('[data-page]').drawnByServer);
  expect(await taker.question()).toBe('safety_from_them');
  expect(await page.evaluate(() => document.activeElement.dataset.option)).toBe('threatens-self-harm');
  const checked = taker.current.locator('[data-option]:checked');
  await expect(checked).toHaveCount(2);
  expect(await checked.evaluateAll((all) => all.map((e) => e.dataset.option))).toEqual(['controls-me', 'watches-me']);

  // What was answered before counts, and can be changed after.
  for (const option of ['controls-me', 'watches-me']) await taker.current.locator(`[data-option=${option}]`).uncheck();
  await taker.answerRest(someone.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
});

for (const [name, selector] of Object.entries({ 'the heading of a new page': '[data-title]', 'a button': 'button[type=submit]' })) {
  test(`focus on ${name} survives the take-over`, async ({ taker, page }) => {
    const release = await holdBack(page);
    await taker.open();
    await taker.start();
    await taker.answerOne(someone.answers);
    if (name === 'a button') await taker.current.locator(selector).focus();
    await expect(taker.current.locator(selector)).toBeFocused();
    await page.evaluate(() => { document.querySelector('[data-page]').drawnByServer = true; });
    release();
    await page.waitForFunction(() => window.amends.taken && !document.querySelector('[data-page]').drawnByServer);
    await expect(taker.current.locator(selector)).toBeFocused();
  });
}

// A press ends on the elements that it began on, however long somebody's hand takes: else it would be none.
const presses = {
  'a press': { down: (page) => page.mouse.down(), up: (page) => page.mouse.up() },
  'the space bar': { down: (page) => page.keyboard.down('Space'), up: (page) => page.keyboard.up('Space') },
};
for (const [name, { down, up }] of Object.entries(presses)) {
  test(`${name}, held across the take-over, turns the page`, async ({ taker, page }) => {
    const release = await holdBack(page);
    await taker.open();
    const start = taker.current.locator('[data-start]');
    await start.focus();
    await start.hover();
    await down(page);
    release();
    await page.waitForFunction(() => window.amends.bundle); // all is there, and the press is waited for
    await page.waitForTimeout(3500);
    expect(await page.evaluate(() => window.amends.taken), 'not while it lasts').toBe(false);
    await up(page);
    await page.waitForFunction(() => window.amends.taken);
    await expect(taker.current).toHaveAttribute('data-page', 'interruption');
  });
}

test('the browser\'s Back and Forward turn pages, before and after the take-over', async ({ taker, page }) => {
  const release = await holdBack(page);
  await taker.open();
  await taker.start();
  await taker.answerOne(someone.answers);
  await taker.leaves(() => page.goBack());
  expect(await taker.question()).toBe(first[0]);
  await expect(taker.current.locator('[data-option=adult]')).toBeChecked();
  release();
  await page.waitForFunction(() => window.amends.taken);
  await taker.leaves(() => page.goForward());
  expect(await taker.question()).toBe(first[1]);
  await taker.answerRest(someone.answers);
  await taker.leaves(() => page.goBack());
  await taker.leaves(() => page.goForward());
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
});

test.describe('when the program cannot be had', () => {
  test.use({ provokes: [/ERR_FAILED|Failed to fetch|Failed to load resource/] });

  test('the person is told, and can try again without losing an answer', async ({ taker, page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await taker.open();
    await taker.start();
    for (const question of first) {
      expect(await taker.question()).toBe(question);
      await taker.choose(someone.answers);
      await taker.current.locator('[type=submit]').click();
    }
    await expect(page.locator('[data-trouble=failed]')).toBeVisible();
    await page.unroute('**/*.wasm');
    await page.locator('[data-retry]').click();
    await taker.answerRest(someone.answers);
    expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  });

  test('without its start script the page shows no form', async ({ page }) => {
    await page.route(/start.*\.js/, (route) => route.abort());
    await page.goto(`${process.env.AMENDS_URL}/trust`);
    await expect(page.locator('main')).not.toBeEmpty();
    await expect(page.locator('[data-question]:visible')).toHaveCount(0);
    await expect(page.locator('[type=submit]:visible')).toHaveCount(0);
  });
});

test.describe('when the bundle is of another version', () => {
  test.use({ provokes: [/amends: error: read the assessment/] });

  test('the person is told to reload', async ({ page }) => {
    await page.route('**/*.json', async (route) => {
      const bundle = await (await route.fetch()).json();
      await route.fulfill({ json: { ...bundle, schema: 999 } });
    });
    await page.goto(`${process.env.AMENDS_URL}/trust`);
    await expect(page.locator('[data-trouble=stale]')).toBeVisible();
    await expect(page.locator('[data-trouble=stale] [data-reload]')).toBeVisible();
  });
});
