// The snippets of docs/hosts.md in the frameworks that they are for, as they are printed there: drawn, drawn again, changed and
// moved on the way to the plan. `make hosts` tries those that need a program of their own to be built.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frameworks } from '../../hosts/frameworks/build.js';
import { snippets } from '../../hosts/frameworks/snippets.js';
import { goThrough } from '../lib/framework.js';
import { amends, expect, test } from '../lib/host.js';

const here = fileURLToPath(new URL('../../hosts/frameworks', import.meta.url));

for (const [name, { pages }] of Object.entries(frameworks)) {
  test(`the snippet for ${name}: nothing is lost on the way to the plan, which is told once`, async ({ host, page }) => {
    for (const [path, { type, body }] of Object.entries(await pages(amends()))) host.server.documents.set(path, { headers: { 'content-type': type }, body });
    host.url = host.url.replace('localhost', '127.0.0.1'); // of one site: a private window keeps nothing for a frame of another
    expect(await goThrough(page, host.url), 'where the frame stays as it is').toEqual({ again: name !== 'Turbo', moved: name.startsWith('htmx') });
  });
}

test('the types for editors know the element in what docs/hosts.md prints for React and Solid', async () => {
  const folder = mkdtempSync(join(here, '.types-')); // where the frameworks' own types are found
  try {
    const address = 'https://amends.example', files = { 'react.tsx': snippets('React 19', address)[0], 'solid.tsx': `/** @jsxImportSource solid-js */\n${snippets('Solid', address)[0]}` };
    files['script.d.ts'] = snippets('TypeScript', address)[0];
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    copyFileSync(join(here, '../../page/embed.d.ts'), join(folder, 'embed.d.ts'));
    const flags = ['--noEmit', '--strict', '--noImplicitAny', 'false', '--module', 'preserve', '--target', 'es2022', '--jsx', 'react-jsx'];
    const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags, ...[...Object.keys(files), 'embed.d.ts'].map((name) => join(folder, name))], { encoding: 'utf8' });
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
