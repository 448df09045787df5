// The page about safety, and pages in narrow windows and with large type.
import { at } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';

test('the safety page says what helps, and whom to call', async ({ visit }) => {
  await visit.open(at('/safety'));
  const text = await visit.text();
  for (const said of ['A different device is safest', 'A private window helps a little', 'clearing the whole history can make somebody suspicious']) {
    expect(text).toContain(said);
  }
  await visit.press('details:not([open]) > summary');
  expect(await visit.evaluate(() => document.querySelectorAll('details[open] [data-line]').length)).toBeGreaterThan(0);
});
