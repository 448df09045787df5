// Takes the pictures in docs/pictures: every kind of page, on a phone and on a desk, in light and in dark.
// `make pictures` runs it; names after it take only those kinds. `make card` runs it for the picture beside a link.
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { kinds } from './lib/kinds.js';
import { serve } from './lib/serve.js';
import { Taker } from './lib/taker.js';

const folder = process.env.PICTURES ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const only = process.argv.slice(2);
const looks = {
  'phone-light': { size: { width: 390, height: 844 }, colorScheme: 'light' },
  'phone-dark': { size: { width: 390, height: 844 }, colorScheme: 'dark' },
  'desk-light': { size: { width: 1280, height: 900 }, colorScheme: 'light' },
  'desk-dark': { size: { width: 1280, height: 900 }, colorScheme: 'dark' },
};

/** A plan is long: places further down in it, and what is opened there. */
const further = {
  kept: ['kept', '[data-keeping]'],
  'plan-copied': ['plan-copied', '[data-take]'],
  'plan-so-far-steps': ['plan-so-far', '[data-before]'],
  'plan-steps': ['plan', '[data-current]'],
  'plan-end': ['plan', '.folds'],
  'plan-whatif': ['plan', '[data-whatif]'],
};
const scenes = Object.fromEntries([
  ...Object.entries(kinds).map(([kind, reach]) => [kind, { reach, place: 'html' }]),
  ...Object.entries(further).map(([name, [kind, place]]) => [name, { reach: kinds[kind], place }]),
]);

const pictures = [];
const take = async (page, name) => {
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path });
  pictures.push(path);
};

/** What messages show beside a link to the site; part of the binary, so it is only taken when it is named. */
async function takeCard() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.goto(new URL('../page/card.html', import.meta.url).href);
  const path = fileURLToPath(new URL('../page/card.png', import.meta.url));
  await page.screenshot({ path });
  pictures.push(path);
  await page.close();
}

const stop = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  if (only.includes('card')) await takeCard();
  for (const [name, { reach, place }] of Object.entries(scenes)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const page = await browser.newPage({ locale: 'en-GB', reducedMotion: 'reduce', viewport: looks['phone-light'].size });
    await reach(new Taker(page));
    await page.mouse.move(0, 0);
    for (const [look, { size, colorScheme }] of Object.entries(looks)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.locator(place).first().evaluate((e) => {
        if (e.localName === 'details') e.open = true;
        window.scrollTo(0, e.offsetTop - 80);
      });
      await page.waitForTimeout(200);
      await take(page, `${name}-${look}`);
      if (name === 'plan' && look === 'phone-light') await take(page, 'plan');
    }
    console.log(name);
    await page.close();
  }
} finally {
  await browser.close();
  await stop();
}

// A third of the size, where ImageMagick is there to do it: a page has few colours.
try {
  execFileSync('mogrify', ['-strip', '+dither', '-colors', '96', '-define', 'png:compression-level=9', '-type', 'palette', ...pictures]);
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
