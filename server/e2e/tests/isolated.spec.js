// A host that isolates itself from other sites, as pages do that want shared memory: its frames have to agree.
import { evaluate, person, shown } from '../lib/amends.js';
import { line, expect, test } from '../lib/host.js';

const someone = person('friend');

for (const embedder of ['require-corp', 'credentialless']) {
  test(`Cross-Origin-Embedder-Policy: ${embedder}: a whole run`, async ({ host, page }) => {
    await host.open(line(), { headers: { 'cross-origin-embedder-policy': embedder, 'cross-origin-opener-policy': 'same-origin' } });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const taker = await host.taker();
    await taker.answer(someone);
    expect(await taker.outcome()).toEqual(shown(evaluate(someone)));
  });
}

test.describe(() => {
  test.use({ provokes: [/404/] });
  test('an assessment that is not there says so in the frame', async ({ host, page }) => {
    await host.open(`<iframe src="${process.env.AMENDS_URL}/embed/absent/" title="Questions" width="600" height="700"></iframe>`);
    await expect(page.frameLocator('iframe').locator('[data-page=problem]')).toBeVisible();
  });
});
