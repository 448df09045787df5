// A small assessment with one of everything, in place of the one that the server has: its texts do not change.
import { readFileSync } from 'node:fs';
import { at } from './amends.js';

// As a server sends it: the page's program reads no other form.
const bundle = readFileSync(new URL('../../../wasm/ui/testdata/small.served.json', import.meta.url), 'utf8');

/** Answers to it that lead to a plan. */
export const small = { age: 'adult', safe: 'none', years: '3', role: 'me', sorry: 'no', weight: '' };

/** Opens the page with the small assessment behind it, and waits for the program. */
export async function openSmall(taker) {
  await taker.page.route('**/assets/*.json', (route) => route.fulfill({ contentType: 'application/json', body: bundle }));
  await taker.open();
  await taker.page.waitForFunction(() => window.amends.taken);
}

/** Opens the page with the small assessment's own document, whose first section asks for a number. */
export async function openSmallDocument(taker) {
  const real = await (await fetch(at('/trust'))).text(), tag = /<script src="[^"]*start[^>]*>/, sheet = /<link rel="stylesheet"[^>]*>/;
  const document = readFileSync(new URL('../../page/testdata/assessment.html', import.meta.url), 'utf8')
    .replace(tag, real.match(tag)[0]).replace(sheet, real.match(sheet)[0]).replace(/<script async.*?<[/]script>/, '');
  await taker.page.route('**/assets/*.json', (route) => route.fulfill({ contentType: 'application/json', body: bundle }));
  await taker.page.route(at('/trust'), (route) => route.fulfill({ contentType: 'text/html', body: document }));
  await taker.open();
}
