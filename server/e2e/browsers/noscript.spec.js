// Without scripting: plain forms to the same plan, and leaving them.
import { at, evaluate, people, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';
import { Visitor } from '../lib/visitor.js';

test.use({ options: { scripting: false } });

test('plain forms lead to the plan that eval gives, and to the page of a guard', async ({ visit }) => {
  const visitor = new Visitor(visit);
  for (const someone of [person('friend'), people('guards').find((one) => one.name === 'danger-to-user')]) {
    await visit.open(at('/trust'));
    expect(await visit.evaluate(() => getComputedStyle(document.querySelector('.stuck')).display), 'never says that it has not loaded completely').toBe('none');
    expect(await visit.sees('.stuck, [data-start], button[type=button]')).toBe(false);
    await visitor.answerForms(someone);
    expect(await visitor.outcome()).toEqual(shown(evaluate(someone)));
  }
});
