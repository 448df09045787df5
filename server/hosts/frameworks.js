// The snippets of docs/hosts.md in real frameworks, each built by what is usual for it: gone through to the plan while the page is
// drawn again, changed and moved.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from '../e2e/lib/amends.js';
import { serveFiles } from '../e2e/lib/files.js';
import { goThrough } from '../e2e/lib/framework.js';
import { launch } from './browser.js';
import { frameworks } from './frameworks/build.js';
import { snippets, styles } from './frameworks/snippets.js';
import { answering, freePort, start } from './process.js';
import { publish, table } from './tables.js';

const quiet = { ...process.env, CI: '1', NG_CLI_ANALYTICS: 'false', ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' };

/** What has a program of its own: its package, where its component goes, how it is built, and how what it built is served. */
const built = {
  Angular: { package: '@angular/core', component: 'src/questions.ts', build: ['ng', 'build'], files: 'dist' },
  Next: { package: 'next', component: 'app/questions.jsx', build: ['next', 'build'], serve: ['next', 'start', '-H', '127.0.0.1', '-p'] },
  Astro: { package: 'astro', component: 'src/components/Questions.astro', build: ['astro', 'build'], files: 'dist' },
};

/** Installs and builds a site in a folder of its own, and serves it; gives its address, its version, and a function that ends it. */
async function site(name, folder, address) {
  const its = built[name], at = join(folder, name.toLowerCase()), port = await freePort(), bin = (tool) => join(at, 'node_modules/.bin', tool);
  cpSync(fileURLToPath(new URL(`frameworks/${name.toLowerCase()}`, import.meta.url)), at, { recursive: true });
  const [tool, ...args] = its.build, run = (command, list) => execFileSync(command, list, { cwd: at, env: quiet, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  for (const one of readdirSync(at, { recursive: true, withFileTypes: true })) {
    const file = join(one.parentPath, one.name);
    if (!one.isFile() || file.includes('node_modules')) continue;
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('https://HOST', address).replace('/* STYLES */', styles.trim().replaceAll('\n', ' ')));
  }
  mkdirSync(dirname(join(at, its.component)), { recursive: true });
  writeFileSync(join(at, its.component), snippets(name, address)[0]);
  run(bin(tool), args);
  const { version } = JSON.parse(readFileSync(join(at, 'node_modules', its.package, 'package.json'), 'utf8')), url = `http://127.0.0.1:${port}`;
  if (its.files) return { url, version, stop: await serveFiles(join(at, its.files), port) };
  const program = start(bin(its.serve[0]), [...its.serve.slice(1), String(port)], { cwd: at, env: quiet });
  await answering(url, program);
  return { url, version, stop: () => program.stop() };
}

/** The pages of a framework that needs none, served. */
async function pagesOf(name, address) {
  const pages = await frameworks[name].pages(address), port = await freePort();
  const server = createServer(({ url }, response) => {
    const { type = 'text/plain', body = '' } = pages[url] ?? {};
    response.writeHead(200, { 'content-type': type }).end(body);
  }).listen(port, '127.0.0.1');
  const stop = () => { server.closeAllConnections(); server.close(); };
  return { url: `http://127.0.0.1:${port}`, version: frameworks[name].version, stop };
}

const said = (kept) => (kept ? 'stays as it is' : 'loaded anew, nothing lost');

export async function tryFrameworks(folder) {
  const address = `http://127.0.0.1:${await freePort()}`, rows = [];
  const server = start(binary, ['serve', '-addr', new URL(address).host, '-base', address, '-log', 'off']), browser = await launch();
  await answering(address, server);
  for (const name of [...Object.keys(frameworks), ...Object.keys(built)]) {
    const context = await browser.newContext(), page = await context.newPage();
    let version = '', stop = () => {};
    try {
      const served = await (name in built ? site(name, folder, address) : pagesOf(name, address));
      ({ version, stop } = served);
      const kept = await goThrough(page, served.url);
      rows.push([name, version, said(kept.again), said(kept.moved), 'yes', 'once']);
    } catch (e) {
      await page.screenshot({ path: join(folder, `framework-${name}.png`) }).catch(() => {});
      rows.push([name, version, '', '', `**failed**: ${String(e.stderr || e).replace(/\s+/g, ' ').slice(0, 400)}`, '']);
    } finally {
      await context.close();
      await stop();
    }
    console.log(rows.at(-1).join(' | '));
  }
  await browser.close();
  await server.stop();
  publish('hosts.md', 'frameworks', table(['framework', 'version', 'the frame when the page is drawn again', 'when the element is moved', 'a run to the plan', 'the plan is told'], rows));
  return rows.every((row) => row.at(-1) === 'once');
}
