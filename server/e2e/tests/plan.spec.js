// What the page of a plan shows, and in which order.
import { evaluate, forToday, person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');

let questions;

test.beforeEach(async ({ taker, page }) => {
  const bundle = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('application/json'));
  await taker.open();
  ({ questions } = await (await bundle).json());
  await taker.arrive(affair);
});

test('one thing for today comes first, then at most three steps, and the rest opens', async ({ page }) => {
  const result = evaluate(affair), today = forToday(result);
  const card = page.locator('[data-today]');
  await expect(card).toHaveAttribute('data-today', today);
  await expect(card.locator('[data-step] > h3')).toHaveText(result.plan.flatMap((phase) => phase.steps).find((step) => step.id === today).title);
  await expect(page.locator(`[data-step="${today}"]`), 'it stands once').toHaveCount(1);
  const above = await card.evaluate((e) => e.compareDocumentPosition(document.querySelector('[data-phase]')) & 4);
  expect(above).toBeTruthy();
  const seen = page.locator('[data-phase] [data-step]:visible');
  expect(await seen.count()).toBeGreaterThan(0);
  expect(await seen.count()).toBeLessThanOrEqual(3);
  await expect(page.locator('[data-phase]:not([data-before])').first()).toHaveAttribute('data-current', 'true');
  await expect(page.locator('main').getByText(/\d+ more ideas/)).toHaveCount(0);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await height(), 'on a phone').toBeLessThan(4300);
  const folded = page.locator('.folds > details');
  for (const one of await folded.all()) {
    await one.locator('> summary').click();
    await expect(one.locator('> :not(summary)').first()).toBeVisible();
  }
});

test('a step can be ticked off, put aside, and taken back; another becomes the one for today', async ({ taker, page }) => {
  const today = await page.locator('[data-today]').getAttribute('data-today');
  const card = page.locator('[data-today]');
  await card.locator('[data-mark=done]').click();
  await expect(card).toContainText('That is enough for one day.');
  await expect(card.locator('[data-mark=none]'), 'focus is not lost').toBeFocused();
  await card.locator('[data-mark=none]').click();
  await expect(card.locator('[data-step]')).not.toHaveAttribute('data-marked');
  await card.locator('[data-mark=not-mine]').click();
  await expect(card).not.toHaveAttribute('data-today', today);
  await expect(card.locator('h3')).toBeFocused();
  const next = page.locator('[data-phase] > [data-step]').first(), id = await next.getAttribute('data-step');
  await next.locator('summary').first().click();
  await next.locator('[data-mark=done]').click();
  await expect(page.locator('[data-phase] > [data-step]').first(), 'nothing moves under the hand').toHaveAttribute('data-step', id);
  await expect(page.locator(`[data-step="${id}"]`)).toHaveAttribute('data-marked', 'done');
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(id);
  await taker.leaves(() => page.locator('[data-finish]').click());
  await taker.leaves(() => taker.current.getByRole('button').click());
  await taker.arrive(affair);
  await expect(page.locator('[data-marked]')).toHaveCount(0);
});

test('every step says why it is there', async ({ page }) => {
  for (const { because, id } of evaluate(affair).plan.flatMap((phase) => phase.steps)) {
    await expect(page.locator(`[data-step="${id}"] [data-why]`)).toContainText(because[0].text);
  }
});

test('what would change the plan is worked out in the browser, and is true', async ({ page }) => {
  const part = page.locator('[data-whatif]');
  await expect(part).toHaveAttribute('data-whatif', 'true');
  await part.locator('> summary').click();
  const changes = part.locator('[data-if]');
  expect(await changes.count()).toBeGreaterThan(2);
  const asked = await changes.evaluateAll((all) => all.map((e) => e.dataset.if.split(' ')[0]));
  for (const question of ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing']) expect(asked).not.toContain(question);
  const titles = (result) => result.plan.flatMap((phase) => phase.steps.map((step) => step.title));
  const now = evaluate(affair);
  for (const change of await changes.all()) {
    const [question, option] = (await change.getAttribute('data-if')).split(' ');
    const { kind, options } = questions.find(({ id }) => id === question);
    const then = evaluate({ answers: { ...affair.answers, [question]: other(kind, options, affair.answers[question], option) } });
    const told = await change.locator('li').allTextContents();
    expect(then.outcome, `${question} ${option}`).toBe('plan');
    const moved = [...titles(then).filter((each) => !titles(now).includes(each)), ...titles(now).filter((each) => !titles(then).includes(each))];
    for (const title of told.filter((each) => !/^and \d+ more$/.test(each))) expect(moved, `${question} ${option}`).toContain(title);
    expect(moved.length, `${question} ${option}`).toBeGreaterThan(0);
  }
});

/** The answer with one other option chosen, or given up. */
function other(kind, options, answer, option) {
  const alone = (id) => options.find((each) => each.id === id).exclusive;
  if (kind !== 'any-of' || alone(option)) return option;
  const chosen = [answer ?? []].flat().filter((id) => !alone(id));
  return chosen.includes(option) ? chosen.filter((id) => id !== option) : [...chosen, option];
}

test('held steps are closed, under their reason', async ({ taker, page }) => {
  await page.locator('[data-yours] > summary').click();
  await taker.leaves(() => page.locator('[data-change=contact]').click());
  await taker.current.locator('[data-option=asked-for-space]').check();
  await taker.continue();
  while (await taker.kind() === 'question') await taker.answerOne(affair.answers);
  const held = page.locator('.held').first();
  await expect(held).not.toHaveAttribute('open');
  expect(await held.locator('[data-held]').count()).toBeGreaterThan(0);
  await expect(page.locator('.held').first()).toContainText('The door is theirs.');
});

test('the plan can be copied as text', async ({ taker, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await taker.unfold('[data-take]');
  await page.locator('#copy').click();
  await expect(page.getByText(/^Copied/).filter({ visible: true })).toHaveCount(1);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const { title, held } of evaluate(affair).plan.flatMap((phase) => phase.steps)) expect(text).toContain(`${held ? '( ) On hold: ' : '[ ] '}${title}`);
  for (const said of ['It is hard, but I get through the day', 'None of these', '18 or over']) expect(text).not.toContain(said);
});

test('where copying is refused the text is shown, ready to be copied', async ({ taker, page }) => {
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await taker.unfold('[data-take]');
  await page.locator('#copy').click();
  const text = page.getByRole('textbox');
  await expect(text).toBeFocused();
  expect(await text.evaluate((e) => e.selectionEnd - e.selectionStart)).toBeGreaterThan(500);
  expect(await text.inputValue()).toContain('[ ] ');
});

test('what is done already stands before what comes now, and asks for nothing', async ({ taker, page }) => {
  const someone = person('friend');
  const done = evaluate(someone).plan.find((phase) => phase.phase === 'so-far').steps;
  await taker.open();
  await taker.answer(someone);
  await expect(page.locator('[data-phase]').first()).toHaveAttribute('data-phase', 'so-far');
  await expect(page.locator('[data-before] [data-step] h3')).toHaveText(done.map((step) => step.title));
  await expect(page.locator('[data-phase]').nth(1)).toHaveAttribute('data-current', 'true');
  expect(done.map((step) => step.id)).not.toContain(await page.locator('[data-today]').getAttribute('data-today'));
  await expect(page.locator('[data-leaflet] .done')).toHaveText(done.map((step) => step.title));
});
