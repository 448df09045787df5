// Every hard guard's page is reached, and nothing outside its allow-list is on it.
import { evaluate, people, shown } from '../lib/amends.js';
import { expectACallInSight } from '../lib/help.js';
import { expect, test } from '../lib/test.js';

for (const someone of people('guards')) {
  test(`${someone.name} is reached and allows only what it names`, async ({ taker }) => {
    const bundle = taker.page.waitForResponse(isBundle);
    await taker.open();
    await taker.answer(someone);
    const result = evaluate(someone);
    expect(result.outcome).toBe(someone.name);
    const outcome = await taker.outcome();
    expect(outcome).toEqual(shown(result));
    expect(outcome.guards).toContain(someone.name);
    await expect(taker.page.locator(`[data-guard="${someone.name}"]`)).toBeVisible();

    const guard = (await (await bundle).json()).guards.find(({ id }) => id === someone.name);
    const steps = [...outcome.plan.flatMap((phase) => phase.steps), ...outcome.also];
    expect(steps.map(({ id }) => id).filter((id) => !(guard.allow ?? []).includes(id))).toEqual([]);
    if (guard.ask) expect(steps).not.toEqual([]);
    if (guard.page.help) await expectACallInSight(taker.page);
  });
}

test('the people here reach every hard guard', async ({ taker }) => {
  const bundle = taker.page.waitForResponse(isBundle);
  await taker.open();
  const hard = (await (await bundle).json()).guards.filter((guard) => guard.hard).map((guard) => guard.id);
  expect(people('guards').map(({ name }) => name).sort()).toEqual(hard.sort());
});

test('whoever was hurt is led to questions of their own', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(people('guards').find(({ name }) => name === 'hurt-person'));
  await page.locator('[data-guard="hurt-person"]').getByRole('link', { name: 'questions of their own' }).click();
  await expect(page).toHaveURL(/\/hurt\/?$/);
  expect(await taker.kind()).toBe('intro');
});

function isBundle(response) {
  return response.headers()['content-type']?.startsWith('application/json');
}
