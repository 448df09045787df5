// Through a whole run by reloading, and by the browser's Back and Forward: what is kept, what is asked again, nothing stale.
import { evaluate, people, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const friend = person('friend');
const crisis = people('guards').find(({ name }) => name === 'crisis');
const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];
const kept = (page) => page.evaluate(() => Object.keys(JSON.parse(sessionStorage.getItem('amends'))?.answers ?? {}).sort());

/** What is chosen on the page that is shown. */
const chosen = (taker) => taker.current.locator('[data-option]:checked').evaluateAll((all) => all.map((e) => e.dataset.option));

/** Reloads, and answers again what is about safety, which has to be empty. */
async function reload(taker, { answers }) {
  const before = await kept(taker.page);
  await taker.page.reload();
  await taker.page.waitForFunction(() => window.amends.taken);
  expect(await kept(taker.page), 'what a reload keeps').toEqual(before);
  expect(await taker.mark()).toBe('intro ');
  await taker.start();
  for (const question of safety) {
    expect(await taker.question()).toBe(question);
    expect(await chosen(taker), question).toEqual([]);
    await taker.answerOne(answers);
  }
}

test('a reload on every page asks the part about safety again, and goes on where the answers end', async ({ taker, page }) => {
  test.slow();
  await taker.open();
  const first = ['intro ', 'interruption ', ...safety.map((question) => `question ${question}`)];
  for (const [n, mark] of first.entries()) {
    await page.waitForFunction(() => window.amends.taken);
    if (n > 0) await taker.leaves(() => taker.begin());
    if (n > 1) await taker.leaves(() => taker.begin());
    for (const question of safety.slice(0, Math.max(0, n - 2))) {
      expect(await taker.question()).toBe(question);
      await taker.answerOne(friend.answers);
    }
    expect(await taker.mark()).toBe(mark);
    await page.reload();
    expect(await taker.mark()).toBe('intro ');
    expect(await page.locator('[data-option]:checked').count()).toBe(0);
    expect(await page.evaluate(() => sessionStorage.length), mark).toBe(0);
  }
  await page.waitForFunction(() => window.amends.taken);
  await taker.start();
  for (const question of safety) {
    expect(await taker.question()).toBe(question);
    await taker.answerOne(friend.answers);
  }
  const later = Object.keys(friend.answers).filter((question) => !safety.includes(question));
  for (const question of later) {
    expect(await taker.question()).toBe(question);
    await reload(taker, friend);
    expect(await taker.question()).toBe(question);
    expect(await chosen(taker)).toEqual([]);
    await taker.answerOne(friend.answers);
  }
  for (const kind of ['check', 'plan']) {
    expect(await taker.kind()).toBe(kind);
    await reload(taker, friend);
    expect(await taker.kind()).toBe('check');
    expect((await taker.current.locator('[data-answer]').evaluateAll((all) => all.map((e) => e.dataset.answer))).sort()).toEqual(Object.keys(friend.answers).sort());
    await taker.goOn();
  }
  expect(await taker.outcome()).toEqual(shown(evaluate(friend)));
  await taker.leaves(() => page.locator('[data-finish]').click());
  await page.reload();
  expect(await taker.mark()).toBe('intro ');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a reload on the page of a guard leaves nothing of it', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(crisis);
  expect(await taker.kind()).toBe('guards');
  await page.reload();
  await page.waitForFunction(() => window.amends.taken);
  expect(await page.locator('[data-guard], [data-option]:checked').count()).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await taker.answer(crisis);
  expect(await taker.outcome()).toEqual(shown(evaluate(crisis)));
});

/** Every page from the introduction to the end, with what was chosen on it. */
async function walk(taker, someone) {
  const pages = [];
  await taker.open();
  await taker.answer(someone, async () => {
    pages.push([await taker.mark(), [someone.answers[await taker.question()] ?? []].flat()]);
  });
  return pages;
}

for (const someone of [friend, crisis]) {
  test(`Back and Forward through the whole run of ${someone.name} show every page as it was left`, async ({ taker, page }) => {
    test.slow();
    const pages = await walk(taker, someone);
    const look = async ([mark, options]) => {
      expect(await taker.mark()).toBe(mark);
      expect(await chosen(taker), mark).toEqual(options);
      await expect(taker.current.locator('[data-title]')).toBeFocused();
    };
    for (const each of pages.slice(0, -1).reverse()) {
      await taker.leaves(() => page.goBack());
      await look(each);
    }
    for (const each of pages.slice(1)) {
      await taker.leaves(() => page.goForward());
      await look(each);
    }
    expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
    await taker.leaves(() => page.locator('[data-finish]').click());
    for (let n = 0; n < pages.length; n++) {
      await page.goBack();
      await expect(page.locator('[data-option]:checked, [data-answer], [data-step], [data-guard]')).toHaveCount(0);
    }
    await expect.poll(() => taker.mark()).toBe('intro ');
  });
}

test('an answer changed on the way back: Forward leads to no page that it has made untrue', async ({ taker, page }) => {
  test.slow();
  const pages = await walk(taker, friend);
  const answers = { ...friend.answers, contact: 'said-stop' };
  while (await taker.question() !== 'contact') await taker.leaves(() => page.goBack());
  await taker.choose(answers);
  const { ignored } = evaluate({ answers });
  expect(ignored.length, 'the change takes questions away').toBeGreaterThan(0);
  const untrue = ignored.map(({ question }) => `question ${question}`);
  for (let n = 0; n < pages.length; n++) {
    await page.goForward();
    await page.waitForTimeout(100);
    expect(untrue).not.toContain(await taker.mark());
  }
  await taker.answerRest(answers);
  expect(await taker.outcome()).toEqual(shown(evaluate({ answers })));
});
