// A small assessment with one of everything, in place of the one that the server has: its texts do not change.
import { readFileSync } from 'node:fs';

const bundle = readFileSync(new URL('../../../wasm/ui/testdata/small.json', import.meta.url), 'utf8');

/** Answers to it that lead to a plan. */
export const small = { age: 'adult', safe: 'none', years: '3', role: 'me', sorry: 'no', weight: '' };

/** Opens the page with the small assessment behind it, and waits for the program. */
export async function openSmall(taker) {
  await taker.page.route('**/assets/*.json', (route) => route.fulfill({ contentType: 'application/json', body: bundle }));
  await taker.open();
  await taker.page.waitForFunction(() => window.amends.taken);
}
