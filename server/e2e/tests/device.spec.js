// What the taker takes along or keeps: only by a press, without a request, and nothing that is sensitive.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { AxeBuilder } from '@axe-core/playwright';
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

test.use({ leavesFor: ['www.bbc.co.uk'] });

const someone = person('affair-just-found-out');
const unseen = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];
const words = 'four words put here';

const offer = (page, name) => page.locator(`[data-offer=${name}]`);
const unfold = (page, name) => offer(page, name).locator('summary').click();
const press = (page, name, what = name) => offer(page, name).locator(`[data-do=${what}]`).click();
const says = (page, name, said) => expect(offer(page, name).locator(`[data-says=${said}]`)).toBeVisible();
const settled = async (page) => {
  await expect(page.locator('[data-whatif=true]')).toHaveCount(1);
  await page.locator('[data-take]:not([open]) > summary').click();
};

/** What a press gives to the downloads. */
async function downloaded(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

async function toPlan(taker) {
  await taker.open();
  await taker.answer(someone);
  await settled(taker.page);
}

async function clean(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })), name).toEqual([]);
}

test('a calendar file of the steps that the taker picked, and a copy as Markdown', async ({ taker, page, requests, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await toPlan(taker);
  const before = requests.length;
  await unfold(page, 'calendar');
  const rows = page.locator('[data-picked]');
  expect(await rows.count()).toBeGreaterThan(3);
  await expect(rows.locator('[type=checkbox]:checked'), 'nothing is picked for the taker').toHaveCount(0);
  await press(page, 'calendar');
  await says(page, 'calendar', 'none');
  for (const n of [0, 1]) await rows.nth(n).locator('[type=checkbox]').check();
  await expect(rows.nth(0).getByLabel('Day'), 'no day is proposed').toHaveValue('');
  await rows.nth(0).getByLabel('Day').fill('2027-02-28');
  await press(page, 'calendar');
  await says(page, 'calendar', 'date');
  await rows.nth(1).getByLabel('Day').fill('2027-03-01');
  await rows.nth(1).getByLabel('Time').fill('18:30');

  const neutral = await downloaded(page, () => press(page, 'calendar'));
  await says(page, 'calendar', 'saved');
  expect(neutral.name).toBe('calendar.ics');
  const titles = await rows.locator('.option label').allTextContents();
  for (const word of ['mends', 'trust', ...titles]) expect(neutral.text.toLowerCase()).not.toContain(word.toLowerCase());
  const events = calendar(neutral.text);
  expect(events.map((e) => [e.summary, e.startDate.toString(), e.startDate.isDate, e.duration.toString()])).toEqual([
    ['A quiet half hour', '2027-02-28', true, 'P1D'], ['A quiet half hour', '2027-03-01T18:30:00', false, 'PT30M'],
  ]);

  await offer(page, 'calendar').getByLabel('The words of each step').check();
  await expect(offer(page, 'calendar').locator('[data-warning]')).toBeVisible();
  // Everything that needs care in a text, and a letter of four octets where a line may be folded.
  const hard = `a\\b; c, d "e" ${'ä€😀'.repeat(40)} <b>`;
  await rows.nth(0).evaluate((row, title) => { row.dataset.picked = title; }, hard);
  const own = calendar((await downloaded(page, () => press(page, 'calendar'))).text);
  expect(own.map((e) => e.summary)).toEqual([hard, titles[1]]);
  expect(new Set([...events, ...own].map((e) => e.uid)).size, 'every entry has a name of its own').toBe(4);

  await press(page, 'copy');
  await says(page, 'copy', 'copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^# \S.*\n\n/);
  for (const phase of evaluate(someone).plan) for (const step of phase.steps) expect(copied.replace(/\\/g, '')).toContain(`${step.title.replace(/\s+/g, ' ')}\n`);
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await press(page, 'copy');
  await expect(offer(page, 'copy').getByRole('textbox')).toHaveValue(copied);
  expect(requests.slice(before).filter((request) => !request.url().startsWith('blob:')).map((request) => request.url())).toEqual([]);
});

/** Reads a calendar as others do, after what only its bytes show. */
function calendar(text) {
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.slice(0, -2).split('\r\n')) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
  const root = new ICAL.Component(ICAL.parse(text));
  expect([root.getFirstPropertyValue('version'), Boolean(root.getFirstPropertyValue('prodid'))]).toEqual(['2.0', true]);
  const entries = root.getAllSubcomponents('vevent');
  for (const entry of entries) {
    expect(entry.getAllSubcomponents(), 'no entry rings').toEqual([]);
    expect(String(entry.getFirstPropertyValue('dtstamp'))).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(entry.getAllProperties().map((property) => property.name).filter((name) => name !== 'duration'))
      .toEqual(['uid', 'dtstamp', 'dtstart', 'summary', 'class', 'transp']);
  }
  return entries.map((entry) => new ICAL.Event(entry));
}

test('answers in a file: without sensitive ones, opened again, and no other file changes anything', async ({ taker, page, requests }) => {
  test.slow();
  await toPlan(taker);
  const before = requests.length;
  const ids = await page.locator('[data-mark=done]').evaluateAll((buttons) => buttons.map((button) => button.dataset.of));
  for (const id of ids) await page.locator(`[data-mark=done][data-of="${id}"]`).dispatchEvent('click'); // most are folded
  await expect(page.locator('[data-marked=done]')).toHaveCount(ids.length);
  await unfold(page, 'save');
  const file = await downloaded(page, () => press(page, 'save'));
  await says(page, 'save', 'saved');
  expect(file.name).toBe('notes.json');
  const saved = JSON.parse(file.text);
  expect(Object.keys(saved)).toEqual(['kind', 'schema', 'assessment', 'version', 'answers', 'marks']);
  const marked = Object.keys(saved.marks);
  expect(marked.length).toBeGreaterThan(0);
  expect(ids).toEqual(expect.arrayContaining(marked));
  expect(Object.keys(saved.answers)).toContain('barriers');
  for (const question of unseen) expect(Object.keys(saved.answers)).not.toContain(question);
  expect(requests.slice(before).filter((request) => !request.url().startsWith('blob:'))).toEqual([]);

  await page.goto('about:blank'); // not a reload: what the session kept is gone
  await taker.open();
  await page.waitForFunction(() => window.amends.take);
  await unfold(page, 'open');
  const answers = () => page.evaluate(() => JSON.parse(window.amends.save()).answers);
  expect(await answers()).toEqual({});
  const change = (more) => JSON.stringify({ ...saved, ...more });
  const give = (text) => page.locator('#open-file').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  for (const [text, said] of [
    ['', 'damaged'], ['{', 'damaged'], [file.text.slice(0, 200), 'damaged'], ['\u0000\u0001', 'damaged'],
    ['null', 'foreign'], ['[]', 'foreign'], ['7', 'foreign'], ['{"answers": {}}', 'foreign'], [change({ kind: 'plan' }), 'foreign'],
    [change({ schema: 0 }), 'version'], [change({ schema: 2 }), 'version'], [change({ schema: '1' }), 'version'], [change({ schema: null }), 'version'],
    [change({ assessment: 'friends' }), 'other'], [change({ assessment: 3 }), 'damaged'],
    [change({ version: 1 }), 'damaged'], [change({ answers: null }), 'damaged'], [change({ answers: [] }), 'damaged'], [change({ answers: 'x' }), 'damaged'],
    [change({ answers: { barriers: { a: 1 } } }), 'damaged'], [change({ answers: { barriers: [1] } }), 'damaged'],
    [change({ marks: [] }), 'damaged'], [change({ marks: { x: 1 } }), 'damaged'],
    [change({ answers: {} }), 'nothing'], [change({ answers: { '': null, ['__proto__']: 'x' } }), 'nothing'],
    [change({ answers: { barriers: 'no-such-option' } }), 'nothing'],
    [' '.repeat(300_000), 'large'],
  ]) {
    await give(text);
    await says(page, 'open', said);
    expect(await answers(), text.slice(0, 80)).toEqual({});
  }

  // An older version of the questions: one is gone, one has lost an option, and a sensitive answer got in.
  await give(change({ version: 'older', answers: { ...saved.answers, gone: 'yes', '__proto__x': null, barriers: ['no-such-option'], age: 'adult', safety_from_me: ['no-such-option'] },
    marks: { ...saved.marks, gone: 'done', '__proto__x': 'done', [ids[0]]: saved.marks[ids[0]] ?? 'no-such-mark' } }));
  const opened = page.locator('[data-part=opened]');
  await expect(opened.locator('[data-differs]')).toBeVisible();
  const questions = JSON.parse(await page.evaluate(() => fetch(document.querySelector('script[data-bundle]').dataset.bundle).then((answer) => answer.text()))).questions;
  const asked = questions.find((question) => question.id === 'barriers').text, gone = 'a question that is no longer asked';
  expect((await opened.locator('li').allTextContents()).sort()).toEqual([asked, gone, gone].sort());
  await taker.start();
  await expect(page.locator('[data-option]:checked'), 'safety is asked again').toHaveCount(0);
  await taker.answerRest(someone.answers, async () => {
    if (await taker.kind() !== 'check') return;
    await expect(page.locator('[data-page=check] [data-differs]')).toBeVisible();
    await clean(page, 'check');
  });
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  await expect(page.locator('[data-page=plan] [data-differs]'), 'the plan says that it may differ').toBeVisible();
  expect((await page.locator('[data-marked=done]').evaluateAll((steps) => steps.map((step) => step.dataset.step))).sort(), 'what was done is ticked off').toEqual(marked.sort());
});

test('answers kept on the device are locked, opened by the passphrase alone, survive exit, and go with one press', async ({ taker, page, requests, context }) => {
  await context.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  test.slow();
  await toPlan(taker);
  const before = requests.length;
  const local = () => page.evaluate(() => ({ ...localStorage }));
  await unfold(page, 'hold');
  for (const [first, second, said] of [['short', 'short', 'short'], [words, `${words}!`, 'differ']]) {
    await page.locator('#hold-words').fill(first);
    await page.locator('#hold-again').fill(second);
    await press(page, 'hold');
    await says(page, 'hold', said);
    expect(await local()).toEqual({});
  }
  await page.locator('#hold-again').fill(words);
  await press(page, 'hold');
  await says(page, 'hold', 'kept');
  await expect(page.locator('#hold-words')).toHaveValue('');
  const [[name, text], ...others] = Object.entries(await local());
  expect(others).toEqual([]);
  expect(name).toMatch(/^kept [0-9a-f]{8}$/);
  const kept = JSON.parse(text);
  expect(Object.keys(kept)).toEqual(['format', 'rounds', 'salt', 'iv', 'data']);
  expect(kept.rounds).toBeGreaterThanOrEqual(600_000);

  // Others can open it with the passphrase: the form is what it says.
  const inside = await page.evaluate(async ({ kept, words }) => {
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const key = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(kept.salt), iterations: kept.rounds },
      await crypto.subtle.importKey('raw', new TextEncoder().encode(words), 'PBKDF2', false, ['deriveKey']), { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(kept.iv) }, key, bytes(kept.data)));
  }, { kept, words });
  expect(inside.length % 4096, 'its length says nothing').toBe(0);
  for (const question of unseen) expect(Object.keys(JSON.parse(inside).answers)).not.toContain(question);
  expect(requests.slice(before).map((request) => request.url())).toEqual([]);

  await page.locator('[data-exit]').click();
  await expect(page).toHaveTitle('Weather');
  await taker.open();
  await page.waitForFunction(() => window.amends.take);
  await unfold(page, 'open');
  await clean(page, 'open');
  const open = async (secret, said) => {
    await page.locator('#open-words').fill(secret);
    await press(page, 'open', 'unlock');
    await says(page, 'open', said);
  };
  const damage = (more) => page.evaluate(([key, value]) => localStorage.setItem(key, value), [name, typeof more === 'string' ? more : JSON.stringify({ ...kept, ...more })]);
  await open('another passphrase', 'wrong');
  for (const [more, said] of [
    ['{', 'broken'], [{ data: '' }, 'broken'], [{ salt: 'AAAA' }, 'broken'], [{ iv: '!' }, 'broken'], [{ rounds: 1 }, 'broken'], [{ rounds: 1e12 }, 'broken'],
    [{ format: 0 }, 'version'], [{ data: kept.data.replace(/^..../, (c) => (c === 'AAAA' ? 'BBBB' : 'AAAA')) }, 'wrong'],
  ]) {
    await damage(more);
    const was = await local();
    await open(words, said);
    expect(await local(), 'nothing is overwritten').toEqual(was);
  }
  await damage({});
  await page.locator('#open-words').fill(words);
  await page.locator('#open-words').press('Enter');
  await expect(page.locator('[data-part=opened]')).toBeVisible();
  await expect(page.locator('[data-part=opened] [data-differs]')).toBeHidden();
  expect(await local(), 'exit and opening leave what was kept on purpose').toEqual({ [name]: text });
  await unfold(page, 'open');
  await press(page, 'open', 'erase');
  await says(page, 'open', 'erased');
  expect(await local()).toEqual({});
  await expect(page.locator('#open-words')).toBeHidden();
});

test('where nothing can be stored the page says why instead of offering it', async ({ taker, page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('refused', 'SecurityError'); } }));
  await toPlan(taker);
  await unfold(page, 'hold');
  await expect(offer(page, 'hold').locator('[data-cannot]')).toBeVisible();
  await expect(page.locator('#hold-words')).toBeHidden();
});

for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark', viewport: { width: 360, height: 740 } }]) {
  test.describe(JSON.stringify(look), () => {
    test.use(look);
    test('axe finds nothing in what is offered at a plan', async ({ taker, page }) => {
      await toPlan(taker);
      for (const name of ['calendar', 'save', 'hold']) await unfold(page, name);
      await page.locator('[data-picked] [type=checkbox]').first().check();
      await clean(page, 'plan');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
}
