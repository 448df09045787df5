// Starts bin/amends on a free port for the whole run, and ends it afterwards. With STATIC=1 the site is built as
// files instead, and a plain file server serves it; with STATIC=headers it sends the headers that the site names.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from './amends.js';
import { serveFiles } from './files.js';

export default function serve() {
  return process.env.STATIC ? serveBuilt() : serveLive();
}

async function serveBuilt() {
  const folder = mkdtempSync(join(tmpdir(), 'amends-site-')), port = await freePort();
  process.env.AMENDS_URL = `http://127.0.0.1:${port}`;
  execFileSync(binary, ['build', '-out', folder, '-base', process.env.AMENDS_URL]);
  const stop = await serveFiles(folder, port, process.env.STATIC === 'headers');
  return async () => {
    await stop();
    rmSync(folder, { recursive: true });
  };
}

async function serveLive() {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ['serve', '-addr', address, '-trusted', '127.0.0.1'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said += text; });
  process.env.AMENDS_URL = `http://${address}`;
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

async function ready(url, server, said) {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`amends serve ended: ${said()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`amends serve is not ready after ten seconds: ${said()}`);
}
