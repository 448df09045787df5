// A server of the test's own, whose assessments change.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from './amends.js';
import { expect, test as base } from './test.js';

/** The shipped assessment "trust" at an address that stays the same. */
export class Site {
  constructor(port) {
    this.port = port;
    this.folder = mkdtempSync(join(tmpdir(), 'amends-e2e-'));
    cpSync(fileURLToPath(new URL('../../../assessments/trust', import.meta.url)), join(this.folder, 'trust'), { recursive: true });
  }

  url(path) { return `http://127.0.0.1:${this.port}${path}`; }

  /** Serves what the folder holds, until `end`. */
  async serve() {
    this.server = spawn(binary, ['serve', '-addr', `127.0.0.1:${this.port}`, '-dir', this.folder, '-trusted', '127.0.0.1'], { stdio: 'ignore' });
    await expect.poll(() => fetch(this.url('/readyz')).then((answer) => answer.ok, () => false), { timeout: 60_000 }).toBe(true);
  }

  async end() {
    const server = this.server;
    this.server = null;
    if (server) await new Promise((ended) => { server.once('exit', ended); server.kill('SIGTERM'); });
  }

  /** Another version under another title, by a server that remembers nothing of the one before. */
  async renew(title) {
    await this.end();
    const file = join(this.folder, 'trust', 'assessment.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('title: Rebuilding trust', `title: ${title}`));
    await this.serve();
  }
}

export const test = base.extend({
  /** A free port, for a server of the test's own. */
  port: async ({}, use) => {
    const port = await new Promise((found) => {
      const probe = createServer().listen(0, '127.0.0.1', () => { const at = probe.address().port; probe.close(() => found(at)); });
    });
    await use(port);
  },
  leavesFor: async ({ port }, use) => use([`127.0.0.1:${port}`]),
  site: async ({ port }, use) => {
    const site = new Site(port);
    await site.serve();
    await use(site);
    await site.end();
    rmSync(site.folder, { recursive: true });
  },
});

export { expect };
