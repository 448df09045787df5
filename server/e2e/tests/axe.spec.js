// axe finds nothing on any kind of page, in light and in dark.
import { AxeBuilder } from '@axe-core/playwright';
import { people, person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('from the introduction to the plan', async ({ taker }) => {
      test.slow();
      const seen = new Set();
      await taker.open();
      await taker.answer(person('affair-just-found-out'), async () => {
        const kind = `${await taker.kind()} ${await taker.current.locator('[type=radio]').count() > 0}`;
        if (colorScheme === 'dark' && seen.has(kind)) return;
        seen.add(kind);
        await unfold(taker);
        await clean(taker);
      });
    });

    for (const name of ['crisis', 'danger-to-user', 'no-contact']) {
      test(`the page of ${name}`, async ({ taker }) => {
        await taker.open();
        await taker.answer(people('guards').find((one) => one.name === name));
        await unfold(taker);
        await clean(taker);
      });
    }

    test('a required answer that is missing', async ({ taker }) => {
      const { answers } = person('friend');
      await taker.open();
      await taker.start();
      while (await taker.question() !== 'relationship') await taker.answerOne(answers);
      await taker.current.locator('[type=submit]').click();
      await expect(taker.current.locator('[data-error]').first()).toBeVisible();
      await clean(taker);
    });

    test('the start page', async ({ taker }) => {
      await taker.open('/');
      expect(await taker.kind()).toBe('index');
      await clean(taker);
    });

    test('what it rests on', async ({ taker }) => {
      await taker.open();
      await taker.page.locator('footer').getByRole('link', { name: 'What this rests on' }).click();
      await expect(taker.page).toHaveURL(/\/trust\/sources$/);
      expect(await taker.kind()).toBe('sources');
      await clean(taker);
    });

    test.describe(() => {
      test.use({ provokes: [/404/] });
      test('a page that does not exist', async ({ taker }) => {
        await taker.open('/nothing-here');
        expect(await taker.kind()).toBe('problem');
        await clean(taker);
      });
    });

    test.describe(() => {
      test.use({ provokes: [/ERR_FAILED|Failed to fetch/] });
      test('the program cannot be loaded', async ({ taker, page }) => {
        await page.route('**/*.wasm', (route) => route.abort());
        await taker.open();
        await taker.start();
        const { answers } = person('friend');
        for (let n = 0; n < 5; n++) {
          await taker.choose(answers);
          await taker.current.locator('[type=submit]').click();
        }
        await expect(page.locator('[data-trouble=failed]')).toBeVisible();
        await clean(taker);
      });
    });
  });
}

/** Opens everything that can be opened. */
function unfold(taker) {
  return taker.page.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
}

async function clean(taker) {
  const { violations } = await new AxeBuilder({ page: taker.page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html.slice(0, 200)) }));
  expect(found, `axe on ${await taker.mark()}`).toEqual([]);
}
