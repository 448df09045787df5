// What outlives a reload, and what never does.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, person, shown } from '../lib/amends.js';
import { expect, test } from '../lib/browsers.js';
import { firefox } from '../lib/driver.js';
import { Visitor } from '../lib/visitor.js';

const affair = person('affair-just-found-out');
const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing', 'home'];

test('after a reload only the part about safety is asked again, and everything where a session is written to disk', async ({ visitor, visit, which }) => {
  await visitor.open();
  await visitor.arrive(affair);
  await visit.reload();
  await visit.until(() => window.amends?.taken);
  expect(await visitor.kind()).toBe('intro');
  await visitor.start();
  const asked = [];
  while (await visitor.kind() === 'question') {
    asked.push(await visitor.question());
    await visitor.answerOne(affair.answers);
  }
  if (which === 'firefox') expect(asked).toEqual(expect.arrayContaining([...safety, 'relationship', 'cause']));
  else expect(asked).toEqual(safety);
  await visitor.press('[data-go]');
  expect(await visitor.outcome()).toEqual(shown(evaluate(affair)));
});

test("no answer is in Firefox's profile, with the plan open and after the browser was closed", async ({ which }) => {
  test.skip(which !== 'firefox', 'no other browser writes a session as text');
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const browser = await firefox({ profile, prefs: { 'browser.sessionstore.interval': 500, 'browser.sessionstore.resume_from_crash': true } });
  // What a session is written to is compressed, but for the first time each word stands in it as it is.
  const written = () => readdirSync(profile, { recursive: true }).filter((name) => /sessionstore.*lz4$/.test(name))
    .map((name) => readFileSync(join(profile, name), 'latin1')).join('\n');
  const visit = await browser.visit({ kept: true });
  try {
    const visitor = new Visitor(visit);
    await visitor.open();
    await visitor.arrive(affair);
    await expect.poll(written, 'Firefox has written the session').toContain('/trust');
    for (let n = 0; n < 2; n++) {
      for (const question of Object.keys(affair.answers).filter((id) => id.includes('_') || id.length > 7)) expect(written()).not.toContain(question);
      expect(written()).not.toContain('answers');
      if (n === 0) await browser.end();
    }
  } finally {
    await browser.end().catch(() => {});
    rmSync(profile, { recursive: true, force: true });
  }
});
