// Starts bin/amends on a free port for the whole run, and ends it afterwards.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { binary } from './amends.js';

export default async function serve() {
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
