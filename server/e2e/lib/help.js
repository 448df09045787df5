// Help in sight: what somebody in need sees without scrolling.
import { expect } from '@playwright/test';

/**
 * On a phone the first call is a button in the first screen; who answers text messages comes next, then one country to pick,
 * and only then the guard's own words.
 */
export async function expectACallInSight(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const guard = page.locator('.guard');
  const call = guard.locator('.call').first();
  await expect(call).toHaveAttribute('href', /^tel:\d+$/);
  const { y, height, width } = await call.boundingBox();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(y + height, 'the first call ends in the first screen').toBeLessThan(844);
  expect(Math.min(height, width), 'and can be hit').toBeGreaterThanOrEqual(44);
  const order = await guard.evaluate((e) => {
    const kind = (one) => one.matches('[href^="tel:"]') ? 'call' : one.matches('[href^="sms:"]') ? 'text' : one.matches('select, .elsewhere') ? 'country' : 'words';
    return [...e.querySelectorAll('.call, select, .elsewhere, .guard > p')].filter((one) => one.checkVisibility()).map(kind);
  });
  expect(order.join(' ')).toMatch(/^call( call| text)* country( words)+$/);
  await expect(page.locator('select:visible, .elsewhere:visible')).toHaveCount(1);
  await page.setViewportSize(size);
}
