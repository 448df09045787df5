// What a screen reader is told on every kind of page: names, roles, states, order, live regions.
// The walks are kept as text; --update-snapshots writes them anew, and the difference is for reading.
import { people, person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');

/** Compares what is told with the text that is kept. Running text is left out: it is the assessment's, and changes. */
async function tree(page, name, part = 'body') {
  test.info().snapshotSuffix = '';
  const told = await page.locator(part).ariaSnapshot();
  const lines = told.replace(/^(\s*- (?:paragraph|text|listitem|definition|strong|emphasis)): .*$/gm, '$1').split('\n');
  expect(`${lines.filter((line) => !/^\s*- (?:text|strong|emphasis)$/.test(line)).join('\n')}\n`).toMatchSnapshot(`${name}.yml`);
}

test('from the introduction to the plan', async ({ taker, page }) => {
  await taker.open();
  await tree(page, 'intro');
  await taker.start(() => tree(page, 'interruption'));
  const seen = new Set();
  while (await taker.asked()) {
    const kind = await taker.current.locator('input').first().getAttribute('type');
    await taker.choose(affair.answers);
    if (!seen.has(kind)) await tree(page, `question-${kind}`);
    seen.add(kind);
    await taker.continue();
    await expect(taker.current.locator('[data-title]')).toBeFocused();
  }
  await tree(page, 'check');
  await taker.goOn();
  await expect(page.locator('[data-whatif=true]')).toHaveCount(1);
  await page.evaluate(() => { // which steps there are is the assessment's: one of each list stands for all
    for (const step of document.querySelectorAll('[data-step] ~ [data-step]')) step.remove();
    document.querySelectorAll('[data-step] h3, [data-today] .what, [data-step] .unseen').forEach((e) => { e.textContent = 'a step'; });
    document.querySelectorAll('[data-today] a').forEach((e) => { e.href = '#a-step'; });
    document.querySelectorAll('[data-step] .repeat > summary').forEach((e) => { e.textContent = 'a note'; });
  });
  await tree(page, 'plan');
  await taker.leaves(() => page.locator('[data-finish]').click());
  await tree(page, 'done');
});

test('a missing answer', async ({ taker, page }) => {
  await taker.open();
  await taker.start();
  while (await taker.question() !== 'relationship') await taker.answerOne(affair.answers);
  await taker.current.locator('[type=submit]').click();
  await expect(taker.current.getByRole('alert')).toBeFocused();
  await tree(page, 'error');
});

test('what changed', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  await page.locator('[data-yours] > summary').click();
  await taker.leaves(() => page.locator('[data-change=over_now]').click());
  await taker.current.locator('[data-option=over]').check();
  await taker.continue();
  await tree(page, 'news', '[data-news]');
});

test('a guard', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(people('guards').find(({ name }) => name === 'crisis'));
  await tree(page, 'guards');
});

for (const [name, path] of [['index', '/'], ['safety', '/safety'], ['form', '/trust/form']]) {
  test(`the page ${name}`, async ({ page }) => {
    await page.goto(process.env.AMENDS_URL + path);
    await tree(page, name);
  });
}
