// Measures what a taker with a cheap phone on a slow network waits for, and writes it into docs/performance.md.
// `make bench` runs it. Emulated: 1.6 Mbit/s down, 0.75 up, 150 ms round trip, four times slower processor.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { person } from './lib/amends.js';
import serve from './lib/serve.js';
import { Taker } from './lib/taker.js';
import config from './playwright.config.js';

const READS = 5_000; // milliseconds that a taker reads a question
const ROUNDS = 3;
const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

const figures = [
  { name: 'first question answerable', unit: 'ms', goal: 1000, of: (run) => run.answerable },
  { name: 'Largest Contentful Paint', unit: 'ms', goal: 1200, of: (run) => run.paint },
  { name: 'layout shift', unit: '', goal: 0.02, of: (run) => run.shift },
  { name: 'longest wait after Continue, reading 5 s a question', unit: 'ms', goal: 200, of: (run) => run.wait },
  { name: 'program has taken over', unit: 'ms', of: (run) => run.taken },
];

const stop = await serve();
const browser = await chromium.launch(config.use.launchOptions);
const runs = [];
for (let round = 0; round < ROUNDS; round++) runs.push(await measure());
await browser.close();
await stop();
report();

async function measure() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  await slow(await context.newCDPSession(tab));
  await tab.addInitScript(watch);
  const taker = new Taker(tab);
  await tab.goto(`${process.env.AMENDS_URL}/trust`);
  const answerable = await tab.evaluate(() => window.measured.answerable);
  await tab.waitForTimeout(READS);
  await taker.start();
  const wait = await read(tab, taker);
  const seen = await tab.evaluate(() => window.measured);
  await context.close();
  return { answerable, paint: seen.paint, shift: seen.shift, taken: seen.taken, wait };
}

/** Reads and answers the first eight questions; the longest time until the next page is there. */
async function read(tab, taker) {
  const { answers } = person('friend');
  let longest = 0;
  for (let n = 0; n < 8; n++) {
    await tab.waitForTimeout(READS);
    await taker.choose(answers);
    longest = Math.max(longest, await tab.evaluate(turn));
    await taker.asked();
  }
  return longest;
}

/** Presses Continue inside the page, and waits for another question to be painted: the tool's own delays do not count. */
function turn() {
  const shown = () => [...document.querySelectorAll('[data-page]')].find((e) => e.checkVisibility());
  const before = shown().dataset.question;
  const from = performance.now();
  shown().querySelector('[type=submit]').click();
  return new Promise((done) => {
    const look = () => {
      if (shown()?.dataset.question && shown().dataset.question !== before) done(performance.now() - from);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function slow(session) {
  return Promise.all([
    session.send('Network.enable').then(() => session.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
    })),
    session.send('Emulation.setCPUThrottlingRate', { rate: 4 }),
  ]);
}

/** Runs in the page before anything else. The first section is in the document: it is answerable once that is there. */
function watch() {
  const seen = { answerable: 0, paint: 0, shift: 0, taken: 0 };
  window.measured = seen;
  document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => { seen.answerable = performance.now(); }));
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.paint = e.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
  const poll = setInterval(() => {
    if (window.amends?.taken) {
      seen.taken = performance.now();
      clearInterval(poll);
    }
  }, 20);
}

function report() {
  const rows = figures.map(({ name, unit, goal, of }) => {
    const values = runs.map(of).sort((a, b) => a - b);
    const round = (n) => (unit ? String(Math.round(n)) : n.toFixed(3));
    const median = values[ROUNDS >> 1];
    const missed = goal !== undefined && median > goal ? ` (**${round(median - goal)} above**)` : '';
    return `| ${name} | ${round(median)} ${unit}${missed} | ${round(values[0])} – ${round(values.at(-1))} | ${goal ?? ''} |`;
  });
  const table = ['| what | median of three | spread | goal |', '|---|---|---|---|', ...rows].join('\n');
  console.log(`\n## The page on a slow phone\n\n${table}`);
  const [head, tail] = ['<!-- page: make bench -->', '<!-- end of page -->'];
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(head), text.indexOf(tail)];
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no place between ${head} and ${tail}`);
  writeFileSync(page, `${text.slice(0, from + head.length)}\n\n${table}\n\n${text.slice(to)}`);
}
