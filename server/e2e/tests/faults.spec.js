// What can go wrong around a run: the network, the site, another tab. The answers survive, and versions never mix.
import { evaluate, person, shown } from '../lib/amends.js';
import { FormTaker } from '../lib/forms.js';
import { expect, test } from '../lib/site.js';
import { Taker } from '../lib/taker.js';

const someone = person('friend'), another = person('jealous-partner');
const taken = (page) => page.waitForFunction(() => window.amends?.taken);

test('the network gone after the page has loaded: a whole run, its plan, and what is taken along', async ({ taker, page, context }) => {
  await taker.open();
  await taken(page);
  await context.setOffline(true);
  await taker.answer(someone);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  await taker.unfold('[data-take]');
  const save = page.locator('[data-offer=save]');
  await save.locator('summary').click();
  const [file] = await Promise.all([page.waitForEvent('download'), save.locator('[data-do=save]').click()]);
  expect(file.suggestedFilename()).toBe('notes.json');
});

test('a new version in the middle: the run ends as it began, and a reload takes its answers to the new one', async ({ taker, page, site }) => {
  test.slow();
  await page.goto(site.url('/trust'));
  await taken(page);
  await taker.start();
  while (await taker.question() !== 'history') await taker.answerOne(someone.answers);
  await site.renew('Building trust anew');
  await taker.answerRest(someone.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  await expect(page).toHaveTitle(/Rebuilding trust/);

  const before = await page.evaluate(() => JSON.parse(sessionStorage.getItem('amends')));
  await page.reload();
  await taken(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Building trust anew');
  const after = await page.evaluate(() => JSON.parse(sessionStorage.getItem('amends')));
  expect(after.answers).toEqual(before.answers);
  expect(after.version).not.toBe(before.version);
  await taker.start();
  await taker.answerRest(someone.answers, async () => {
    if (await taker.kind() === 'check') await expect(taker.current).toContainText('These are answers from before');
  });
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
});

test.describe('when what a page needs is no longer there', () => {
  test.use({ provokes: [/Failed to load resource|404/] });

  test('a new version before the program has come: the answers go on to it, if the person says so', async ({ taker, page, site }) => {
    test.slow();
    let release;
    const held = new Promise((go) => { release = go; });
    await page.route('**/assets/trust-*.json', async (route) => { await held; await route.continue(); });
    await page.goto(site.url('/trust'));
    await taker.start();
    for (let n = 0; n < 5; n++) await taker.answerOne(someone.answers);
    await site.renew('Building trust anew');
    release();
    await page.locator('[data-trouble=failed] [data-send]').click();
    await expect(page.locator('[data-page=form]')).toBeVisible();
    await expect(page).toHaveTitle(/Building trust anew/);
    const forms = new FormTaker(page);
    expect(await forms.questions(), 'the first section is answered').toEqual(['relationship']);
    await forms.answerForms(someone.answers);
    expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
  });
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('a new version in the middle: the next page is of that one, and says so', async ({ page, site }) => {
    const forms = new FormTaker(page);
    await page.goto(site.url('/trust'));
    await forms.choose(someone.answers);
    await forms.press('Continue');
    await expect(page.locator('[data-changed]')).toHaveCount(0);
    await forms.choose(someone.answers);
    await site.renew('Building trust anew');
    await forms.press('Continue');
    await expect(page.locator('[data-changed]')).toBeVisible();
    await expect(page).toHaveTitle(/Building trust anew/);
    await forms.answerForms(someone.answers);
    expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
  });
});

test('two tabs, one opened by the other: each has its own answers, and ending one leaves the other', async ({ taker, page }) => {
  test.slow();
  await taker.open();
  await taker.start();
  while (await taker.question() !== 'history') await taker.answerOne(someone.answers);
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => { window.open(location.href); }); // a browser copies what the session holds
  const second = new Taker(await opening);
  await taken(second.page);
  await expect(second.page.locator('[data-option]:checked')).toHaveCount(0);
  expect(await second.page.evaluate(() => sessionStorage.length)).toBe(0);
  await second.start();
  for (let n = 0; n < 6; n++) await second.answerOne(another.answers);
  await taker.answerRest(someone.answers);
  await second.answerRest(another.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  expect(await second.outcome()).toEqual(shown(evaluate(another)));
  await second.leaves(() => second.page.locator('[data-finish]').click());
  expect(await second.page.evaluate(() => sessionStorage.length)).toBe(0);
  const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem('amends')).answers);
  for (const [id, value] of Object.entries(kept)) expect([value].flat(), id).toEqual([someone.answers[id] ?? null].flat());
});
