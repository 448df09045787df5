// Programs that run for a while.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const running = new Set();

export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => found(port)); });
  });
}

/** Starts a program; it ends with `stop`, or with this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => { said = (said + text).slice(-4000); });
  const ended = new Promise((done) => { child.once('exit', done); child.once('error', (e) => { said += e; done(); }); });
  running.add(child);
  return {
    said: () => said,
    child,
    async stop() {
      end(child, 'SIGTERM');
      const timer = setTimeout(() => end(child, 'SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      running.delete(child);
    },
  };
}

/** Ends a program and those that it started, which are a group of their own. */
function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch { /* it ended by itself */ }
}

process.once('exit', () => { for (const child of running) end(child, 'SIGKILL'); });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Waits until an address answers, whatever it says. */
export async function answering(url, program) {
  for (let tries = 0; tries < 240; tries++) {
    if (program.child.exitCode !== null) throw new Error(`${url}: the program ended: ${program.said()}`);
    if (await fetch(url, { redirect: 'manual' }).then(() => true, () => false)) return;
    await new Promise((later) => setTimeout(later, 500));
  }
  throw new Error(`${url} does not answer: ${program.said()}`);
}
