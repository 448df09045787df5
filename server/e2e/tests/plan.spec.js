// What the page of a plan shows, and in which order.
import { evaluate, person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');

let questions;

test.beforeEach(async ({ taker, page }) => {
  const bundle = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('application/json'));
  await taker.open();
  ({ questions } = await (await bundle).json());
  await taker.arrive(affair);
});

test('the current phase comes first, and one thing for today before it', async ({ page }) => {
  const { plan } = evaluate(affair);
  const current = plan.find((phase) => phase.current);
  await expect(page.locator('[data-phase]:not([data-before])').first()).toHaveAttribute('data-phase', current.phase);
  const acts = plan.flatMap((phase) => phase.steps).filter((step) => !step.held && step.tags.includes('today'));
  const inOrder = await page.locator('[data-phase]:not([data-before]) [data-step]').evaluateAll((all) => all.map((e) => e.dataset.step));
  const first = inOrder.map((id) => acts.find((step) => step.id === id)).find(Boolean);
  await expect(page.locator('[data-today]')).toContainText(first.title);
  const above = await page.evaluate(() => document.querySelector('[data-today]').compareDocumentPosition(document.querySelector('[data-phase]')) & 4);
  expect(above).toBeTruthy();
  await page.locator('[data-today] a').click();
  await expect(page.locator(`[data-step="${first.id}"] h3`)).toBeFocused();
});

test('the step for today is all open, the others show their first paragraph and all that protects', async ({ page }) => {
  const today = await page.locator('[data-today]').getAttribute('data-today');
  await expect(page.locator(`[data-step="${today}"] .rest`)).toHaveCount(0);
  for (const step of await page.locator('[data-current] [data-step]').all()) {
    await expect(step.locator(':scope > p').nth(1)).toBeVisible();
    for (const note of await step.locator('[data-note]').all()) await expect(note).toBeVisible();
  }
});

test('a note stands in full once, and is repeated by a sentence that opens', async ({ page }) => {
  const notes = page.locator('[data-phase] [data-note=third-parties]:visible');
  expect(await notes.count()).toBeGreaterThan(1);
  for (const [n, note] of (await notes.all()).entries()) {
    const whole = note.getByText('Children carry no messages');
    if (n === 0) {
      await expect(whole).toBeVisible();
      continue;
    }
    await expect(whole).toBeHidden();
    await expect(note).toContainText('Keep it between those it concerns.');
    await note.locator('summary').click();
    await expect(whole).toBeVisible();
  }
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
  const held = page.locator('[data-phase] [data-held]:visible');
  expect(await held.count()).toBeGreaterThan(0);
  for (const step of await held.all()) await expect(step.locator('details').first()).not.toHaveAttribute('open');
  await expect(page.locator('.held').first()).toContainText('The door is theirs.');
});

test('the plan can be copied as text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#copy').click();
  await expect(page.getByText(/^Copied/).filter({ visible: true })).toHaveCount(1);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const { title, held } of evaluate(affair).plan.flatMap((phase) => phase.steps)) expect(text).toContain(`${held ? '( ) On hold: ' : '[ ] '}${title}`);
  for (const said of ['It is hard, but I get through the day', 'None of these', '18 or over']) expect(text).not.toContain(said);
});

test('where copying is refused the text is shown, ready to be copied', async ({ page }) => {
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
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
  await expect(page.locator('[data-before] [data-step] > h3')).toHaveText(done.map((step) => step.title));
  await expect(page.locator('[data-phase]').nth(1)).toHaveAttribute('data-current', 'true');
  expect(done.map((step) => step.id)).not.toContain(await page.locator('[data-today]').getAttribute('data-today'));
  await expect(page.locator('[data-leaflet] .done')).toHaveText(done.map((step) => step.title));
});
