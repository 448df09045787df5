// Thousands of made-up messages and files for everything that listens: none may change, end or break anything.
// ODD_SECONDS=600 goes on for so long, with ever other ones.
import { person } from '../lib/amends.js';
import { amends, expect, line, test } from '../lib/host.js';
import { postOdd } from '../lib/odd.js';
import { openSmall } from '../lib/small.js';
import { Taker } from '../lib/taker.js';

const seconds = Number(process.env.ODD_SECONDS ?? 0);

/** Does something with one seed after the other: once, or for as long as was asked for. */
async function everOther(act) {
  const until = Date.now() + seconds * 1000;
  let seed = 8;
  do await act(seed++); while (Date.now() < until);
  return seed - 8;
}

test.beforeEach(() => { if (seconds) test.setTimeout((seconds + 120) * 1000); });

/** Where the last of the made-up messages is seen, and waited for. */
const listening = (frame) => frame.evaluate(() => {
  window.sent = 0;
  addEventListener('message', (e) => { window.sent += Number(e.data?.sent === true); });
});

test('made-up messages move, tell and end nothing, whoever sends them', async ({ host, page }) => {
  await host.open(`<iframe id="other" srcdoc="<p>Another frame.</p>"></iframe>${line()}`);
  const [ours] = await host.frames();
  const other = page.frames().find((frame) => frame !== ours && frame.parentFrame());
  const taker = new Taker(ours);
  await taker.start();
  await taker.choose(person('friend').answers);
  const id = await ours.evaluate(() => JSON.parse(window.name).id);
  const [question, state] = [await taker.question(), () => page.evaluate(() => {
    const root = document.querySelector('amends-assessment').shadowRoot, frame = root.querySelector('iframe');
    return [location.href, history.length, window.told.join(), frame.className, frame.style.cssText, frame.name, frame.src, root.childElementCount,
      root.querySelector('i').style.cssText, document.body.childElementCount, document.title, scrollY, [...root.querySelectorAll('dialog')].length].join(' | ');
  })];
  const inside = () => ours.evaluate(() => [location.href, history.length, document.title, document.documentElement.style.getPropertyValue('--view'),
    document.querySelector('[data-page]:not([hidden])').dataset.question, [...document.querySelectorAll('[data-option]:checked')].map((e) => e.dataset.option), sessionStorage.length].join(' | '));
  await listening(page);
  await listening(ours);
  await expect.poll(() => ours.evaluate(() => document.querySelector('[data-page]').checkVisibility())).toBe(true);
  await page.waitForTimeout(500); // what the page tells after a turn
  const before = [await state(), await inside()];
  const types = ['ready', 'start', 'complete', 'exit', 'leave', 'error'], origin = amends();
  const count = 4000;
  let posted = 0;
  await everOther(async (seed) => {
    for (const [from, to, hears] of [[page, 'self', page], [page, 'made', page], [other, 'parent', page], [ours, 'parent', page], [page, 'frame', ours]]) {
      const had = await hears.evaluate(() => window.sent);
      // From another frame even the right ones count for nothing; from the others none that is right is sent.
      await from.evaluate(postOdd, { seed, count, id, to, origin, types });
      await hears.waitForFunction((n) => window.sent > n, had);
      await page.evaluate(() => { window.heard.length = 0; });
      posted += count;
      expect([await state(), await inside()], `${to}, seed ${seed}`).toEqual(before);
    }
  });
  console.log(`${posted} made-up messages changed nothing`);

  // What is right is followed, so that something was tried.
  await page.evaluate((id) => document.querySelector('amends-assessment').shadowRoot.querySelector('iframe').contentWindow.postMessage({ amends: 1, id, type: 'view', top: 77 }, '*'), id);
  await expect.poll(() => ours.evaluate(() => document.documentElement.style.getPropertyValue('--view'))).toBe('77px');
  await ours.evaluate((id) => parent.postMessage({ amends: 1, id, type: 'height', height: 1234, acted: true }, '*'), id);
  await expect.poll(state).toContain('min-height: 1234px');
  expect(await taker.question()).toBe(question);
  await taker.continue();
});

