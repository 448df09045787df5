// A page is kept for offline only if the taker says so, and an open page never changes its version.
import { at, evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/site.js';

const someone = person('friend');
const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const keeping = (page) => page.locator('[data-keeping]');
const taken = (page) => page.waitForFunction(() => window.amends?.taken);

const said = (page, text) => expect(keeping(page).getByRole('status').getByText(text)).toBeVisible();

async function keep(page) {
  await keeping(page).locator('summary').click();
  await keeping(page).getByRole('button', { name: 'Keep them on this device' }).click();
  await said(page, 'They are kept');
}

test('no worker and no cache unless the taker presses the button', async ({ taker, page, requests }) => {
  let release;
  const held = new Promise((go) => { release = go; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await taker.open();
  await expect(keeping(page), 'not offered before the program is there').toBeHidden();
  release();
  await taken(page);
  await taker.answer(someone);
  await keeping(page).locator('summary').click();
  await expect(keeping(page)).toContainText('never your answers');
  await expect(keeping(page)).toContainText('It is a trace');
  await expect(keeping(page)).toContainText('“Exit this page” does not remove them');
  expect(await registrations(page)).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(requests.filter((request) => /worker|keep/.test(request.url()))).toEqual([]);
});

test.describe(() => {
  test.use({ provokes: [/ERR_INTERNET_DISCONNECTED/] }); // the worker asks the server first
  test('a kept page starts offline, leads to the plan, and can be removed again', async ({ taker, page, context }) => {
    await taker.open();
    await taken(page);
    await taker.start();
    await taker.answerOne(someone.answers);
    await keep(page);
    expect(await taker.question(), 'the run goes on').toBe('safety_from_them');
    const kept = await page.evaluate(async () => {
      const [name, ...others] = await caches.keys();
      const urls = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
      return { others, urls };
    });
    expect(kept.others).toEqual([]);
    expect(kept.urls.filter((path) => !path.startsWith('/assets/')).sort()).toEqual(['/trust', '/trust/safety'].map((path) => new URL(at(path)).pathname));
    expect(kept.urls).toHaveLength(9);

    await context.setOffline(true);
    await taker.open();
    await taker.answer(someone);
    expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
    await page.goto(at('/trust/safety'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Using this page safely');

    await taker.open();
    await taken(page);
    await keeping(page).locator('summary').click();
    await keeping(page).getByRole('button', { name: 'Remove them from this device' }).click();
    await said(page, 'They are removed');
    expect(await registrations(page)).toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await expect(keeping(page).getByRole('button', { name: 'Keep them on this device' })).toBeVisible();
  });
});

test.describe(() => {
  test.use({ provokes: [/404|Failed to load resource|could not be kept|Failed to update|Failed to register/] });
  test('what cannot be kept leaves nothing behind, and the page says so', async ({ taker, page, context }) => {
    await context.route('**/trust/safety{,/}', (route) => route.fulfill({ status: 404, body: '' }));
    await taker.open();
    await taken(page);
    await keeping(page).locator('summary').click();
    await keeping(page).getByRole('button', { name: 'Keep them on this device' }).click();
    await said(page, 'Nothing was kept');
    expect(await registrations(page)).toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });
});

test('a kept page makes no request from take-over to exit', async ({ taker, page, requests }) => {
  await taker.open();
  await taken(page);
  await keep(page);
  await taker.open();
  await taken(page);
  await page.waitForTimeout(500);
  const before = requests.length;
  await taker.answer(someone);
  await page.waitForTimeout(2000); // a browser looks for a newer worker a little later
  expect(requests.slice(before).map((request) => request.url())).toEqual([]);
});

// Two versions of the assessments, served one after the other at one address.
test.describe('when the site changes', () => {
  test.use({ provokes: [/Failed to load resource|404/] });
  test('an open run keeps its version, and the next start has the new one', async ({ page, context, taker, site }) => {
    test.slow();
    const url = (path) => site.url(path);
    await page.goto(url('/trust'));
    await taken(page);
    await keep(page);
    await page.goto(url('/trust')); // now the worker serves it
    await taken(page);
    await taker.start();
    await taker.answerOne(someone.answers);
    const old = await page.evaluate(() => ({ ...document.querySelector('script[data-worker]').dataset }));

    await site.renew('Building trust anew');
    expect((await fetch(url(old.bundle))).status, 'the server has forgotten the old version').toBe(404);

    // Another tab starts with the new version; the open run still has all of the old one.
    const second = await context.newPage();
    await second.goto(url('/trust'));
    await expect(second.getByRole('heading', { level: 1 })).toHaveText('Building trust anew');
    await taken(second);
    await second.waitForTimeout(1000);
    for (const asset of [old.bundle, old.wasm, old.exec]) {
      expect(await page.evaluate(async (path) => (await fetch(path)).status, asset)).toBe(200);
    }
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/trust')).active.scriptURL)).toContain(old.worker);
    for (let n = 0; n < 3; n++) await taker.answerOne(someone.answers);
    expect(await taker.kind(), 'the run goes on').toBe('question');

    // With no page of the old version left, the new one is what is kept.
    await page.close();
    await second.close();
    await site.end();
    const third = await context.newPage();
    await expect(async () => {
      await third.goto(url('/trust'));
      await expect(third.getByRole('heading', { level: 1 })).toHaveText('Building trust anew', { timeout: 2000 });
    }).toPass({ timeout: 20_000 });
    await taken(third);
    expect(await third.evaluate(() => caches.keys())).toHaveLength(1);
  });
});
