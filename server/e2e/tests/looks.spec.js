// Every kind of page, in light and dark, on a small phone and at 400 % zoom: nothing for axe to find, nothing scrolls
// sideways, and what is pressed is large enough.
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

for (const [kind, reach] of Object.entries(kinds)) {
  test(kind, async ({ taker, page }) => {
    await reach(taker);
    await page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
    for (const [look, { media, size, axe: looksAt }] of Object.entries(looks)) {
      await page.emulateMedia(media);
      await page.setViewportSize(size);
      expect(await stumbles(page), look).toEqual([]);
      if (looksAt && !looksAt(kind)) continue;
      const axe = new AxeBuilder({ page });
      if (media.forcedColors) axe.disableRules('color-contrast'); // colours that axe cannot see
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })), look).toEqual([]);
    }
  });
}
