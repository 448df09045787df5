// The page of somebody else's site, on another origin than the assessment: localhost, where that is 127.0.0.1.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { at, embedCode } from './amends.js';
import { expect, test as base } from './test.js';
import { Taker } from './taker.js';

/** Where embed.js comes from. */
export const amends = () => process.env.AMENDS_URL;

/**
 * The line that `amends embed-code` prints, which a host pastes: with attributes more, with declarations before those of
 * its style, with something else inside.
 */
export function line(attributes = '', inside = null) {
  let text = embedCode()[0];
  const style = attributes.match(/ ?style="([^"]*)"/);
  if (style) text = text.replace(' style="', ` style="${style[1]};`);
  const more = attributes.replace(style?.[0] ?? '', '').trim();
  text = text.replace(' style="', `${more && ` ${more}`} style="`);
  return inside === null ? text : text.replace(/(<amends-assessment[^>]*>).*(?=<[/]amends-assessment>)/, `$1${inside}`);
}

/** The script of that line alone. */
export const script = () => embedCode()[0].match(/<script.*<[/]script>/)[0];

/** The element of that line alone. */
export const embedded = () => line().replace(script(), '');

/** What a host finds printed, by where: the lines of the command, of the documentation, of README and of the page for hosts. */
export async function printedLines(page) {
  const documented = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')
    .match(/<script async.*<[/]amends-assessment>/)[0].replaceAll('https://HOST', amends());
  await page.goto(at('/embed'));
  await page.getByLabel('Questions', { exact: true }).selectOption('trust');
  const [newest, pinned] = embedCode();
  return {
    'embed-code': newest, 'embed-code, pinned': pinned, 'docs/hosts.md': documented('docs/hosts.md'), 'README.md': documented('README.md'),
    '/embed': await page.locator('#code').inputValue(), '/embed, pinned': await page.locator('#code-pinned').inputValue(),
  };
}

/** Everything that was sent to the host's window, and the element's events in order. Runs before the host's own scripts. */
export function listen() {
  window.heard = [];
  window.told = [];
  window.shifted = 0;
  addEventListener('message', (e) => window.heard.push(e.data), true);
  for (const type of ['ready', 'start', 'complete', 'exit', 'error']) {
    addEventListener(`amends:${type}`, (e) => window.told.push([e.target.id, type, e.detail].filter(Boolean).join(' ')), true);
  }
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
}

/** Waits until what a frame shows has been painted, which out of sight it never is. */
export const painted = (frame) => frame.evaluate(() => new Promise((done) => {
  setTimeout(done, 1000);
  requestAnimationFrame(() => requestAnimationFrame(done));
}));

/** Waits until no frame of a host's page moves or grows any more. */
const settled = (page) => page.evaluate(async () => {
  const where = () => JSON.stringify([...document.querySelectorAll('amends-assessment')].map((e) => e.getBoundingClientRect()));
  for (let before = ''; before !== where();) {
    before = where();
    await new Promise((done) => { setTimeout(done, 100); });
  }
});

/**
 * A taker in a frame of ours. The host's page scrolls and makes room once the frame says so, and what is not painted
 * there yet gets no press: the host's page does. Faster than an eye, a press would go astray.
 */
export class FrameTaker extends Taker {
  async leaves(act) {
    await super.leaves(act);
    await painted(this.page);
    await settled(this.page.page());
    await painted(this.page.page());
  }
}

/** A host's page in a browser: `open` it with a body, then look at its frames. */
export class Host {
  constructor(page, server) {
    this.page = page;
    this.server = server;
    this.url = `http://localhost:${server.address().port}`;
  }

  /** Puts a document on the host, and gives its address. */
  put(body, { path = '/', headers = {}, doctype = '<!doctype html>' } = {}) {
    this.server.documents.set(path, {
      headers, body: `${doctype}<html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>A host</title></head><body><main><h1>A host</h1>${body}</main><footer>The end of the host.</footer></body></html>`,
    });
    return this.url + path;
  }

  get listening() { return listen; }

  async open(body, options) {
    await this.page.addInitScript(listen);
    await this.page.goto(this.put(body, options));
  }

  /** The frames of ours in the order of the page, once so many are ready. */
  async frames(count = 1) {
    await expect.poll(() => this.told().then((told) => told.filter((one) => one.endsWith('ready')).length)).toBeGreaterThanOrEqual(count);
    const elements = await this.page.locator('amends-assessment iframe').elementHandles();
    const frames = await Promise.all(elements.map((element) => element.contentFrame()));
    await Promise.all(frames.map(painted));
    return frames;
  }

  /** A taker in the first frame of ours. */
  async taker() { return new FrameTaker((await this.frames())[0]); }

  heard() { return this.page.evaluate(() => window.heard); }

  told() { return this.page.evaluate(() => window.told); }
}

export const test = base.extend({
  host: async ({ page }, use) => {
    const documents = new Map();
    const server = createServer((request, response) => {
      const { body, headers } = documents.get(request.url) ?? { body: '', headers: {} };
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(body);
    }).listen(0);
    server.documents = documents;
    await new Promise((listening) => { server.once('listening', listening); });
    await use(new Host(page, server));
    server.closeAllConnections();
    await new Promise((closed) => { server.close(closed); });
  },
  /** Where else a test goes on purpose. */
  visits: [[], { option: true }],
  // The host is not foreign, by either name.
  leavesFor: async ({ host, visits }, use) => use([...visits, new URL(host.url).host, new URL(host.url).host.replace('localhost', '127.0.0.1')]),
});

export { expect };