test('a frame with a made-up name is a frame without the loader', async ({ host, page }) => {
  const odd = { toString: 1 };
  const names = [{ amends: 1, id: odd }, { amends: 1, id: '1', lang: true, font: { length: 1 }, theme: odd, accent: odd, background: [odd], text: 1, radius: odd, country: odd, title: odd, run: odd }, [1], { amends: '1', id: '1' }];
  await host.open(names.map((name) => `<iframe name='${JSON.stringify(name)}' src="${amends()}/embed/trust"></iframe>`).join(''));
  for (const frame of page.frames().slice(1)) {
    await expect(frame.locator('[data-page=intro] [data-title]')).toBeVisible();
    expect(await frame.evaluate(() => document.documentElement.getAttribute('style') ?? '')).toBe('');
  }
});

/** Gives a page made-up files to open. It says after each what the page said, and what answers there are. */
async function openOdd({ seed, count, good }) {
  const below = (n) => {
    seed = seed + 0x6D2B79F5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) % n;
  };
  const pick = (list) => list[below(list.length)];
  const odd = () => pick([null, true, -1, 1e308, '', 'me', '__proto__', 'x'.repeat(3000), [], [1], ['me', 'me'], [null], {}, { toString: 1 }, [[]], '\ud800', 0.5, 'adult']);
  const made = () => {
    const text = JSON.stringify(good);
    switch (below(5)) {
      case 0: return text.slice(0, below(text.length));
      case 1: { const at = below(text.length); return text.slice(0, at) + String.fromCharCode(below(65536)) + text.slice(at + below(3)); }
      case 2: return JSON.stringify({ ...good, [pick(Object.keys(good))]: odd() });
      case 3: return JSON.stringify(odd());
    }
    const answers = { ...good.answers };
    for (let n = below(4); n >= 0; n--) answers[pick([...Object.keys(answers), 'age', 'safe', 'gone', '', '__proto__', 'toString'])] = odd();
    return JSON.stringify({ ...good, version: pick([good.version, 'older', '']), answers });
  };
  const input = document.querySelector('#open-file'), became = {}, taken = {};
  for (let n = 0; n < count; n++) {
    const files = new DataTransfer();
    files.items.add(new File([made()], 'notes.json'));
    input.files = files.files;
    for (const e of document.querySelectorAll('[data-offer=open] [data-says]')) e.hidden = true;
    input.dispatchEvent(new Event('change'));
    while (input.value) await new Promise((later) => { const port = new MessageChannel(); port.port1.onmessage = later; port.port2.postMessage(0); });
    const said = document.querySelector('[data-offer=open] [data-says]:not([hidden])')?.dataset.says ?? 'opened';
    became[said] = (became[said] ?? 0) + 1;
    for (const [id, value] of Object.entries(JSON.parse(window.amends.save()).answers)) (taken[id] ??= new Set()).add(JSON.stringify(value));
  }
  return { became, taken: Object.fromEntries(Object.entries(taken).map(([id, set]) => [id, [...set].sort()])) };
}

test('made-up files of answers are refused, or what fits in them is taken', async ({ taker, page, requests }) => {
  await openSmall(taker);
  const good = { kind: 'answers', schema: 1, assessment: 'trust', version: 'x', answers: { role: 'me', sorry: 'no', weight: 0.5 } };
  const before = requests.length;
  const fits = { role: ['"both"', '"me"', '"them"', 'null'], sorry: ['"no"', '"yes"', 'null'] };
  const all = {};
  const rounds = await everOther(async (seed) => {
    const { became, taken } = await page.evaluate(openOdd, { seed, count: 2000, good });
    for (const [said, n] of Object.entries(became)) all[said] = (all[said] ?? 0) + n;
    const { weight = [], ...others } = taken;
    for (const [id, values] of Object.entries(others)) for (const value of values) expect(fits[id] ?? [], `${id}, seed ${seed}`).toContain(value);
    for (const value of weight) expect(value === 'null' || Number.isFinite(Number(value)), value).toBe(true);
  });
  console.log(`${rounds * 2000} made-up files:`, all);
  expect(Object.keys(all).sort()).toEqual(expect.arrayContaining(['damaged', 'foreign', 'opened', 'other', 'version']));
  expect(requests.slice(before).filter((request) => !request.url().startsWith('blob:'))).toEqual([]);
  expect(await page.evaluate(() => [Object.keys(sessionStorage), localStorage.length])).toEqual([['amends'], 0]);
  expect(await taker.kind()).toBe('intro');
});
