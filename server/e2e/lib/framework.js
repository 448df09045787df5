// A run in a page that a framework draws: drawn anew, changed and moved on the way, and gone through to the plan.
import { expect } from '@playwright/test';
import { evaluate, person, shown } from './amends.js';
import { FrameTaker, listen } from './host.js';

const someone = person('friend');
const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];

/** The frame that the element has now, once it can be used. */
async function frameOf(page) {
  const frame = await (await page.waitForSelector('amends-assessment iframe')).contentFrame();
  await frame.waitForFunction(() => window.amends?.taken);
  return frame;
}

/** Whether the questions fill the place that the page keeps for them. */
const fills = (page) => page.evaluate(() => {
  const element = document.querySelector('amends-assessment'), frame = element.shadowRoot.querySelector('iframe');
  const [outer, inner] = [element, frame].map((e) => e.getBoundingClientRect());
  return getComputedStyle(frame).opacity === '1' && inner.width === element.parentElement.clientWidth && inner.height === outer.height && inner.height > 500;
});

/** Does something that may move the element. Where the browser loads the frame anew then, what may be kept is there again. */
async function through(page, taker, act, done) {
  const question = await taker.question();
  await taker.page.evaluate(() => { window.kept = true; });
  await page.evaluate(act);
  await page.waitForFunction(done, null, { timeout: 60_000 });
  taker.page = await frameOf(page);
  taker.current = taker.page.locator('[data-page]:visible');
  const kept = await taker.page.evaluate(() => Boolean(window.kept));
  if (!kept) {
    await taker.start();
    for (const asked of safety) {
      expect(await taker.question(), 'safety is asked again').toBe(asked);
      await taker.answerOne(someone.answers);
    }
  }
  expect(await taker.question(), 'nothing is lost').toBe(question);
  return kept;
}

const drawnAgain = () => document.body.textContent.includes('drawn again 1 times');
const standsLast = () => {
  const text = [...document.querySelectorAll('p')].find((e) => e.textContent.startsWith('three'));
  return text.compareDocumentPosition(document.querySelector('amends-assessment')) & Node.DOCUMENT_POSITION_FOLLOWING;
};

/** Goes through it all; tells whether the frame was kept as it was when the page was drawn again, and when it was moved. */
export async function goThrough(page, url) {
  const warned = [];
  page.on('console', (message) => { if (message.type() === 'warning') warned.push(message.text()); });
  await page.addInitScript(listen);
  await page.goto(url);
  const taker = new FrameTaker(await frameOf(page));
  await expect.poll(() => fills(page), 'the questions fill their place').toBe(true);
  await taker.start();
  await taker.hurry(someone.answers, 'history');
  const again = await through(page, taker, () => { window.host.again(); }, drawnAgain);
  await page.evaluate(() => window.host.change({ country: 'IE', lang: 'xx', title: 'About trust' }));
  await expect(page.locator('amends-assessment iframe')).toHaveAttribute('title', 'About trust');
  await expect.poll(() => taker.page.evaluate(() => document.documentElement.dataset.country)).toBe('IE');
  await expect.poll(() => warned.filter((text) => text.includes('no texts in “xx”')).length, 'lang takes effect').toBe(1);
  const moved = await through(page, taker, () => { window.host.move(); }, standsLast);
  await taker.hurry(someone.answers);
  await taker.goOn();
  expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  await expect.poll(() => page.evaluate(() => window.plans), 'the snippet hears of the plan once').toBe(1);
  expect(await page.evaluate(() => window.told.filter((word) => !word.endsWith('ready')).map((word) => word.split(' ').pop()))).toEqual(['start', 'complete']);
  return { again, moved };
}
