// What outlives a reload, and for how long; and what never does.
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');
const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];

const kept = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem('amends')));

/** Reloads and waits for the program. */
async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => window.amends.taken);
}

test('only answers that are not about safety are kept, and no longer than half an hour', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  const { answers, until } = await kept(page);
  expect(Object.keys(answers).sort()).toEqual(Object.keys(affair.answers).filter((id) => !safety.includes(id)).sort());
  expect(until - Date.now()).toBeGreaterThan(0);
  expect(until - Date.now()).toBeLessThanOrEqual(30 * 60_000);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('after a reload the part about safety is asked again, and the rest is there', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  await reload(page);
  expect(await taker.kind()).toBe('intro');
  await taker.start();
  for (const question of safety) {
    expect(await taker.question()).toBe(question);
    await expect(taker.current.locator('[data-option]:checked')).toHaveCount(0);
    await taker.answerOne(affair.answers);
  }
  expect(await taker.kind()).toBe('check');
  await expect(taker.current).toContainText('These are answers from before');
  await taker.goOn();
  expect(await taker.outcome()).toEqual(shown(evaluate(affair)));
});

test('a reload in the middle goes on where the answers end', async ({ taker, page }) => {
  await taker.open();
  await taker.start();
  while (await taker.question() !== 'history') await taker.answerOne(affair.answers);
  await reload(page);
  await taker.start();
  for (let n = 0; n < safety.length; n++) await taker.answerOne(affair.answers);
  expect(await taker.question()).toBe('history');
  await taker.answerRest(affair.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(affair)));
});

test('after half an hour nothing is left', async ({ taker, page }) => {
  await page.clock.install();
  await taker.open();
  await taker.answer(affair);
  await page.clock.fastForward(30 * 60_000 + 1000);
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('what was kept for too long, or by another version, is not taken', async ({ taker, page }) => {
  for (const spoil of [{ until: Date.now() - 1 }, { version: 'older' }]) {
    await taker.open();
    await taker.answer(affair);
    await page.evaluate((change) => {
      sessionStorage.setItem('amends', JSON.stringify({ ...JSON.parse(sessionStorage.getItem('amends')), ...change }));
    }, spoil);
    await reload(page);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  }
});

test('a page that comes back in any other way starts empty', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  await taker.open();
  await page.waitForFunction(() => window.amends.taken);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await taker.kind()).toBe('intro');
});

for (const [name, clear] of Object.entries({
  finish: (page) => page.locator('[data-finish]').click(),
  'start again': (page) => page.getByRole('button', { name: 'Start again' }).click(),
})) {
  test(`${name} clears everything`, async ({ taker, page }) => {
    await taker.open();
    await taker.answer(affair);
    await taker.leaves(() => clear(page));
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    await page.goBack();
    await expect(page.locator('[data-step], [data-answer], [data-option]:checked')).toHaveCount(0);
    await reload(page);
    await taker.start();
    await expect(page.locator('[data-option]:checked')).toHaveCount(0);
  });
}

test('where storage is refused the answers live in memory', async ({ taker, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('refused', 'SecurityError'); } });
    }
  });
  await taker.open();
  await taker.answer(affair);
  expect(await taker.outcome()).toEqual(shown(evaluate(affair)));
});

test('no answer gets into the history, the address or the title', async ({ taker, page }) => {
  await taker.open();
  const before = [page.url(), await page.title()];
  await taker.answer(affair, async () => {
    expect(await page.evaluate(() => Object.keys(history.state ?? {}))).toEqual(['page']);
    expect([page.url(), await page.title()]).toEqual(before);
  });
});
