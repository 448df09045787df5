// An assessment in the page of another site: a whole run, and what the site hears of it.
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, line, test } from '../lib/host.js';

const someone = person('friend');

test('a whole run inside the frame, with the same plan', async ({ host }) => {
  await host.open(line());
  const taker = await host.taker();
  await taker.answer(someone);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  expect(await host.told()).toEqual(['ready', 'start', 'complete']);
});
