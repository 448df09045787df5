// Pages that only come up around a plan: nothing for axe to find, and they fit at 400 % zoom.
import { AxeBuilder } from '@axe-core/playwright';
import { person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

const affair = person('affair-just-found-out');

/** From the introduction to the end of everything, by way of a changed answer and a copy by hand. */
async function around(taker, look) {
  const { page } = taker;
  await taker.open();
  await taker.answer(affair, async () => { if (await taker.kind() === 'check') await look('check'); });
  await expect(page.locator('[data-whatif=true]')).toHaveCount(1);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.querySelectorAll('details').forEach((e) => { e.open = true; });
  });
  await page.locator('#copy').click();
  await expect(page.getByRole('textbox')).toBeVisible();
  await look('plan');
  await taker.leaves(() => page.locator('[data-yours] [data-change=over_now]').click());
  await taker.current.locator('[data-option=over]').check();
  await taker.continue();
  await expect(page.locator('[data-news]')).toBeVisible();
  await look('what changed');
  await taker.leaves(() => page.locator('[data-finish]').click());
  await look('done');
}

for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
  test.describe(JSON.stringify(look), () => {
    test.use(look);
    test('axe finds nothing', async ({ taker, page }) => {
      test.slow();
      await around(taker, async (name) => {
        const axe = new AxeBuilder({ page });
        if (look.forcedColors) axe.disableRules('color-contrast'); // the reader's own colours, which axe cannot see
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })), name).toEqual([]);
      });
    });
  });
}

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 225 } });
  test('nothing scrolls sideways, and what is pressed is large enough', async ({ taker, page }) => {
    await around(taker, async (name) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
      const small = await page.evaluate(() => [...document.querySelectorAll('button, summary, main a')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24).map((e) => e.textContent));
      expect(small, name).toEqual([]);
    });
  });
});
