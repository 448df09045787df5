// Measures what a taker with a cheap phone on a slow network waits for, and writes it into docs/performance.md.
// `make bench` runs it. Emulated: 1.6 Mbit/s down, 0.75 up, 150 ms round trip, four times slower processor; and once more
// with 400 kbit/s and 400 ms. MEASURE=slowest measures only the latter, and prints it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { person } from './lib/amends.js';
import { serve } from './lib/serve.js';
import serveSurvey from './lib/survey.js';
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
  { name: 'from Continue to the next page, the middle of nine', unit: 'ms', goal: 50, of: (run) => middle(run.waits) },
  { name: 'memory at the plan: the program\'s and the heap of scripts', unit: 'MB', goal: 40, of: (run) => run.memory },
  { name: 'program has taken over', unit: 'ms', of: (run) => run.taken },
];

// The same questions as a page of survey-core; first question: half its time. It has no plan: its last page thanks.
const beside = [
  { name: 'first question', of: (run) => run.answerable, goal: 0.5 },
  { name: 'second question after Continue', of: (run) => run.waits[0] },
  { name: 'tenth question after Continue', of: (run) => run.waits[8] },
  { name: 'plan after the last answer (theirs: the thank-you page)', of: (run) => run.plan },
];

// The program on a page whose bytes have all come: from the end of its download until it has taken over.
const boots = [{ rate: 1, goal: 300 }, { rate: 4, goal: 900 }];

// Emulated networks, in bit/s and milliseconds.
const SLOW = { down: 1.6e6, up: 0.75e6, latency: 150 };
const SLOWEST = { down: 0.4e6, up: 0.4e6, latency: 400 };

// On the slowest network, for a taker who reads five seconds a question of the first section. What was before: measured
// with the program of 1,519,272 bytes. Once the program has taken over nothing loads, so later questions are not read.
const slowest = [
  { name: 'from opening to the first question', of: (run) => run.answerable, goal: 0.25 },
  { name: 'from opening to the first question of the second section, reading included', of: (run) => run.second },
  { name: 'longest wait after Continue', of: (run) => run.longest },
  { name: 'waiting in all from opening to the plan (theirs: the thank-you page)', of: (run) => run.waited },
];

const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const stop = await serve();
const peer = await serveSurvey();
const browser = await chromium.launch(config.use.launchOptions);
if (process.env.MEASURE === 'slowest') {
  console.log((await onSlowest()).join('\n'));
  await browser.close();
  peer.stop();
  await stop();
  process.exit();
}
const runs = [];
const theirs = [];
const started = boots.map(() => []);
for (let round = 0; round < ROUNDS; round++) {
  runs.push(await measure());
  theirs.push(await measureSurvey());
  for (let i = 0; i < boots.length; i++) started[i].push(await boot(boots[i].rate));
}
const crawling = await onSlowest();
await browser.close();
peer.stop();
await stop();
report();

async function boot(rate) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await tab.addInitScript(watch);
  await tab.goto(`${process.env.AMENDS_URL}/trust`);
  await tab.waitForFunction(() => window.measured.taken > 0, null, { timeout: 60_000 });
  const time = await tab.evaluate(() => window.measured.taken
    - performance.getEntriesByType('resource').find((e) => e.name.includes('.wasm')).responseEnd);
  await context.close();
  return time;
}

/** Goes through survey-core's page with the same answers; the tool's own delays do not count. */
async function measureSurvey() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  await slow(await context.newCDPSession(tab));
  await tab.goto(peer.url, { timeout: 120_000 });
  const answerable = await tab.evaluate(() => new Promise((done) => {
    const look = () => (document.querySelector('.sd-question input') ? done(performance.now()) : requestAnimationFrame(look));
    look();
  }));
  const { answers } = person('friend');
  const waits = [];
  while (await tab.evaluate(() => window.survey.state) === 'running') {
    await tab.waitForTimeout(300);
    waits.push(await tab.evaluate(turnSurvey, answers));
  }
  await context.close();
  return { answerable, waits, plan: waits.at(-1) };
}

