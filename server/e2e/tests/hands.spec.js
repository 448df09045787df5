// What real hands and real browsers do: double clicks, translated pages, extensions, Shift held for something else.
import { person, people } from '../lib/amends.js';
import { openSmall, small } from '../lib/small.js';
import { expect, test } from '../lib/test.js';

const danger = people('guards').find(({ name }) => name === 'danger-to-user');

/** Presses twice on the same spot, so many milliseconds apart, as a hand does that doubles every click. */
async function twice(page, locator, apart) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  for (const clickCount of [1, 2]) {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
    if (clickCount === 1 && apart) await page.waitForTimeout(apart);
  }
}

/** Translates as browsers do: each text node is taken out, and a new one put in, wrapped twice; so is what comes later. */
async function translate(page) {
  await page.evaluate(() => {
    const one = (text) => {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent || parent.closest('script, style, textarea, [translate=no]')) return;
      const wrap = Object.assign(document.createElement('font'), { lang: 'xx' });
      wrap.append(Object.assign(document.createElement('font'), { textContent: `«${text.data}»` }));
      parent.replaceChild(wrap, text);
    };
    const all = (root) => {
      if (root.nodeType === Node.TEXT_NODE) return one(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(one);
    };
    const watch = new MutationObserver((list) => list.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
      if (node.nodeName !== 'FONT') all(node);
    })));
    all(document.body);
    watch.observe(document.body, { childList: true, subtree: true });
  });
}

for (const apart of [0, 10, 100, 250]) {
  test(`a double click, ${apart} ms apart, answers and passes over one page only, before the program and after`, async ({ taker, page }) => {
    let free;
    const held = new Promise((done) => { free = done; });
    await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
    await taker.open();
    await twice(page, page.locator('[data-page=intro] [data-start]'), apart);
    expect(await taker.kind()).toBe('interruption');
    await page.waitForTimeout(600);
    await twice(page, page.locator('[data-page=interruption] [data-start]'), apart);
    const first = await taker.question();
    await page.waitForTimeout(600);
    await taker.current.locator('[data-option]').first().check();
    await twice(page, taker.current.locator('button[type=submit]'), apart);
    const second = await taker.question();
    expect(second).not.toBe(first);
    expect(await page.evaluate(() => window.amends.reached)).toBe(3);
    expect(await taker.current.locator(':checked').count(), 'ticked by the second half').toBe(0);
    free();
    await page.waitForFunction(() => window.amends.taken);
    await page.waitForTimeout(600);
    expect(await taker.question()).toBe(second);
    await twice(page, taker.current.locator('button[type=submit]'), apart);
    const third = await taker.question();
    expect(third).not.toBe(second);
    expect(await page.evaluate(() => history.state.page), 'pages on').toBe(4);
    expect(await taker.current.locator(':checked').count(), 'ticked by the second half').toBe(0);
    await page.waitForTimeout(600);
    await twice(page, taker.current.locator('[data-back]'), apart);
    await expect.poll(() => taker.question()).toBe(second);
    await page.waitForTimeout(600);
    expect(await taker.question(), 'back by one page').toBe(second);
  });
}

