// Where hosts put the line, as it is printed for them: the questions fill the place that is kept for them, from the first paint.
import { expect, line, printedLines, test } from '../lib/host.js';

/** What the reader sees of the element and of the frame in it, without having pressed anything. */
const seen = (page) => page.evaluate(() => {
  const element = document.querySelector('amends-assessment'), frame = element.shadowRoot.querySelector('iframe');
  const [outer, inner] = [element, frame].map((e) => e.getBoundingClientRect());
  const parent = element.parentElement, style = getComputedStyle(parent);
  return {
    gap: inner.top - outer.top, left: inner.left - outer.left, below: outer.bottom - inner.bottom, height: inner.height, width: inner.width,
    opacity: getComputedStyle(frame).opacity,
    room: parent.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
  };
});

const kept = (page) => Math.min(page.viewportSize().height, 768);

async function expectFilled(host, page, room) {
  await host.frames();
  const { gap, left, below, height, width, opacity, room: parents } = await seen(page);
  expect({ gap, left, below, opacity }).toEqual({ gap: 0, left: 0, below: 0, opacity: '1' });
  expect(height).toBeGreaterThanOrEqual(kept(page));
  expect(width).toBeCloseTo(room ?? parents, 0);
}

const containers = {
  'a block': (text) => text,
  'a centred column of flex': (text) => `<div style="display:flex;flex-direction:column;align-items:center">${text}</div>`,
  'a centred row of flex': (text) => `<div style="display:flex;justify-content:center;align-items:center">${text}</div>`,
  'a centred grid': (text) => `<div style="display:grid;place-items:center">${text}</div>`,
  'a float': (text) => `<div style="float:left">${text}</div>`,
  'a cell of a table': (text) => `<table style="border-spacing:0"><tr><td style="padding:0">${text}</td></tr></table>`,
  'an inline block': (text) => `<div style="display:inline-block">${text}</div>`,
  'a box that fits its content': (text) => `<div style="width:fit-content">${text}</div>`,
  'a box that is put somewhere': (text) => `<div style="position:absolute;inset-inline:0">${text}</div>`,
};
for (const viewport of [{ width: 1920, height: 950 }, { width: 390, height: 844 }]) {
  test.describe(`${viewport.width} wide`, () => {
    test.use({ viewport });
    for (const [name, put] of Object.entries(containers)) {
      test(`in ${name} the frame is as wide as that, and fills its place`, async ({ host, page }) => {
        await host.open(put(line()));
        const main = await page.locator('main').evaluate((e) => e.clientWidth);
        await expectFilled(host, page, name === 'a box that is put somewhere' ? viewport.width : main);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways').toBe(true);
      });
    }
  });
}

test('beside a column of the host, the frame takes what that leaves', async ({ host, page }) => {
  await host.open(`<div style="display:flex"><div id="column" style="width:200px">A column.</div>${line()}</div>`);
  await expectFilled(host, page, (await page.locator('main').evaluate((e) => e.clientWidth)) - 200);
  expect(await page.locator('#column').evaluate((e) => e.offsetWidth)).toBe(200);
});

test('every printed line shows the questions in the place that it keeps, and nothing moves', async ({ host, page }) => {
  await page.setViewportSize({ width: 1920, height: 950 });
  const lines = await printedLines(page);
  expect(Object.keys(lines)).toHaveLength(6);
  for (const where of ['/embed', 'docs/hosts.md', 'README.md']) expect(lines[where], where).toBe(lines['embed-code']);
  for (const [where, text] of Object.entries(lines)) {
    await test.step(where, async () => {
      await host.open(`${text}<p>After.</p>`);
      await expectFilled(host, page);
      expect(await page.evaluate(() => window.shifted), where).toBeLessThanOrEqual(0.02);
    });
  }
});

test('the least height is the host\'s, before the script is there and after', async ({ host, page }) => {
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/embed.js', async (route) => {
    await held;
    await route.continue();
  });
  const opened = host.open(`<style>main{--amends-height:40rem}</style>${line()}`); // its script is waited for
  expect(await page.locator('amends-assessment').evaluate((e) => e.offsetHeight)).toBe(640);
  release();
  await opened;
  await expectHeight(host, page, 640);
});

test('a height of the host\'s own style sheet is filled', async ({ host, page }) => {
  await host.open(`<style>amends-assessment{min-height:3000px!important}</style>${line()}`);
  await expectHeight(host, page, 3000);
});

async function expectHeight(host, page, pixels) {
  await host.frames();
  const { gap, below, height } = await seen(page);
  expect({ gap, below, height }).toEqual({ gap: 0, below: 0, height: pixels });
}

test('hidden hides it, and so does display: none', async ({ host, page }) => {
  await host.open(line());
  await host.frames();
  const element = page.locator('amends-assessment');
  await element.evaluate((e) => { e.hidden = true; });
  await expect(element).toBeHidden();
  await element.evaluate((e) => { e.hidden = false; });
  await expect(element).toBeVisible();
  await element.evaluate((e) => { e.style.display = 'none'; });
  await expect(element).toBeHidden();
});

test('a button keeps no place for questions, whatever the line kept', async ({ host, page }) => {
  await host.open(line('start="button"', 'Ask for a plan'));
  await expect(page.getByRole('button', { name: 'Ask for a plan' })).toBeVisible();
  expect(await page.locator('amends-assessment').evaluate((e) => e.offsetHeight)).toBeLessThan(100);
});
