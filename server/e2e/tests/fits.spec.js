// What is seen stays where it is, and fits: at the take-over, under Tab, and with large text on a small phone.
import { at } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 720 }]) {
  test(`nothing that is seen moves at the take-over, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    let release;
    const held = new Promise((go) => { release = go; });
    for (const late of ['**/*.wasm', '**/device-*.js']) {
      await page.route(late, async (route) => {
        await held;
        await route.continue();
      });
    }
    await page.goto(at('/trust'), { waitUntil: 'domcontentloaded' });
    const start = page.locator('#start'), seen = () => start.evaluate((e) => e.getBoundingClientRect().top);
    await page.evaluate(() => scrollTo(0, 1e6));
    await page.waitForTimeout(300);
    const before = await seen();
    release();
    await page.waitForFunction(() => window.amends.taken);
    await expect(page.locator('[data-place=intro] [data-part=intro]')).toBeAttached(); // what comes below Start
    await page.waitForTimeout(300);
    expect(Math.abs(await seen() - before)).toBeLessThanOrEqual(1);
  });
}

test('what Tab reaches is seen whole, with its label', async ({ taker, page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await taker.open();
  await taker.start();
  await taker.answerOne({ age: 'adult' });
  const reached = [];
  while (!reached.includes('submit')) {
    await page.keyboard.press('Tab');
    const { name, top, bottom, height } = await page.evaluate(() => {
      const at = document.activeElement, { top, bottom } = (at.closest('.option') ?? at).getBoundingClientRect();
      return { name: at.type === 'submit' ? 'submit' : at.id, top, bottom, height: innerHeight };
    });
    reached.push(name);
    expect(top, name).toBeGreaterThanOrEqual(0);
    expect(bottom, name).toBeLessThanOrEqual(height);
    expect(reached.length).toBeLessThan(40);
  }
});

for (const path of ['/trust', '/trust/safety', '/trust/sources', '/safety', '/embed']) {
  test(`${path} fits a small phone with text twice as large: nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(at(path));
    await page.evaluate(() => { document.documentElement.style.fontSize = '36px'; });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('no browser is sent a directive that it does not know', async ({ request }) => {
  for (const path of ['/trust', '/embed/trust/', '/embed']) {
    const policy = (await request.get(at(path))).headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy, 'default-src says it already, and WebKit warns').not.toContain('manifest-src');
  }
});
