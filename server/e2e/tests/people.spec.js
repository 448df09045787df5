// Six people get in the browser the plan that the command gives for the same answers, step for step.
import { evaluate, people, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

for (const someone of people('people')) {
  test(`${someone.name} gets the plan that eval gives`, async ({ taker }) => {
    const result = evaluate(someone);
    expect(result.complete, 'eval takes the answers for complete').toBe(true);
    expect(result.ignored).toEqual([]);
    await taker.open();
    await taker.answer(someone);
    expect(await taker.kind()).toBe('plan');
    expect(await taker.outcome()).toEqual(shown(result));
  });
}

test('the keyboard alone reaches the plan', async ({ keyboard }) => {
  const someone = person('lie-weeks-ago');
  await keyboard.open();
  await keyboard.answer(someone);
  expect(await keyboard.outcome()).toEqual(shown(evaluate(someone)));
});

test('going back and changing an answer leaves nothing of the old one', async ({ taker }) => {
  const someone = person('friend');
  await taker.open();
  await taker.start();
  while (await taker.question() !== 'cause') await taker.answerOne(someone.answers);
  await taker.current.locator('[data-option=lie]').check();
  await taker.continue();
  await taker.back();
  await taker.current.locator('[data-option=lie]').uncheck();
  await taker.answerRest(someone.answers);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
});