test('on a translated guard page the numbers are those of the country that is picked, and dial what they show', async ({ taker, page }) => {
  await taker.open();
  await page.waitForFunction(() => window.amends.taken);
  await translate(page);
  await taker.answer(danger);
  expect(await taker.kind()).toBe('guards');
  const select = page.locator('.help-lines select').first();
  for (const [country, number] of [['US', '911'], ['GB', '999'], ['NO', '112'], ['US', '911']]) {
    if (await select.locator(`option[value=${country}]`).count() === 0) continue;
    await select.selectOption(country);
    await expect(page.locator(`.call[href="tel:${number}"] .number`).first()).toHaveText(number);
    const numbers = await page.locator('.call').evaluateAll((all) => all.map((a) => [a.querySelector('.number').textContent, a.getAttribute('href')]));
    for (const [text, href] of numbers) expect(href.replace(/^(tel|sms):/, ''), text).toBe(text.replace(/[^\d+*#]/g, ''));
    expect(await page.locator('.line font').count()).toBe(await page.locator('.line .quiet font, .call > font, .call > font font').count());
  }
});

test('a translated page says what is wrong with an answer', async ({ taker, page }) => {
  await openSmall(taker);
  await translate(page);
  await taker.start();
  while (await taker.current.locator('[data-number]').count() === 0) await taker.answerOne(small);
  await taker.current.locator('[data-number]').fill('many');
  await taker.current.locator('[type=submit]').click();
  await expect(page.locator('main .summary')).toBeVisible();
  await expect(page.locator('main .summary')).toContainText('«');
  await expect(page.locator('main .wrong')).toBeVisible();
});

test('a translated page is taken over and shows the plan, what would change it, and that it was copied', async ({ taker, page, context }) => {
  await context.grantPermissions(['clipboard-write', 'clipboard-read']);
  let free;
  const held = new Promise((done) => { free = done; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await taker.open();
  await translate(page);
  await taker.begin();
  free();
  await page.waitForFunction(() => window.amends.taken);
  const friend = person('friend');
  if (await taker.kind() === 'interruption') await taker.begin();
  await taker.answerRest(friend.answers);
  expect(await taker.kind()).toBe('plan');
  await page.locator('[data-whatif] > summary').click();
  await expect(page.locator('[data-whatif]')).toHaveAttribute('data-whatif', 'true');
  await expect(page.locator('[data-whatif]')).not.toContainText('One moment');
  await taker.unfold('[data-take]');
  await page.locator('#copy').click();
  await expect(page.locator('.take > .said')).toContainText('opied');
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await page.locator('#copy').click();
  await expect(page.locator('#plan-text')).toBeVisible();
  await expect(page.locator('.take > .said')).not.toContainText('opied');
});

const extensions = {
  'puts its element on top of the body': () => document.body.prepend(document.createElement('aside')),
  'wraps the body in a div': () => {
    const wrap = document.createElement('div');
    wrap.append(...document.body.childNodes);
    document.body.append(wrap);
  },
  'wraps it and puts two elements on top': () => {
    const wrap = document.createElement('div');
    wrap.append(...document.body.childNodes);
    document.body.append(document.createElement('aside'), document.createElement('aside'), wrap);
  },
};
for (const [what, does] of Object.entries(extensions)) {
  test(`an extension ${what}: the page stands there once, and nothing is ticked after the end`, async ({ taker, page }) => {
    let free;
    const held = new Promise((done) => { free = done; });
    await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
    await taker.open();
    await taker.begin();
    if (await taker.kind() === 'interruption') await taker.begin();
    await taker.choose(danger.answers);
    await page.evaluate(does);
    const others = await page.locator('aside').count();
    free();
    await page.waitForFunction(() => window.amends.taken);
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.locator('[data-page]')).toHaveCount(1);
    expect(await page.locator('aside').count(), 'what the extension put there').toBe(others);
    expect(await taker.current.locator(':checked').count()).toBe(1);
    await taker.answerRest(danger.answers);
    await taker.leaves(() => page.locator('[data-finish]').click());
    expect(await page.locator('main :checked').count()).toBe(0);
    expect(await taker.kind()).toBe('done');
  });
}

const accidents = {
  'a click between': (page) => page.mouse.click(200, 400),
  'a wheel between': (page) => page.mouse.wheel(0, 100),
  'Alt between': (page) => page.keyboard.press('Alt'),
};
for (const [what, between] of Object.entries(accidents)) {
  test(`Shift three times with ${what} does not leave`, async ({ taker, page }) => {
    await taker.open();
    await taker.begin();
    for (let n = 0; n < 3; n++) {
      await page.keyboard.down('Shift');
      await between(page);
      await page.keyboard.up('Shift');
      await page.keyboard.press('Shift');
      await between(page);
    }
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/trust');
    await expect(page.locator('html')).not.toHaveClass(/gone/);
  });
}

test('Alt and Shift, which switch the keyboard, do not leave', async ({ taker, page }) => {
  await taker.open();
  await page.keyboard.down('Alt');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
  await page.keyboard.up('Alt');
  await page.waitForTimeout(300);
  await expect(page.locator('html')).not.toHaveClass(/gone/);
});
