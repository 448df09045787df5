// What outlives a reload, and for how long; and what never does.
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');
const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];

const kept = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem('amends')));

/** Changes what is kept, as another version or somebody else might have. */
const spoil = (page, change) => page.evaluate((changed) => {
  sessionStorage.setItem('amends', JSON.stringify({ ...JSON.parse(sessionStorage.getItem('amends')), ...changed }));
}, change);

/** Reloads and waits for the program. */
async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => window.amends.taken);
}

test('only answers that are not about safety are kept, and no longer than half an hour', async ({ taker, page }) => {
  await taker.open();
  await taker.arrive(affair);
  const { answers, until } = await kept(page);
  expect(Object.keys(answers).sort()).toEqual(Object.keys(affair.answers).filter((id) => ![...safety, 'home'].includes(id)).sort()); // home is sensitive
  expect(until - Date.now()).toBeGreaterThan(0);
  expect(until - Date.now()).toBeLessThanOrEqual(30 * 60_000);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('after a reload the part about safety is asked again, and the rest is there', async ({ taker, page }) => {
  await taker.open();
  await taker.arrive(affair);
  await reload(page);
  expect(await taker.kind()).toBe('intro');
  await taker.start();
  for (const question of safety) {
    expect(await taker.question()).toBe(question);
    await expect(taker.current.locator('[data-option]:checked')).toHaveCount(0);
    await taker.answerOne(affair.answers);
  }
  expect(await taker.question()).toBe('home'); // sensitive, so never kept
  await taker.answerOne(affair.answers);
  expect(await taker.kind()).toBe('check');
  await expect(taker.current).toContainText('These are answers from before');
  await taker.goOn();
  expect(await taker.outcome()).toEqual(shown(evaluate(affair)));
});

test('a reload in the middle goes on where the answers end', async ({ taker, page }) => {
  await taker.open();
  await taker.start();
  await taker.hurry(affair.answers, 'history');
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
  await taker.arrive(affair);
  await page.clock.fastForward(30 * 60_000 + 1000);
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('what was kept for too long is not taken, nor what a clock that was set would keep for longer', async ({ taker, page }) => {
  for (const until of [Date.now() - 1, Date.now() + 2 * 3600_000]) {
    await taker.open();
    await taker.arrive(affair);
    await spoil(page, { until });
    await reload(page);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  }
});

/** A clock that a test can set: by so many hours from now on, until the next document. */
function setClock() {
  const Real = Date;
  window.hoursAhead = 0;
  const now = () => Real.now() + window.hoursAhead * 3600_000;
  window.Date = class extends Real {
    constructor(...parts) { super(...(parts.length > 0 ? parts : [now()])); }
    static now() { return now(); }
  };
}

test('a clock that jumps keeps nothing for longer, and stops nothing', async ({ taker, page }) => {
  test.slow();
  await page.addInitScript(setClock);
  for (const [hours, outlives] of [[0, true], [5, false], [-5, false]]) {
    await taker.open();
    await taker.start();
    await taker.hurry(affair.answers, 'history');
    await page.evaluate((ahead) => { window.hoursAhead = ahead; }, hours);
    await taker.answerRest(affair.answers);
    expect(await taker.outcome()).toEqual(shown(evaluate(affair)));
    await reload(page);
    expect(await page.evaluate(() => sessionStorage.length > 0), `${hours} hours`).toBe(outlives);
  }
});

test('of what another version kept, what still fits is taken', async ({ taker, page }) => {
  await taker.open();
  await taker.arrive(affair);
  const before = await kept(page);
  const fits = Object.fromEntries(Object.entries(before.answers).filter(([id]) => id !== 'barriers'));
  await spoil(page, { version: 'older', answers: { ...before.answers, barriers: ['no-such-option'], gone: 'yes', age: 'adult' } });
  await reload(page);
  expect((await kept(page)).answers).toEqual(fits);
  await spoil(page, { answers: 7 });
  await reload(page);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('what a reload brings back has half an hour too', async ({ taker, page }) => {
  await taker.open();
  await taker.arrive(affair);
  await page.clock.install({ time: Date.now() + 1000 });
  await page.addInitScript(() => { performance.getEntriesByType = () => [{ type: 'reload' }]; }); // the clock of a test forgets that
  await reload(page);
  expect(Object.keys((await kept(page)).answers)).toContain('barriers');
  await page.clock.fastForward(30 * 60_000 + 1000);
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a page that comes back in any other way starts empty', async ({ taker, page }) => {
  await taker.open();
  await taker.arrive(affair);
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
    await taker.arrive(affair);
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
  await taker.arrive(affair);
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
