// Takes the pictures in docs/pictures: every kind of page, on a phone and on a desk, in light and in dark.
// `make pictures` runs it; names after it take only those kinds.
import { chromium, expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { people, person } from './lib/amends.js';
import serve from './lib/serve.js';
import { Taker } from './lib/taker.js';

const folder = process.env.PICTURES ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const only = process.argv.slice(2);
const looks = {
  'phone-light': { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, isMobile: true },
  'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
  'desk-light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'desk-dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
};
const affair = person('affair-just-found-out');
const guarded = (name) => people('guards').find((one) => one.name === name);

/** Leads from the introduction to a question. */
async function until(taker, question, { answers } = affair) {
  await taker.open();
  await taker.start();
  while (await taker.question() !== question) await taker.answerOne(answers);
}

/** Leads to the list of answers. */
async function toCheck(taker) {
  await until(taker, 'myself');
  await taker.answerOne(affair.answers);
}

const toPlan = async (taker, someone = affair) => {
  await taker.open();
  await taker.answer(someone);
};

/** How each kind of page is reached. */
const kinds = {
  index: (taker) => taker.open('/'),
  intro: (taker) => taker.open(),
  interruption: async (taker) => {
    await taker.open();
    await taker.leaves(() => taker.begin());
  },
  question: (taker) => until(taker, 'contact'),
  'question-many': async (taker) => {
    await until(taker, 'barriers');
    await taker.choose(affair.answers);
  },
  error: async (taker) => {
    await until(taker, 'relationship');
    await taker.current.locator('[type=submit]').click();
  },
  waiting: async (taker) => {
    await taker.page.route('**/*.wasm', () => {});
    await until(taker, 'wellbeing');
    await taker.answerOne(affair.answers);
  },
  failed: async (taker) => {
    await taker.page.route('**/*.wasm', (route) => route.abort());
    await until(taker, 'wellbeing');
    await taker.choose(affair.answers);
    await taker.current.locator('[type=submit]').click();
    await expect(taker.page.locator('[data-trouble=failed]')).toBeVisible();
  },
  check: toCheck,
  plan: toPlan,
  'plan-steps': async (taker) => {
    await toPlan(taker);
    await taker.page.locator('[data-current]').evaluate((e) => window.scrollTo(0, e.offsetTop - 80));
  },
  'plan-end': async (taker) => {
    await toPlan(taker);
    await taker.page.locator('.ahead, .folds').first().evaluate((e) => window.scrollTo(0, e.offsetTop - 80));
  },
  'plan-changed': async (taker) => {
    await toPlan(taker);
    await taker.page.locator('[data-yours] > summary').click();
    await taker.leaves(() => taker.page.locator('[data-change=over_now]').click());
    await taker.current.locator('[data-option=over]').check();
    await taker.continue();
  },
  'plan-whatif': async (taker) => {
    await toPlan(taker);
    await taker.page.locator('[data-whatif] > summary').click();
    await taker.page.locator('[data-whatif]').evaluate((e) => window.scrollTo(0, e.offsetTop - 80));
  },
  'plan-held': (taker) => toPlan(taker, { answers: { ...affair.answers, contact: 'asked-for-space' } }),
  guards: (taker) => toPlan(taker, guarded('crisis')),
  done: async (taker) => {
    await toPlan(taker);
    await taker.leaves(() => taker.page.locator('[data-finish]').click());
  },
  safety: (taker) => taker.open('/safety'),
  form: (taker) => taker.open('/trust/form'),
  missing: (taker) => taker.open('/nothing-here'),
};

const stop = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [look, options] of Object.entries(looks)) {
    for (const [kind, reach] of Object.entries(kinds)) {
      if (only.length > 0 && !only.includes(kind) && !only.includes(look)) continue;
      const context = await browser.newContext({ ...options, locale: 'en-GB', reducedMotion: 'reduce' });
      const page = await context.newPage();
      try {
        await reach(new Taker(page));
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${folder}/${kind}-${look}.png` });
        if (kind === 'plan' && look === 'phone-light') await page.screenshot({ path: `${folder}/plan.png` });
        if (process.env.FULL) await page.screenshot({ path: `${folder}/${kind}-${look}-full.png`, fullPage: true });
        console.log(kind, look, await page.evaluate(() => document.documentElement.scrollHeight));
      } finally {
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await stop();
}

// A third of the size, where ImageMagick is there to do it: a page has few colours.
const pictures = readdirSync(folder).filter((name) => name.endsWith('.png')).map((name) => `${folder}/${name}`);
try {
  execFileSync('mogrify', ['-strip', '+dither', '-colors', '96', '-define', 'png:compression-level=9', '-type', 'palette', ...pictures]);
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
