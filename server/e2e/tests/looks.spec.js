// Every kind of page, in light and dark, on a small phone and at 400 % zoom: nothing for axe to find, nothing scrolls
// sideways, and what is pressed is large enough; the last two in three families of fonts, the first in one.
import { AxeBuilder } from '@axe-core/playwright';
import { kinds } from '../lib/kinds.js';
import { expect, test } from '../lib/test.js';

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  provokes: [/404|ERR_FAILED|Failed to fetch|amends: error: read the assessment/], // by pages that say what went wrong
});

// A page of which another one has nearly all is looked at by axe once in each scheme; three stand for all in colours of the reader's own.
const alike = /^plan-|^form-plan/;
const ownColours = ['question-many', 'error', 'plan'];

const looks = {
  'light, on a desk': { media: { colorScheme: 'light' }, size: { width: 1280, height: 900 } },
  'dark, 320 pixels wide': { media: { colorScheme: 'dark' }, size: { width: 320, height: 640 } },
  'light, at 400 % zoom': { media: { colorScheme: 'light' }, size: { width: 320, height: 225 }, axe: (kind) => !alike.test(kind) },
  'own colours': { media: { forcedColors: 'active' }, size: { width: 1280, height: 900 }, axe: (kind) => ownColours.includes(kind) },
};

/** What somebody with a shaky hand, or a narrow screen, would stumble over. */
const stumbles = (page) => page.evaluate(() => {
  const found = document.documentElement.scrollWidth > innerWidth ? [`scrolls sideways: ${document.documentElement.scrollWidth}`] : [];
  for (const e of document.querySelectorAll('button, summary, select, main a, .option label, [data-exit]')) {
    if (e.checkVisibility() && e.getBoundingClientRect().height < 24) found.push(`low: ${e.textContent}`);
  }
  return found;
});

/** The families that the letters of a page are drawn with. */
async function drawnWith(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'h1, main p' });
  const fonts = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId })));
  return new Set(fonts.flatMap((of) => of.fonts.map(({ familyName }) => familyName.split(' ')[0])));
}

test('the browser has one family of fonts', async ({ taker, page, family }) => {
  await taker.open();
  expect([...await drawnWith(page)]).toEqual([family]);
});

for (const [kind, reach] of Object.entries(kinds)) {
  test(kind, async ({ taker, page, family }) => {
    await reach(taker);
    await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
    for (const [look, { media, size, axe: looksAt }] of Object.entries(looks)) {
      await page.emulateMedia(media);
      await page.setViewportSize(size);
      expect(await stumbles(page), look).toEqual([]);
      if (family !== 'Liberation' || (looksAt && !looksAt(kind))) continue; // axe measures no letters
      const axe = new AxeBuilder({ page }).setLegacyMode(); // no page of these has a frame
      if (media.forcedColors) axe.disableRules('color-contrast'); // colours that axe cannot see
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })), look).toEqual([]);
    }
  });
}
