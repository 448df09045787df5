// Leaving leaves nothing in any browser, by Exit, by Shift, and by going back.
import { person } from '../lib/amends.js';
import { expect, leave, test } from '../lib/browsers.js';

const someone = person('friend');

const traces = () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, name: window.name,
  steps: document.querySelectorAll('[data-step]').length, chosen: document.querySelectorAll('[data-option]:checked').length,
});
const nothing = { local: 0, session: 0, cookies: '', name: '', steps: 0, chosen: 0 };

const ways = {
  button: undefined,
  Shift: async (visit) => { for (let n = 0; n < 3; n++) await visit.key('Shift'); },
};
for (const [name, way] of Object.entries(ways)) {
  test(`from the plan by ${name}, and Back: an empty start`, async ({ visitor, visit, site }) => {
    await visitor.open();
    await visitor.arrive(someone);
    await leave(visit, site.weather, way && (() => way(visit)));
    for (let n = 0; n < 2; n++) {
      await visit.back();
      await visit.until(() => document.title !== 'Weather' && window.amends?.taken);
      expect(await visitor.kind()).toBe('intro');
      expect(await visit.evaluate(traces)).toEqual(nothing);
    }
  });
}

test('a link away and Back: an empty start', async ({ visitor, visit, site }) => {
  await visitor.open();
  await visitor.arrive(someone);
  await visit.open(site.weather);
  await visit.back();
  await visit.until(() => document.title !== 'Weather' && window.amends?.taken);
  await new Promise((later) => { setTimeout(later, 300); });
  expect(await visitor.kind()).toBe('intro');
  expect(await visit.evaluate(traces)).toEqual(nothing);
});
