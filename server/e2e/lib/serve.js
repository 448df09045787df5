// Serves the site in every way that the tests look at it, each on a free port for the whole run: by bin/amends (live), as
// files behind a plain file server (static), and behind one that sends the headers that the site names (headers).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from './amends.js';
import { serveFiles } from './files.js';

/** Starts all, says where in AMENDS_LIVE, AMENDS_STATIC and AMENDS_HEADERS, and ends with the function that it gives. */
export default async function serveAll() {
  const ends = await Promise.all([serve(), serveBuilt('static'), serveBuilt('headers')]);
  return () => Promise.all(ends.map((end) => end()));
}

/** Builds the site as files and serves them. */
async function serveBuilt(way) {
  const folder = mkdtempSync(join(tmpdir(), 'amends-site-')), port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  execFileSync(binary, ['build', '-out', folder, '-base', url]);
  const stop = await serveFiles(folder, port, way === 'headers');
  process.env[`AMENDS_${way.toUpperCase()}`] = url;
  return async () => {
    await stop();
    rmSync(folder, { recursive: true });
  };
}

/** Starts bin/amends, at AMENDS_URL too, and ends with the function that it gives. */
export async function serve() {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ['serve', '-addr', address, '-trusted', '127.0.0.1'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said += text; });
  process.env.AMENDS_LIVE = process.env.AMENDS_URL = `http://${address}`;
  await ready(`http://${address}/readyz`, server, () => said);
  return () => new Promise((ended) => {
    server.once('exit', ended);
    server.kill('SIGTERM');
  });
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Waits as long as the server lives: how fast it starts decides nothing here. */
async function ready(url, server, said) {
  while (server.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => { setTimeout(later, 100); });
  }
  throw new Error(`amends serve ended: ${said()}`);
}
