// Playwright's test as a runner, with a browser of driver.js and somebody in front of it.
import { test as base, expect } from '@playwright/test';
import { createServer } from 'node:http';
import * as drivers from './driver.js';
import { Visitor } from './visitor.js';

/** In the page: keeps what goes wrong from now on, for browsers that tell nobody. */
function watch() {
  window.wrong = [];
  const { error } = console;
  console.error = (...all) => { window.wrong.push(all.map(String).join(' ')); error(...all); };
  addEventListener('error', (e) => window.wrong.push(e.message || `not loaded: ${e.target.src ?? e.target.href}`), true);
  addEventListener('unhandledrejection', (e) => window.wrong.push(String(e.reason)));
  addEventListener('securitypolicyviolation', (e) => window.wrong.push(`refused: ${e.violatedDirective} ${e.blockedURI}`));
}

/** A visitor who notices what goes wrong in the page. */
class Watched extends Visitor {
  async open(path) {
    await super.open(path);
    await this.visit.evaluate(watch);
  }

  /** What went wrong since the page was opened. */
  async wrong() { return [...(await this.visit.evaluate(() => window.wrong) ?? []), ...this.visit.errors]; }
}

export const test = base.extend({
  /** Which browser: firefox, webkit or wpe. */
  which: ['firefox', { option: true, scope: 'worker' }],
  browsers: [async ({}, use) => {
    process.env.AMENDS_URL = process.env.AMENDS_LIVE;
    process.env.STATIC = '';
    const started = new Map();
    await use({
      /** The browser of the test's kind with some options, started once. */
      async with(which, options = {}) {
        const key = JSON.stringify([which, options]);
        if (!started.has(key)) started.set(key, await drivers[which](options));
        return started.get(key);
      },
    });
    for (const browser of started.values()) await browser.end();
  }, { scope: 'worker' }],
  /** What the browser is started with. */
  options: [{}, { option: true }],
  visit: async ({ browsers, which, options }, use) => {
    const visit = await (await browsers.with(which, options)).visit();
    await use(visit);
    await visit.end();
    expect(visit.errors, 'errors in the console').toEqual([]);
  },
  visitor: async ({ visit }, use) => {
    const visitor = new Watched(visit);
    await use(visitor);
    expect(await visitor.wrong().catch(() => []), 'errors in the page').toEqual([]);
  },
  /** Gives somebody with a browser of nobody else's; end(s) their visit. */
  newVisit: async ({ browsers, which, options }, use) => {
    await use(async () => new Watched(await (await browsers.with(which, options)).visit()));
  },
  /** Another site: put(body) gives the address of a page there, and `weather` where exit leads to in these tests. */
  site: async ({}, use) => {
    const documents = new Map([['/weather', '<title>Weather</title><p>Sunny.']]);
    const server = createServer((request, response) => {
      const found = documents.get(request.url);
      response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(found ?? '');
    });
    await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
    const url = `http://localhost:${server.address().port}`;
    await use({
      weather: `${url}/weather`,
      put(body) {
        documents.set('/', `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A host</title><body><h1>A host</h1>${body}<p>The end.`);
        return `${url}/`;
      },
    });
    server.closeAllConnections();
    await new Promise((closed) => { server.close(closed); });
  },
});

/** Leaves by Exit, which leads to a page that is there without a network. */
export async function leave(visit, weather, press = () => visit.press('[data-exit]')) {
  await visit.evaluate((address) => { document.querySelector('[data-exit]').href = address; }, weather);
  await press();
  await visit.until(() => document.title === 'Weather');
}

export { expect };
