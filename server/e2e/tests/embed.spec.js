// An assessment in the page of another site: a whole run, and what that site hears of it.
import { readFileSync, readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { embedCode, evaluate, people, person, shown } from '../lib/amends.js';
import { FrameTaker, amends, expect, line, script, test } from '../lib/host.js';

const someone = person('friend');
const weather = 'https://www.bbc.co.uk/**';
const fulfil = (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' });

/** Every id of a question, an option, a step or a guard of the assessment. */
function ids() {
  const folder = new URL('../../../assessments/trust/', import.meta.url);
  const text = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml') && !name.startsWith('cases'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/\bid: ([a-z0-9_-]+)/g)].map((match) => match[1]))];
}

const types = ['ready', 'height', 'scroll', 'start', 'complete', 'exit', 'leave', 'error'];

/** Nothing that the host hears may say what was answered or what followed. */
async function expectSilence(host) {
  const heard = await host.heard();
  expect(heard.length).toBeGreaterThan(0);
  const words = new Set(ids().filter((id) => !['amends', ...types].includes(id))); // there is a group of steps called amends
  for (const message of heard) {
    const { amends: version, id, type, height, top, acted, ...other } = message;
    expect(other, 'nothing else is in a message').toEqual({});
    expect(version).toBe(1);
    expect(id).toMatch(/^\d+,\d+$/);
    expect(types).toContain(type);
    expect([undefined, 0]).toContain(height && height % 100);
    expect([undefined, 0]).toContain(top && top % 50);
    expect([undefined, true, false]).toContain(acted);
    for (const word of JSON.stringify(message).match(/[a-z][a-z0-9_-]*/g)) expect(words.has(word), `${word} in a message`).toBe(false);
    expect(JSON.stringify(message)).not.toContain(host.url);
  }
}

test('a whole run inside the frame: the same plan, events in order, nothing else said, nothing moved', async ({ host, requests, page }) => {
  await host.open(`<p>Before.</p>${embedCode()[0]}<p>After.</p>`);
  const taker = await host.taker();
  await expect(page.locator('iframe')).toHaveAttribute('sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation');
  await taker.answer(someone);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  expect(await host.told()).toEqual(['ready', 'start', 'complete']);
  await expectSilence(host);
  expect(await page.evaluate(() => window.shifted)).toBeLessThanOrEqual(0.02);
  for (const request of requests.filter((one) => one.url().startsWith(amends()) && !one.url().endsWith('/embed.js'))) {
    expect(await request.headerValue('referer'), 'the host is not named').toBeNull();
    expect(await request.headerValue('cookie')).toBeNull();
  }
  await taker.leaves(() => taker.page.locator('[data-finish]').click());
  expect(await host.told()).toEqual(['ready', 'start', 'complete', 'exit']);
  expect(await page.evaluate(() => history.length), 'turning pages fills no history').toBeLessThanOrEqual(2);
});

// The line keeps the element's place by its style, so nothing moves; where its style is left out, nothing below is in view.
const bare = {
  'below what is seen': ['<div style="height:900px">Above.</div>', '<p>After.</p>'],
  'at the end, with a foot': ['', ''],
};
for (const [name, [above, below]] of Object.entries(bare)) {
  test(`the line without its style, its script after the first paint, ${name}: nothing moved`, async ({ host, page }) => {
    await page.route('**/embed.js', async (route) => {
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      await route.continue();
    });
    await host.open(above + line().replace(/ style="[^"]*"/, '') + below);
    await page.locator('amends-assessment').scrollIntoViewIfNeeded();
    const taker = await host.taker();
    await page.mouse.wheel(0, 5000);
    await expect(page.getByText('The end of the host.')).toBeInViewport();
    await taker.page.waitForFunction(() => window.amends.taken); // the height was told, and perhaps told again
    expect(await page.evaluate(() => window.shifted)).toBeLessThanOrEqual(0.02);
  });
}

test.describe(() => {
  test.use({ provokes: [/integrity/] });
  test('the pinned line, and one that is not what it was pinned to', async ({ host, page }) => {
  const [, pinned] = embedCode();
  await host.open(pinned);
  await host.taker();
  await page.goto(host.put(pinned.replace(/sha384-..../, 'sha384-AAAA'), { path: '/other' }));
  await expect(page.getByRole('link', { name: 'Rebuilding trust' }), 'the link is all there is').toBeVisible();
  });
});

test('the page for hosts writes the line that the command writes, and shows it', async ({ taker, page }) => {
  await taker.open('/embed');
  await page.getByLabel('Questions', { exact: true }).selectOption('trust');
  expect([await page.locator('#code').inputValue(), await page.locator('#code-pinned').inputValue()]).toEqual(embedCode());
  await page.getByLabel('Where they open').selectOption('button');
  await page.getByLabel('Light or dark').selectOption('dark');
  await page.getByLabel('Colour of buttons and links').fill('teal');
  await page.getByLabel('Country').selectOption('GB');
  await expect(page.locator('#code')).toHaveValue(/name="trust" start="button" theme="dark" country="GB" accent="teal">/);
  await expect(page.getByRole('button', { name: 'Start the questions' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: /Copied|by hand/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([]);
});

test('who is stopped for safety looks like somebody who left', async ({ host }) => {
  await host.open(line());
  const taker = await host.taker();
  await taker.answer(people('guards').find((one) => one.name === 'danger-to-user'));
  await expect(taker.page.locator('[data-guard]').first()).toBeVisible();
  await taker.leaves(() => taker.page.locator('[data-finish]').click());
  await taker.leaves(() => taker.current.getByRole('button').last().click());
  await taker.start();
  expect(await host.told()).toEqual(['ready', 'start']);
  await expectSilence(host);
});

test('a press in the frame, held across the take-over, is not lost', async ({ host, page }) => {
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await host.open(line());
  const taker = await host.taker();
  await taker.current.locator('[data-start]').hover();
  await page.mouse.down();
  release();
  await taker.page.waitForFunction(() => window.amends.bundle);
  await page.mouse.up();
  await taker.page.waitForFunction(() => window.amends.taken);
  await expect(taker.current).toHaveAttribute('data-page', 'interruption');
  await taker.start();
  expect(await host.told()).toEqual(['ready', 'start']);
});

test('Back within the frame turns its pages, whatever another frame does', async ({ host, page }) => {
  await host.open(`${line('id="one"')}${line('id="two"')}`);
  await page.locator('#two').scrollIntoViewIfNeeded();
  const [one, two] = (await host.frames(2)).map((frame) => new FrameTaker(frame));
  await one.start();
  await one.answerOne(someone.answers);
  await two.start();
  await two.answerOne(someone.answers);
  await two.answerOne(someone.answers);
  const reached = await two.question();
  await one.back();
  expect(await one.question()).toBe('age');
  expect(await two.question()).toBe(reached);
  await expect(one.current.locator('[data-option=adult]')).toBeChecked();
});

test('two elements of different theme and colour; what cannot be read is corrected, with a warning', async ({ host, page }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning' && message.text().startsWith('amends:')) warnings.push(message.text()); });
  await host.open(`${line('id="one" theme="light" accent="#ffd700" style="--amends-height:30rem"')}
    ${line('id="two" theme="dark" accent="purple" style="--amends-height:30rem;--amends-background:#102030;--amends-text:#224466;--amends-font:Georgia, serif;--amends-radius:2px"')}`);
  await page.locator('#two').scrollIntoViewIfNeeded();
  const frames = await host.frames(2);
  const looks = await Promise.all(frames.map((frame) => frame.evaluate(() => {
    const style = getComputedStyle(document.documentElement), button = getComputedStyle(document.querySelector('.primary'));
    return { background: style.backgroundColor, font: style.fontFamily, radius: button.borderRadius, scheme: style.colorScheme };
  })));
  expect(looks[0]).toMatchObject({ background: 'rgb(251, 247, 241)', scheme: 'light', radius: '11.25px' });
  expect(looks[1]).toEqual({ background: 'rgb(16, 32, 48)', font: 'Georgia, serif', radius: '2px', scheme: 'dark' });
  expect(warnings.filter((text) => /accent #ffd700.*WCAG AA/.test(text)), warnings.join('\n')).toHaveLength(1);
  expect(warnings.filter((text) => /text #224466.*WCAG AA/.test(text))).toHaveLength(1);
  for (const frame of frames) await new FrameTaker(frame).start();
  await expectReadable(page);
  await page.evaluate(() => {
    const one = document.getElementById('one');
    one.setAttribute('theme', 'dark');
    one.scrollIntoView(); // out of sight no colour changes by and by
  });
  await expect.poll(() => frames[0].evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await expectReadable(page);
});

async function expectReadable(page) {
  const { violations } = await new AxeBuilder({ page }).include('amends-assessment').withRules(['color-contrast']).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.failureSummary) }))).toEqual([]);
}

test('values that are none change nothing, with a warning', async ({ host, page }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.text().startsWith('amends:')) warnings.push(message.text()); });
  await host.open(line('theme="blue" accent="url(//evil)" lang="xx" country="Atlantis" style="--amends-font:1;--amends-radius:expression(1);--amends-background:var(--none)"'));
  const taker = await host.taker();
  await expect(taker.current).toBeVisible();
  expect(await taker.page.evaluate(() => document.documentElement.getAttribute('style') ?? '')).not.toMatch(/accent|paper|round|sans/);
  expect(warnings).toHaveLength(6);
});

test('country says whose help lines come first, title what the frame is called', async ({ host, page }) => {
  await host.open(line('country="ie" title="Questions about trust"'));
  const taker = await host.taker();
  await expect(page.locator('iframe')).toHaveAttribute('title', 'Questions about trust');
  await taker.answer(people('guards').find((one) => one.name === 'danger-to-user'));
  await expect(taker.page.locator('select').first()).toHaveValue('IE');
});

const exits = {
  'the button': (taker) => taker.page.locator('[data-exit]').click(),
  'Shift three times': async (taker, page) => { for (let n = 0; n < 3; n++) await page.keyboard.press('Shift'); },
};
for (const [name, leave] of Object.entries(exits)) {
  test.describe(() => {
    test.use({ visits: ['www.bbc.co.uk'] });
    test(`exit by ${name} leaves host and frame, and replaces the host in the history`, async ({ host, page, context }) => {
      await context.route(weather, fulfil);
      await page.goto(host.put('before', { path: '/before' }));
      await host.open(line());
      const taker = await host.taker();
      await taker.start();
      await taker.answerOne(someone.answers);
      await taker.choose({ safety_from_them: ['controls-me'] });
      await leave(taker, page);
      await expect(page).toHaveTitle('Weather');
      await page.goBack();
      expect(page.url(), 'the entry of the host is gone').toBe(`${host.url}/before`);
    });
  });
}

test('added later, removed, and added again', async ({ host, page }) => {
  await host.open(script());
  await page.evaluate(() => {
    const element = document.createElement('amends-assessment');
    element.setAttribute('name', 'trust');
    document.querySelector('main').append(element);
  });
  const first = await host.taker();
  await first.start();
  await page.evaluate(() => { window.kept = document.querySelector('amends-assessment'); window.kept.remove(); });
  await expect.poll(() => page.frames().length).toBe(1);
  await page.evaluate(() => document.querySelector('main').append(window.kept));
  const again = new FrameTaker((await host.frames(2))[0]);
  await expect(again.page.locator('[data-page=intro]')).toBeVisible();
  await expect.poll(() => host.told()).toEqual(['ready', 'start', 'ready']);
});

test('nothing is loaded before the element is near, and its place is kept', async ({ host, page, requests }) => {
  await host.open(`<div style="height:4000px">Far above.</div>${line()}`);
  await page.waitForFunction(() => customElements.get('amends-assessment'));
  await page.waitForTimeout(300);
  const ours = () => requests.filter((one) => one.url().startsWith(amends())).map((one) => new URL(one.url()).pathname);
  expect(ours()).toEqual(['/embed.js']);
  expect(await page.locator('amends-assessment').evaluate((e) => e.offsetHeight)).toBeGreaterThan(500);
  await page.locator('amends-assessment').scrollIntoViewIfNeeded();
  await host.taker();
  expect(ours().length).toBeGreaterThan(1);
});

test('a button opens a dialog; closing it is leaving', async ({ host, page }) => {
  await host.open(`<style>::part(button) { color: rgb(1, 2, 3) }</style>${script()}<amends-assessment name="trust" start="button">Ask for a plan</amends-assessment>`);
  await expect(page.getByRole('button', { name: 'Ask for a plan' })).toHaveCSS('color', 'rgb(1, 2, 3)');
  await page.getByRole('button', { name: 'Ask for a plan' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const taker = await host.taker();
  await taker.answer(someone);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await host.told()).toEqual(['ready', 'start', 'complete', 'exit']);
  await page.getByRole('button', { name: 'Ask for a plan' }).click();
  await expect.poll(() => page.frames().length).toBe(2);
  await expect(page.frames()[1].locator('[data-page=intro]'), 'nothing of the run is left').toBeVisible();
});

test('the height follows the content, focus and errors are scrolled to, and the way out stays in sight', async ({ host, page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await host.open(`<div style="height:500px">Above.</div>${line()}`);
  await page.locator('amends-assessment').scrollIntoViewIfNeeded();
  const taker = await host.taker();
  await taker.start();
  const question = await frameHeight(page);
  while (await taker.question() !== 'relationship') await taker.answerOne(someone.answers);
  await taker.current.locator('[type=submit]').click(); // below what is seen first
  await expect(taker.current.locator('[data-error]').first()).toBeFocused();
  await expectInSight(page, taker.current.locator('[data-error]').first());
  await taker.answerRest(someone.answers);
  await expect.poll(() => frameHeight(page)).toBeGreaterThan(question + 1000);
  await expect(taker.page.locator('[data-page=plan] [data-title]').first()).toBeFocused();
  await expectInSight(page, taker.page.locator('[data-page=plan] [data-title]').first());
  expect(await taker.page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 'nothing scrolls within').toBeLessThanOrEqual(0);
  await page.mouse.move(200, 300);
  await page.mouse.wheel(0, 1500);
  await expectInSight(page, taker.page.locator('[data-exit]'));
  await page.waitForTimeout(1000);
  const settled = await frameHeight(page);
  await page.waitForTimeout(500);
  expect(await frameHeight(page), 'no loop').toBe(settled);
});

const frameHeight = (page) => page.locator('iframe').evaluate((e) => e.offsetHeight);

/** Something in a frame is where the reader of the host's page looks. */
const expectInSight = (page, locator) => expect.poll(async () => {
  const { y } = await locator.boundingBox();
  return y >= 0 && y < page.viewportSize().height;
}).toBe(true);

for (const colorScheme of ['light', 'dark']) {
  test.describe(() => {
    test.use({ colorScheme });
    test(`axe minds nothing on the host's page in ${colorScheme}`, async ({ host, page }) => {
      await host.open(`<meta name="color-scheme" content="light dark">${line()}${line('start="button"', 'Ask for a plan')}`);
      const taker = await host.taker();
      await taker.start();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([]);
    });
  });
}