async function measure() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await slow(session);
  await tab.addInitScript(watch);
  const taker = new Taker(tab);
  await tab.goto(`${process.env.AMENDS_URL}/trust`);
  const answerable = await tab.evaluate(() => window.measured.answerable);
  await tab.waitForTimeout(READS);
  await taker.start();
  const waits = await read(tab, taker);
  const plan = await end(tab, taker);
  const seen = await tab.evaluate(() => window.measured);
  const memory = await megabytes(tab, session);
  await context.close();
  return { memory, answerable, paint: seen.paint, shift: seen.shift, taken: seen.taken, wait: Math.max(...waits), waits, plan };
}

/** What the program's memory has grown to, which never shrinks, and what scripts hold; code is in neither. */
async function megabytes(tab, session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const scripts = metrics.find((metric) => metric.name === 'JSHeapUsedSize').value;
  return (scripts + await tab.evaluate(() => window.program.buffer.byteLength)) / 2 ** 20;
}

/** Reads and answers the first nine questions; the time until each next page is there. */
async function read(tab, taker) {
  const { answers } = person('friend');
  const waits = [];
  for (let n = 0; n < 9; n++) {
    await tab.waitForTimeout(READS);
    await taker.choose(answers);
    waits.push((await tab.evaluate(turn)).wait);
    await taker.asked();
  }
  return waits;
}

