// Everybody gets in every browser the plan that the command gives, by pointer, by keyboard and after going back.
import { evaluate, people, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';

test('by pointer: every page in its turn, and the plan that eval gives', async ({ visitor }) => {
  const someone = person('affair-just-found-out');
  await visitor.open();
  await visitor.answer(someone);
  expect(await visitor.outcome()).toEqual(shown(evaluate(someone)));
});

for (const folder of ['people', 'guards']) {
  test(`everybody of ${folder}: what eval gives`, async ({ newVisit, which }) => {
    for (const someone of people(folder).slice(0, which === 'wpe' ? 2 : undefined)) { // that engine is webkit's of before
      const visitor = await newVisit();
      await visitor.open();
      await visitor.arrive(someone);
      expect(await visitor.outcome(), someone.name).toEqual(shown(evaluate(someone)));
      expect(await visitor.wrong(), someone.name).toEqual([]);
      await visitor.visit.end();
    }
  });
}

test('by keyboard alone, to the third question and back', async ({ visitor, visit }) => {
  const tabTo = async (selector) => {
    for (let presses = 0; !await visit.evaluate((s) => document.activeElement.matches(s) && document.activeElement.getClientRects().length > 0, selector); presses++) {
      expect(presses, `Tab reaches ${selector}`).toBeLessThan(60);
      await visit.key('Tab');
    }
  };
  const enter = async (selector) => {
    await tabTo(selector);
    await visitor.leaves(() => visit.key('Enter'));
  };
  await visitor.open();
  await enter('[data-start]');
  await enter('[data-start]');
  await tabTo('[type=radio]');
  await visit.key('Space');
  expect(await visit.evaluate(() => document.activeElement.checked)).toBe(true);
  await visit.key('ArrowDown');
  expect(await visit.evaluate(() => [...document.querySelectorAll('[data-question=age] input')].findIndex((e) => e.checked))).toBe(1);
  await visit.evaluate(() => document.querySelector('[data-option=adult]').focus());
  await visit.key('Space');
  await enter('[type=submit]');
  expect(await visitor.question()).toBe('safety_from_them');
  expect(await visit.evaluate(() => document.activeElement.matches('[data-title]')), 'the heading of the new page has the focus').toBe(true);
  await tabTo('[data-option=none]');
  const inSight = await visit.evaluate(() => {
    const { top, bottom } = document.activeElement.parentElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  expect(inSight, 'what Tab reaches is seen whole').toBe(true);
  await visit.key('Space');
  await enter('[type=submit]');
  await visitor.leaves(() => visit.back());
  expect(await visitor.question()).toBe('safety_from_them');
  expect(await visit.evaluate(() => document.querySelector('[data-question=safety_from_them] [data-option=none]').checked)).toBe(true);
});

test('nothing moves at take-over', async ({ visitor, visit }) => {
  await visitor.open();
  const place = () => document.querySelector('[data-page=intro] [data-start]')?.getBoundingClientRect().top;
  const before = await visit.evaluate(place);
  await visit.until(() => window.amends.taken);
  await new Promise((later) => { setTimeout(later, 300); });
  expect(Math.abs(await visit.evaluate(place) - before)).toBeLessThan(2);
});
