// The answers can be checked before the plan, and changed from there and from the plan.
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');

/** Leads to the list of answers. */
async function check(taker) {
  await taker.open();
  await taker.start();
  while (await taker.asked()) await taker.answerOne(affair.answers);
  expect(await taker.kind()).toBe('check');
}

const rows = (taker) => taker.current.locator('[data-answer]').evaluateAll((all) => all.map((e) => e.dataset.answer));

const change = (taker, question) => taker.leaves(() => taker.current.locator(`[data-change=${question}]`).click());

test('every question that was asked can be changed, and sensitive answers are not printed', async ({ taker, page }) => {
  const bundle = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('application/json'));
  await check(taker);
  expect((await rows(taker)).sort()).toEqual(Object.keys(affair.answers).sort());
  const { questions } = await (await bundle).json();
  for (const question of questions.filter(({ id }) => id in affair.answers)) {
    const row = taker.current.locator(`[data-answer=${question.id}]`);
    await expect(row).toContainText(question.text);
    await expect(row.getByRole('button')).toHaveAccessibleName(`Change the answer to: ${question.text}`);
    const said = question.options.filter(({ id }) => [affair.answers[question.id]].flat().includes(id)).map(({ label }) => label);
    if (question.sensitive) await expect(row.locator('dd')).toHaveText([/^Change/]);
    else await expect(row.locator(said.length > 1 ? 'li' : 'dd:not(.act)')).toHaveText(said);
  }
});

test('a change leads back to the list, to the answer that was changed', async ({ taker, page }) => {
  await check(taker);
  await change(taker, 'stamina');
  expect(await taker.question()).toBe('stamina');
  await expect(taker.current.locator('[data-option=long-haul]')).toBeChecked();
  await taker.current.locator('[data-option]').first().check();
  await taker.continue();
  expect(await taker.kind()).toBe('check');
  await expect.poll(() => page.evaluate(() => document.activeElement.dataset.change)).toBe('stamina');
});

test('a sensitive answer can be changed from the list, and counts at once', async ({ taker }) => {
  await check(taker);
  await change(taker, 'safety_from_them');
  await taker.current.locator('[data-option=afraid]').check();
  await taker.continue();
  expect(await taker.kind()).toBe('guards');
  await expect(taker.current.locator('[data-guard=danger-to-user]')).toBeVisible();
});

test('what no longer applies goes with its answer, and starts empty when it applies again', async ({ taker }) => {
  await check(taker);
  expect(await rows(taker)).toContain('over_now');
  await change(taker, 'role');
  await taker.current.locator('[data-option=no-breach]').check();
  await taker.continue();
  expect(await taker.kind(), 'what applies now is asked next').toBe('question');
  while (await taker.kind() === 'question') {
    await taker.current.locator('[data-option]').last().check();
    await taker.continue();
  }
  expect(await taker.kind()).toBe('check');
  expect(await rows(taker)).not.toContain('over_now');
  await expect(taker.current.locator('[data-news]')).toContainText('Is it over?');
  await change(taker, 'role');
  await taker.current.locator('[data-option=i-broke-it]').check();
  await taker.continue();
  while (await taker.question() !== 'over_now') {
    await taker.current.locator('[data-option]').last().check();
    await taker.continue();
  }
  await expect(taker.current.locator('[data-option]:checked')).toHaveCount(0);
});

test('a change from the plan leads back to it, and it says what came and went', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  const before = evaluate(affair);
  expect(await taker.outcome()).toEqual(shown(before));
  await page.locator('[data-yours] > summary').click();
  await expect(page.locator('[data-yours] [data-answer=wellbeing]')).toHaveCount(0);
  await change(taker, 'over_now');
  await taker.current.locator('[data-option=over]').check();
  await taker.continue();
  expect(await taker.kind()).toBe('plan');
  const titles = await page.locator('[data-today] [data-step], [data-phase] [data-step]').evaluateAll((all) => all.map((e) => e.querySelector('h3').textContent));
  const old = before.plan.flatMap((phase) => phase.steps.map((step) => step.title));
  const news = page.locator('[data-news]');
  for (const title of titles.filter((each) => !old.includes(each))) await expect(news).toContainText(title);
  for (const title of old.filter((each) => !titles.includes(each))) await expect(news).toContainText(title);
  await expect(news.getByRole('listitem')).toHaveCount(
    titles.filter((each) => !old.includes(each)).length + old.filter((each) => !titles.includes(each)).length);
});

test('a change that changes nothing says so', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(affair);
  await page.locator('[data-yours] > summary').click();
  await change(taker, 'time');
  await taker.continue();
  await expect(page.getByText('It makes no difference to these steps.')).toBeVisible();
});

test('help is not behind a list of answers', async ({ taker }) => {
  await taker.open();
  await taker.start();
  const answers = { ...affair.answers, wellbeing: 'self-harm-thoughts' };
  while (await taker.asked()) await taker.answerOne(answers);
  expect(await taker.kind()).toBe('guards');
});
