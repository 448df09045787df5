// Playwright's test, with a taker, and with a watch over everything that must not happen on any page.
import { test as base, expect } from '@playwright/test';
import { KeyboardTaker, Taker } from './taker.js';

export const test = base.extend({
  /** In which of the ways of lib/serve.js the site is served: live, static or headers. */
  served: ['live', { option: true, scope: 'worker' }],
  /** The family of fonts that the browser has; playwright.config.js gives it no other. */
  family: ['Liberation', { option: true, scope: 'worker' }],
  /** Tells everything where the site is; every project has workers of its own. */
  address: [async ({ served }, use) => {
    process.env.AMENDS_URL = process.env[`AMENDS_${served.toUpperCase()}`];
    process.env.STATIC = served === 'live' ? '' : served;
    await use(process.env.AMENDS_URL);
  }, { scope: 'worker', auto: true }],
  /** Every request of the context, in order. */
  requests: async ({ context }, use) => {
    const requests = [];
    context.on('request', (request) => requests.push(request));
    await use(requests);
  },
  /** Hosts that a test leaves for on purpose. */
  leavesFor: [[], { option: true }],
  /** Console errors that a test brings about on purpose, as patterns. */
  provokes: [[], { option: true }],
  watch: [async ({ context, requests, leavesFor, provokes }, use) => {
    const errors = [];
    context.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    context.on('weberror', (error) => errors.push(String(error.error())));
    await use();
    const own = new URL(process.env.AMENDS_URL).host;
    const foreign = requests.map((request) => new URL(request.url()))
      .filter((url) => url.protocol.startsWith('http') && url.host !== own && !leavesFor.includes(url.host));
    expect(foreign.map(String), 'requests to foreign hosts').toEqual([]);
    const surprising = errors.filter((error) => !provokes.some((pattern) => pattern.test(error)));
    expect(surprising, 'errors in the console').toEqual([]);
  }, { auto: true }],
  taker: async ({ page }, use) => use(new Taker(page)),
  keyboard: async ({ page }, use) => use(new KeyboardTaker(page)),
});

export { expect };
