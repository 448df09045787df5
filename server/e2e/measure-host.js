// Measures what the line of docs/hosts.md costs a host's page, and writes it into docs/performance.md. `make bench` runs it.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from './lib/serve.js';
import config from './playwright.config.js';

const ROUNDS = 5;
const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

const figures = [
  { name: 'embed.js, as it is sent', unit: 'bytes', goal: 2048, of: (run) => run.bytes },
  { name: 'requests before the reader comes near', unit: '', goal: 1, of: (run) => run.requests },
  { name: 'script, style and layout before that, more than without the line', unit: 'ms', goal: 5, of: (run) => run.work },
  { name: 'first question answerable in the frame, on the slow phone', unit: 'ms', of: (run) => run.answerable },
];

let body = '';
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><title>A host</title><link rel="icon" href="data:,">${body}`);
}).listen(0);
await once(server, 'listening');
const host = `http://localhost:${server.address().port}/`; // another origin than 127.0.0.1
const stop = await serve();
const browser = await chromium.launch(config.use.launchOptions);
await idle(''); // the first page of a browser is slower than any other
const runs = [];
for (let round = 0; round < ROUNDS; round++) runs.push(await measure());
await browser.close();
server.close();
await stop();
report();

/** A host's page with the element far below what is seen, then with it in sight. */
async function measure() {
  const address = `${process.env.AMENDS_URL}/embed.js`;
  const answer = await fetch(address, { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  const line = `<script async src="${address}"></script><amends-assessment name="trust"></amends-assessment>`;
  const far = '<div style="height:9000px"></div>';
  const without = await idle(`${far}<amends-assessment></amends-assessment>`);
  const seen = await idle(far + line);
  return {
    bytes: Number(answer.headers.get('content-length')), requests: seen.requests,
    work: seen.work - without.work, answerable: await inSight(line),
  };
}

/** Opens the host's page with the processor as it is, and waits until nothing more happens. */
async function idle(inside) {
  const { context, tab, requests } = await open(inside);
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable');
  await tab.goto(host);
  await tab.waitForTimeout(1500);
  const { metrics } = await session.send('Performance.getMetrics');
  const parts = ['ScriptDuration', 'V8CompileDuration', 'RecalcStyleDuration', 'LayoutDuration'];
  const work = metrics.filter((one) => parts.includes(one.name)).reduce((sum, one) => sum + one.value * 1000, 0);
  await context.close();
  return { work, requests: requests() };
}

/** From opening the host's page on the slow phone of measure.js until the frame can be answered. */
async function inSight(line) {
  const { context, tab } = await open(`<script>addEventListener('amends:ready', () => { window.ready = performance.now(); })</script>${line}`);
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.goto(host);
  await tab.waitForFunction(() => window.ready);
  const ready = await tab.evaluate(() => window.ready);
  await context.close();
  return ready;
}

async function open(inside) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  let requests = 0;
  tab.on('request', (request) => { if (!request.url().startsWith(host)) requests++; });
  body = inside;
  return { context, tab, requests: () => requests };
}

function report() {
  const rows = figures.map(({ name, unit, goal, of }) => {
    const values = runs.map(of).sort((a, b) => a - b);
    const round = (n) => (unit === 'ms' && n < 100 ? n.toFixed(1) : String(Math.round(n)));
    const median = values[ROUNDS >> 1];
    const missed = goal !== undefined && median > goal ? ` (**${round(median - goal)} above**)` : '';
    return `| ${name} | ${round(median)} ${unit}${missed} | ${round(values[0])} – ${round(values.at(-1))} | ${goal ?? ''} |`;
  });
  const table = ['| what | median of five | spread | goal |', '|---|---|---|---|', ...rows].join('\n');
  console.log(`\n## On another site\n\n${table}`);
  const [head, tail] = ['<!-- embed: make bench -->', '<!-- end of embed -->'];
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(head), text.indexOf(tail)];
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no place between ${head} and ${tail}`);
  writeFileSync(file, `${text.slice(0, from + head.length)}\n\n${table}\n\n${text.slice(to)}`);
}
