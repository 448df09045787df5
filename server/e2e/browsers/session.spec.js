// What outlives a reload, and what never does.
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';

const affair = person('affair-just-found-out');

test('after a reload only the part about safety is asked again', async ({ visitor, visit }) => {
  await visitor.open();
  await visitor.arrive(affair);
  await visit.reload();
  await visit.until(() => window.amends?.taken);
  expect(await visitor.kind()).toBe('intro');
  await visitor.start();
  const asked = [];
  while (await visitor.kind() === 'question') {
    asked.push(await visitor.question());
    await visitor.answerOne(affair.answers);
  }
  expect(asked).toEqual(['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing', 'home']);
  await visitor.press('[data-go]');
  expect(await visitor.outcome()).toEqual(shown(evaluate(affair)));
});
