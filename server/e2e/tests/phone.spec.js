// On a phone 320 pixels wide nothing scrolls sideways, and what is pressed is large enough.
import { person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

test('every page from the introduction to the plan fits', async ({ taker, page }) => {
  await taker.open();
  await taker.answer(person('affair-just-found-out'), async () => {
    await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), await taker.mark()).toBeLessThanOrEqual(320);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, .option label, [data-exit]')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24).map((e) => e.textContent));
    expect(small, 'targets under 24 pixels').toEqual([]);
  });
});
