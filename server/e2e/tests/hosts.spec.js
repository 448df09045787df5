// What a host's page can do to an assessment, and what stands there when it cannot be shown.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { binary, evaluate, person, shown } from '../lib/amends.js';
import { FrameTaker, Host, amends, expect, line, script, test } from '../lib/host.js';

const someone = person('friend');
const inOurs = (page) => page.frames().filter((frame) => frame.url().startsWith(`${amends()}/embed/`));

async function expectPlan(taker) {
  await taker.answer(someone);
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
}

test('under the strict policy that docs/hosts.md gives', async ({ host }) => {
  const policy = `default-src 'none'; script-src ${amends()}; frame-src ${amends()}; require-trusted-types-for 'script'; trusted-types 'none'`;
  await host.open(line().replace(/ style="[^"]*"/, ''), { headers: { 'content-security-policy': policy } }); // as it says there, too
  await expectPlan(await host.taker());
});

test('in quirks mode, inside a shadow root, with styles that are hostile to frames', async ({ host, page }) => {
  await host.open(`<style>iframe, * { height: 1px !important } iframe { display: none !important }</style>${script()}<div id="shadow" style="height:auto !important"></div>`, { doctype: '' });
  expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
  await page.evaluate(() => {
    const root = document.getElementById('shadow').attachShadow({ mode: 'open' });
    const element = document.createElement('amends-assessment');
    element.setAttribute('name', 'trust');
    root.append(element);
  });
  const taker = await host.taker();
  await taker.start();
  await taker.answerOne(someone.answers);
  expect(await page.evaluate(() => window.told)).toEqual(['shadow ready', 'shadow start']); // as the outer page sees it
});

test.describe(() => {
  test.use({ provokes: [/Unsafe attempt to initiate navigation/], visits: ['www.bbc.co.uk'] });
  test('in a bare sandbox, as publishing systems make: a whole run, and a way out that says what it cannot do', async ({ host, page }) => {
  await host.open(`<iframe sandbox="allow-scripts" title="Questions" width="600" height="700" src="${amends()}/embed/trust/#?secret=abc"></iframe>`);
  await expect.poll(() => inOurs(page).length).toBe(1);
  const [frame] = inOurs(page);
  expect(await frame.evaluate(() => window.origin)).toBe('null');
  await expect(frame.locator('[data-alone]')).toBeVisible();
  const taker = new FrameTaker(frame);
  await expectPlan(taker);
  const heard = await host.heard();
  expect(heard.length, 'WordPress is told the height').toBeGreaterThan(0);
  for (const message of heard) expect(message).toEqual({ message: 'height', value: expect.any(Number), secret: 'abc' });
  await taker.page.locator('[data-exit]').click();
  await expect(frame.locator('[data-left]')).toBeVisible();
  await expect(frame.locator('body')).toHaveText(/Your answers are cleared[^]*Close this tab/);
  expect(await host.heard(), 'WordPress is asked to leave').toContainEqual({ message: 'link', value: `${amends()}/away/`, secret: 'abc' });
  await page.context().route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  await page.goto(`${amends()}/away/`);
  await expect(page, 'where it goes leads on').toHaveTitle('Weather');
  });
});

test.describe(() => {
  test.use({ visits: ['www.bbc.co.uk'] });
  test('without the loader and without a sandbox, leaving at once leaves the host too', async ({ host, page, context }) => {
  await context.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  await host.open(`<iframe title="Questions" width="600" height="700" src="${amends()}/embed/trust/"></iframe>`);
  await expect.poll(() => inOurs(page).length).toBe(1);
  const taker = new FrameTaker(inOurs(page)[0]);
  await taker.start();
  await taker.page.locator('[data-exit]').click();
  await expect(page).toHaveTitle('Weather');
  });
});

test('the line itself inside a sandbox without an origin', async ({ host, page }) => {
  const inner = host.put(line(), { path: '/inner' });
  await host.open(`<iframe sandbox="allow-scripts" title="A part of the host" width="700" height="800" src="${inner}"></iframe>`);
  await expect.poll(() => inOurs(page).length).toBe(1);
  const taker = new FrameTaker(inOurs(page)[0]);
  await expect(taker.current).toBeVisible();
  await expectPlan(taker);
  const part = page.frames().find((frame) => frame.url() === inner);
  expect(await part.evaluate(() => window.told)).toEqual(['ready', 'start', 'complete']);
});

test('where the browser refuses all storage', async ({ host, launchOptions }) => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-e2e-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const context = await chromium.launchPersistentContext(folder, launchOptions);
  try {
    const strict = new Host(await context.newPage(), host.server);
    await strict.open(line());
    const taker = await strict.taker();
    const refused = await strict.page.evaluate(() => { try { return localStorage.length; } catch (e) { return e.name; } });
    expect(refused, 'the browser refuses').toBe('SecurityError');
    await expectPlan(taker);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('messages that somebody forged change nothing', async ({ host, page }) => {
  const evil = host.put(`<script>addEventListener('message', (e) => { for (const one of e.data.list) parent.postMessage(one, '*'); });</script>`, { path: '/evil' })
    .replace('localhost', '127.0.0.1'); // another origin than the host's, and than ours
  await host.open(`${line()}<iframe id="evil" title="Another frame" src="${evil}"></iframe>`);
  const taker = await host.taker();
  await taker.start();
  const { id } = await page.evaluate(() => JSON.parse(document.querySelector('amends-assessment').shadowRoot.querySelector('iframe').name));
  const base = { amends: 1, id };
  const list = [
    { ...base, type: 'leave' }, { ...base, type: 'complete' }, { ...base, type: 'error' }, { ...base, type: 'exit' },
    { ...base, type: 'height', height: 9999, acted: true }, { ...base, type: 'scroll', top: 5000 }, { amends: 2, id, type: 'complete' },
  ];
  const height = () => page.evaluate(() => document.querySelector('amends-assessment').offsetHeight);
  const before = await height();
  // From another frame of another origin, and from the host itself, even with our frame as the source that it claims.
  await page.evaluate((list) => {
    document.getElementById('evil').contentWindow.postMessage({ list }, '*');
    const source = document.querySelector('amends-assessment').shadowRoot.querySelector('iframe').contentWindow;
    const { origin } = new URL(document.querySelector('script[src]').src);
    for (const data of list) {
      window.postMessage(data, '*');
      window.dispatchEvent(new MessageEvent('message', { data, source, origin }));
    }
  }, list);
  await expect.poll(() => host.heard().then((heard) => heard.filter((data) => data.type === 'leave').length), 'they have arrived').toBe(3);
  // To our frame: what only we may say, with a wrong id, and as an order that there is not.
  await page.evaluate(({ id, list }) => {
    const { contentWindow } = document.querySelector('amends-assessment').shadowRoot.querySelector('iframe');
    for (const type of ['start', 'answer', 'exit', 'leave']) contentWindow.postMessage({ amends: 1, id, type, question: 'age' }, '*');
    contentWindow.postMessage({ amends: 1, id: 'other', type: 'look', accent: '#000000' }, '*');
    contentWindow.postMessage({ amends: 1, id, type: 'look', accent: 'red; background: url(//evil)', theme: {} }, '*');
    contentWindow.postMessage({ amends: 1, id, type: 'view', top: 1e9 }, '*');
    contentWindow.postMessage(null, '*');
    for (const one of list) contentWindow.postMessage(one, '*');
  }, { id, list });
  await page.waitForTimeout(300);
  expect(await taker.question()).toBe('age');
  expect(await height()).toBe(before);
  await taker.answerOne(someone.answers);
  expect(await host.told()).toEqual(['ready', 'start']);
  expect(page.url()).toBe(`${host.url}/`);
  await expect(taker.page.locator('[data-exit]')).toBeVisible();
  expect(await taker.page.evaluate(() => document.documentElement.style.getPropertyValue('--accent'))).toBe('');
});

test.describe('what cannot be shown', () => {
  test.use({ provokes: [/frame-ancestors|frame-src|script-src|Framing|404|ERR_|violates/] });

  test('an assessment that there is not: our own calm page', async ({ host, page }) => {
    await host.open(`${script()}<amends-assessment name="trusst"></amends-assessment>`);
    if (process.env.STATIC) { // the page is whatever the file server makes of 404.html
      await expect(page.getByText('could not be shown here')).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole('link', { name: 'Open the questions' })).toBeVisible();
      expect(await host.told()).toEqual(['error']);
      return;
    }
    const [frame] = await host.frames();
    await expect(frame.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    expect(await host.told()).toEqual(['ready', 'error']);
  });

  test('no name, or one that is none: a link, and nothing is loaded', async ({ host, page, requests }) => {
    await host.open(`${script()}<amends-assessment></amends-assessment><amends-assessment name="../x"></amends-assessment>`);
    await expect(page.getByRole('link', { name: 'Open the questions' })).toHaveCount(2);
    for (const link of await page.getByRole('link').all()) expect(await link.getAttribute('href')).toBe(`${amends()}/`);
    expect(requests.filter((one) => one.url().includes('/embed/'))).toEqual([]);
  });

  test('frames that the host forbids: the host\'s own link', async ({ host, page }) => {
    await host.open(line('', `<a href="${amends()}/trust">Rebuilding trust</a>`), {
      headers: { 'content-security-policy': `default-src 'none'; script-src ${amends()}` },
    });
    await expect(page.getByRole('link', { name: 'Rebuilding trust' })).toBeVisible();
    await expect(page.getByText('could not be shown here')).toBeVisible({ timeout: 30_000 });
    expect(await host.told()).toEqual(['error']);
  });

  test('scripts that the host forbids: the host\'s own link', async ({ host, page }) => {
    await host.open(line('', `<a href="${amends()}/trust">Rebuilding trust</a>`), { headers: { 'content-security-policy': "default-src 'none'" } });
    await expect(page.getByRole('link', { name: 'Rebuilding trust' })).toBeVisible();
  });

  test('a host that may not frame: a link', async ({ host, page, context }) => {
    const port = await freePort();
    const server = spawn(binary, ['serve', '-addr', `127.0.0.1:${port}`, '-allow-origin', 'https://example.org'], { stdio: 'ignore' });
    try {
      await expect.poll(() => fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)).toBe(true);
      const strict = `http://127.0.0.1:${port}`;
      // The watch over foreign hosts knows the shared server only; this one is ours too.
      context.removeAllListeners('request');
      await host.open(`<script async src="${strict}/embed.js"></script><amends-assessment name="trust"></amends-assessment>`);
      await expect(page.getByText('could not be shown here')).toBeVisible({ timeout: 30_000 });
      expect(await page.getByRole('link').getAttribute('href')).toBe(`${strict}/trust/`);
      expect(await host.told()).toEqual(['error']);
    } finally {
      server.kill();
    }
  });
});

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => found(port)); });
  });
}
