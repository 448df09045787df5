// What a screen reader is told on every kind of page: names, roles, states, order, live regions.
// The walks are kept as text; --update-snapshots writes them anew, and the difference is for reading.
// They go through a small assessment, so that what is written into the real one changes none of them.
import { openSmall, small } from '../lib/small.js';
import { kinds } from '../lib/kinds.js';
import { expect, test } from '../lib/test.js';

test.use({ locale: 'en-GB', provokes: [/404|ERR_FAILED|Failed to fetch|amends: error: read the assessment/] });

/** Compares what is told with the text that is kept. */
async function tree(page, name, change = (told) => told) {
  test.info().snapshotSuffix = '';
  if (name === 'intro' || name === 'kept') await expect(page.locator('[data-place=intro] [data-part]')).toHaveCount(1);
  expect(`${change(await page.locator('body').ariaSnapshot())}\n`).toMatchSnapshot(`${name}.yml`);
}

/** Without the texts of the real assessment, which change. */
const bare = (told) => told
  .replace(/^(\s*- (?:paragraph|text|listitem|strong|emphasis)): .*$/gm, '$1')
  .replace(/^(\s*- '?(?:radio|checkbox|group)) "[^\n]*?"(?= \[|:|'|$)/gm, '$1 "…"')
  .replace(/^(\s*- group "…":\n\s+- '?heading) "[^\n]*?"(?= \[)/gm, '$1 "…"')
  .split('\n').filter((line) => !/^\s*- (?:text|strong|emphasis)$/.test(line)).join('\n');

/** The outline alone, where nearly all is of the real assessment. */
const outline = (told) => bare(told)
  .replace(/^(\s*- '?(?:heading|link|listitem|term|definition)) "[^\n]*?"(?= \[|:|'|$)/gm, '$1 "…"');

const unfold = (page) => page.evaluate(() => document.querySelectorAll('main details').forEach((e) => { e.open = true; }));

test('from the introduction to the end', async ({ taker, page }) => {
  await openSmall(taker);
  await tree(page, 'intro');
  await taker.start(() => tree(page, 'interruption'));
  for (const kind of ['one-of', 'any-of', 'number', 'one-of again', 'yes-no', 'decimal']) {
    if (!kind.includes(' ')) await tree(page, `question-${kind}`);
    if (kind === 'one-of' || kind === 'number') {
      await taker.choose({ ...small, age: [], years: 'some' });
      await taker.current.locator('[type=submit]').click();
      await expect(taker.current.getByRole('alert')).toBeFocused();
      await tree(page, `error-${kind}`);
    }
    await taker.choose(small);
    await taker.continue();
    await expect(taker.current.locator('[data-title]')).toBeFocused();
  }
  await tree(page, 'check');
  await taker.goOn();
  await expect(page.locator('[data-whatif=true]')).toHaveCount(1);
  await tree(page, 'plan');
  await unfold(page);
  await tree(page, 'plan-unfolded');
  await taker.leaves(() => page.locator('[data-yours] [data-change=role]').click());
  await taker.choose({ role: 'them' });
  await taker.continue();
  await tree(page, 'plan-changed');
  await taker.leaves(() => page.locator('[data-finish]').click());
  await tree(page, 'done');
});

for (const [name, safe] of Object.entries({ 'plan-held': 'space', guards: 'hurt' })) {
  test(name, async ({ taker, page }) => {
    await openSmall(taker);
    await taker.answer({ answers: { ...small, safe } });
    await tree(page, name);
  });
}

for (const kind of ['waiting', 'failed', 'stale', 'crashed', 'stuck', 'kept', 'missing', 'safety', 'index', 'form', 'form-error']) {
  test(`the page ${kind}`, async ({ taker, page }) => {
    await kinds[kind](taker);
    const ofTheAssessment = ['index', 'stuck', 'kept'].includes(kind) || kind.startsWith('form');
    await tree(page, kind, ofTheAssessment ? bare : undefined);
  });
}

for (const kind of ['form-plan', 'form-guards', 'sources']) {
  test(`the outline of the page ${kind}`, async ({ taker, page }) => {
    await kinds[kind](taker);
    await tree(page, kind, outline);
  });
}
