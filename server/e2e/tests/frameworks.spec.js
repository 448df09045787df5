// The snippets of docs/hosts.md in the frameworks that they are for, as they are printed there: drawn, drawn again, changed and
// moved on the way to the plan. `make hosts` tries those that need a program of their own to be built.
import { frameworks } from '../../hosts/frameworks/build.js';
import { goThrough } from '../lib/framework.js';
import { amends, expect, test } from '../lib/host.js';

for (const [name, { pages }] of Object.entries(frameworks)) {
  test(`the snippet for ${name}: nothing is lost on the way to the plan, which is told once`, async ({ host, page }) => {
    for (const [path, { type, body }] of Object.entries(await pages(amends()))) host.server.documents.set(path, { headers: { 'content-type': type }, body });
    host.url = host.url.replace('localhost', '127.0.0.1'); // of one site: a private window keeps nothing for a frame of another
    expect(await goThrough(page, host.url), 'where the frame stays as it is').toEqual({ again: name !== 'Turbo', moved: name.startsWith('htmx') });
  });
}
