// What WordPress does with a frame that it found by oEmbed: a sandbox, a secret, and messages. `make hosts` tries WordPress itself.
import { amends, expect, test } from '../lib/host.js';

test('a host that listens late is told the height once it says that it does', async ({ host, page }) => {
  await host.open(`<iframe sandbox="allow-scripts" title="Questions" width="600" height="700" src="${amends()}/embed/trust/#?secret=abcdefghij"></iframe>`);
  await expect.poll(() => host.heard().then((heard) => heard.length)).toBeGreaterThan(0);
  const [first] = await host.heard();
  expect(first).toEqual({ message: 'height', value: expect.any(Number), secret: 'abcdefghij' });
  await page.evaluate(() => {
    window.heard.length = 0;
    window.frames[0].postMessage({ message: 'ready', secret: 'abcdefghij' }, '*');
  });
  await expect.poll(() => host.heard().then((heard) => heard.at(-1))).toEqual(first);
});