/** Answers the rest, and waits from the list of answers to the plan. */
async function end(tab, taker) {
  const { answers } = person('friend');
  while (await taker.asked()) await taker.answerOne(answers);
  return tab.evaluate(() => {
    const from = performance.now();
    document.querySelector('[data-go]').click();
    return new Promise((done) => {
      const look = () => (document.querySelector('[data-step]')?.checkVisibility() ? done(performance.now() - from) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  });
}

/** Both pages once on the slowest network, as rows of a table. */
async function onSlowest() {
  const ours = await crawlAmends();
  const other = await crawlSurvey(ours.first);
  return [
    '| what | Amends | survey-core | ratio | goal |', '|---|---|---|---|---|',
    ...slowest.map(({ name, of, goal }) => {
      const ratio = of(ours) / of(other);
      const missed = goal !== undefined && ratio > goal ? ` (**${(ratio - goal).toFixed(2)} above**)` : '';
      return `| ${name} | ${(of(ours) / 1000).toFixed(1)} s | ${(of(other) / 1000).toFixed(1)} s | ${ratio.toFixed(2)}${missed} | ${goal ?? ''} |`;
    }),
  ];
}

/** Opens a page on the slowest network; the time until its first question can be answered, as the page's own clock has it. */
async function crawl(address, answerable) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  await slow(await context.newCDPSession(tab), SLOWEST);
  await tab.addInitScript(watch);
  await tab.goto(address, { timeout: 300_000, waitUntil: 'commit' });
  await tab.waitForFunction(answerable, null, { timeout: 300_000, polling: 'raf' });
  return { context, tab, from: await tab.evaluate(() => performance.now()) };
}

async function crawlAmends() {
  const { answers } = person('friend');
  const { context, tab } = await crawl(`${process.env.AMENDS_URL}/trust`, () => window.measured.answerable > 0);
  const first = await tab.evaluate(() => [...document.querySelectorAll('[data-page][data-question]')].map((e) => e.dataset.question));
  const taker = new Taker(tab);
  await tab.waitForTimeout(READS);
  await taker.start();
  const waits = [];
  let second = 0;
  while (!second) {
    await tab.waitForTimeout(READS);
    await taker.choose(answers);
    const { wait, now } = await tab.evaluate(turn);
    waits.push(wait);
    if (!first.includes(await taker.question())) second = now;
  }
  const plan = await end(tab, taker);
  const answerable = await tab.evaluate(() => window.measured.answerable);
  await context.close();
  return { first, answerable, second, longest: Math.max(...waits, plan), waited: answerable + waits.reduce((a, b) => a + b) + plan };
}

/** survey-core's page with the same answers: as long in front of the first section's questions. */
async function crawlSurvey(first) {
  const { answers } = person('friend');
  const { context, tab, from } = await crawl(peer.url, () => document.querySelector('.sd-question input'));
  await tab.waitForTimeout(READS); // as long as our introduction
  const waits = [];
  let second = 0;
  while (await tab.evaluate(() => window.survey.state) === 'running') {
    const name = await tab.evaluate(() => window.survey.currentSingleQuestion.name);
    if (!second && !first.includes(name)) second = await tab.evaluate(() => performance.now());
    await tab.waitForTimeout(second ? 300 : READS);
    waits.push(await tab.evaluate(turnSurvey, answers));
  }
  await context.close();
  return { answerable: from, second, longest: Math.max(...waits), waited: from + waits.reduce((a, b) => a + b) };
}

/** Answers the question that survey-core shows, and waits for what comes next. */
function turnSurvey(given) {
  const { survey } = window;
  const shown = () => (survey.state === 'running' ? document.querySelector('.sd-question')?.id : 'the end');
  const question = survey.currentSingleQuestion;
  const value = given[question.name];
  if (value !== undefined) question.value = question.getType() === 'checkbox' ? [value].flat() : value;
  question.isRequired = false;
  const before = shown();
  const from = performance.now();
  (document.querySelector('.sd-navigation__next-btn') ?? document.querySelector('.sd-navigation__complete-btn')).click();
  return new Promise((done) => {
    const look = () => (shown() !== before ? requestAnimationFrame(() => done(performance.now() - from)) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
}

/**
 * Presses Continue inside the page, and waits for another question to be painted: the tool's own delays do not count.
 * How long that took, and when it was by the page's clock.
 */
function turn() {
  const shown = () => [...document.querySelectorAll('[data-page]')].find((e) => e.checkVisibility());
  const before = shown().dataset.question;
  const from = performance.now();
  shown().querySelector('[type=submit]').click();
  return new Promise((done) => {
    const look = () => {
      const now = performance.now();
      if (shown()?.dataset.question && shown().dataset.question !== before) done({ wait: now - from, now });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function slow(session, { down, up, latency } = SLOW) {
  return Promise.all([
    session.send('Network.enable').then(() => session.send('Network.emulateNetworkConditions', {
      offline: false, latency, downloadThroughput: down / 8, uploadThroughput: up / 8,
    })),
    session.send('Emulation.setCPUThrottlingRate', { rate: 4 }),
  ]);
}

/** Runs in the page before anything else. The first section is in the document: it is answerable once that is there. */
function watch() {
  const seen = { answerable: 0, paint: 0, shift: 0, taken: 0 };
  window.measured = seen;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    window.program = instance.exports.mem;
    return instance;
  };
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
  const pairs = beside.map(({ name, of, goal }) => {
    const [ours, other] = [middle(runs.map(of)), middle(theirs.map(of))];
    const missed = goal !== undefined && ours / other > goal ? ` (**${(ours / other - goal).toFixed(2)} above**)` : '';
    return `| ${name} | ${Math.round(ours)} ms | ${Math.round(other)} ms | ${(ours / other).toFixed(2)}${missed} | ${goal ?? ''} |`;
  });
  const starts = boots.map(({ rate, goal }, i) => {
    const time = middle(started[i]);
    return `| ${rate} | ${Math.round(time)} ms${time > goal ? ` (**${Math.round(time - goal)} above**)` : ''} | ${goal} ms |`;
  });
  const table = [
    '| what | median of three | spread | goal |', '|---|---|---|---|', ...rows,
    '', 'The same questions as a page of survey-core and survey-js-ui (brotli 11, one question a page), on the same phone in the same run:', '',
    '| what | Amends | survey-core | ratio | goal |', '|---|---|---|---|---|', ...pairs,
    '', 'Both once with 400 kbit/s, 400 ms round trip and a processor four times slower, for a taker who reads five seconds a question',
    'until the second section; what is waited for later has no reading in it:', '', ...crawling,
    '', 'From the last byte of the program until it has taken over, without a slow network:', '',
    '| processor slower by | time | goal |', '|---|---|---|', ...starts,
  ].join('\n');
  console.log(`\n## The page on a slow phone\n\n${table}`);
  const [head, tail] = ['<!-- page: make bench -->', '<!-- end of page -->'];
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(head), text.indexOf(tail)];
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no place between ${head} and ${tail}`);
  writeFileSync(page, `${text.slice(0, from + head.length)}\n\n${table}\n\n${text.slice(to)}`);
}
