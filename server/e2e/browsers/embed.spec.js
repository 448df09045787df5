// In other sites: the line that hosts are told to paste, and a sandbox.
import { embedCode, evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';
import { Visitor } from '../lib/visitor.js';

const someone = person('friend');
const listen = `<script>window.told = []; for (const type of ['ready', 'start', 'complete', 'exit', 'error']) {
  addEventListener('amends-' + type, () => told.push(type)); }</script>`;

test('the line of embed-code: as wide and high as its place, to the plan, moved, left', async ({ visit, site }) => {
  await visit.open(site.put(`${listen}${embedCode()[0]}`));
  await visit.until(() => window.told.includes('ready'));
  const size = await visit.evaluate(() => {
    const element = document.querySelector('amends-assessment'), frame = element.shadowRoot.querySelector('iframe').getBoundingClientRect();
    return { width: frame.width / element.clientWidth, height: frame.height / element.clientHeight, high: frame.height };
  });
  expect(size).toEqual({ width: 1, height: 1, high: expect.any(Number) });
  expect(size.high).toBeGreaterThan(500);
  const visitor = new Visitor(visit);
  await visit.inside('iframe');
  await visitor.start();
  await visitor.answerOne(someone.answers); // by pointer, in the frame
  await visitor.arriveFrom(someone);
  expect(await visitor.outcome()).toEqual(shown(evaluate(someone)));
  await visit.outside();
  expect(await visit.evaluate(() => window.told)).toEqual(['ready', 'start', 'complete']);
});

test('in a sandbox with nothing but scripts: whole, to the plan', async ({ visit, site }) => {
  await visit.open(site.put(`<iframe sandbox="allow-scripts" title="Questions" width="700" height="500" src="${process.env.AMENDS_URL}/embed/trust/"></iframe>`));
  const visitor = new Visitor(visit);
  await visit.inside('iframe');
  expect(await visit.until(() => document.readyState === 'complete' && getComputedStyle(document.documentElement).getPropertyValue('--paper').trim())).toMatch(/^#/);
  await visitor.arrive(someone);
  expect(await visitor.outcome()).toEqual(shown(evaluate(someone)));
  await visit.outside();
});

test('in a dialog: Escape closes it, in the frame too', async ({ visit, site }) => {
  await visit.open(site.put(listen + embedCode()[0].replace('name="trust"', 'name="trust" start="button"')));
  await visit.until(() => Boolean(customElements.get('amends-assessment')));
  for (const within of [false, true]) {
    await visit.press('button');
    await visit.until((n) => window.told.filter((type) => type === 'ready').length > n, Number(within));
    if (within) {
      await visit.inside('iframe');
      await new Visitor(visit).press('[data-start]');
    }
    await visit.key('Escape');
    await visit.outside();
    await visit.until((n) => window.told.filter((type) => type === 'exit').length > n, Number(within));
  }
});
