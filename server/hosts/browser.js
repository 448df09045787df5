// Somebody with a browser, who answers until the plan.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { evaluate, person, shown } from '../e2e/lib/amends.js';
import { FrameTaker, painted } from '../e2e/lib/host.js';
import { Taker } from '../e2e/lib/taker.js';

const { chromium, expect } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');
const someone = person('friend');
const wanted = shown(evaluate(someone));

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Answers on a page or in a frame, and compares the plan with what the command says. */
export async function toPlan(page) {
  const taker = page.parentFrame ? new FrameTaker(page) : new Taker(page);
  await expect(taker.current).toHaveCount(1, { timeout: 60_000 });
  if (page.parentFrame) await painted(page); // while it grows, what is pressed moves
  await taker.answer(someone);
  expect(await taker.outcome()).toEqual(wanted);
}

export const chromiumVersion = () => execFileSync(process.env.CHROMIUM || '/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).trim();

export { expect };
