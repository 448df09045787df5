// What hosts do to the element and its script: they bundle it, load it late, move it, scroll it in boxes, change its attributes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { people, person } from '../lib/amends.js';
import { FrameTaker, amends, embedded, expect, line, script, test } from '../lib/host.js';

const someone = person('friend');
const warnings = (page) => {
  const said = [];
  page.on('console', (message) => { if (message.type() === 'warning' && message.text().startsWith('amends:')) said.push(message.text()); });
  return said;
};

// --- how the script comes

const loading = {
  'as a module': () => line().replace('async', 'type="module"'),
  'by import()': () => `<script>import('${amends()}/embed.js')</script>${embedded()}`,
  'after everything else': () => `${embedded()}<script>addEventListener('load', () => setTimeout(() => {
    document.head.append(Object.assign(document.createElement('script'), { src: '${amends()}/embed.js' }));
  }, 200))</script>`,
  'twice': () => line() + script(),
};
for (const [name, put] of Object.entries(loading)) {
  test(`the script ${name}: the questions are there`, async ({ host }) => {
    await host.open(put());
    const taker = await host.taker();
    await taker.start();
    expect(await host.told()).toEqual(['ready', 'start']);
  });
}

test('the script in a bundle of the host\'s: found by the link in the line, else said once, and the link stays', async ({ host, page }) => {
  const said = warnings(page), text = await (await fetch(`${amends()}/embed.js`)).text();
  await host.open(`${embedded()}<script>${text}</script>`);
  await host.taker();
  await page.goto(host.put(`<script>${text}</script><amends-assessment name="trust">Rebuilding trust</amends-assessment>`, { path: '/none' }));
  await expect(page.getByText('Rebuilding trust')).toBeVisible();
  await expect.poll(() => said).toEqual([expect.stringMatching(/needs its link/)]);
});

test('a page that is a file, as a host\'s first try is', async ({ host, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-host-'));
  try {
    writeFileSync(join(folder, 'first.html'), `<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title>${line()}`);
    await page.addInitScript(host.listening);
    await page.goto(pathToFileURL(join(folder, 'first.html')).href);
    const taker = await host.taker();
    await taker.start();
    expect(await host.told()).toEqual(['ready', 'start']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('inserted as text: the link, and with the script the questions', async ({ host, page }) => {
  await host.open('<div id="here"></div>');
  await page.evaluate((text) => { document.getElementById('here').innerHTML = text; }, line());
  await expect(page.getByRole('link', { name: 'Rebuilding trust' }), 'the script in it does not run').toBeVisible();
  await page.evaluate((src) => { document.head.append(Object.assign(document.createElement('script'), { src })); }, `${amends()}/embed.js`);
  await host.taker();
});

test('a button keeps the host\'s text, whenever it comes and however it changes', async ({ host, page }) => {
  await host.open(`${script()}<div id="here"></div>`);
  await page.waitForFunction(() => customElements.get('amends-assessment'));
  await page.evaluate(() => {
    const element = document.createElement('amends-assessment');
    element.setAttribute('name', 'trust');
    element.setAttribute('start', 'button');
    document.getElementById('here').append(element);
    element.append('Ask for ', Object.assign(document.createElement('b'), { textContent: 'a plan' }));
  });
  await expect(page.getByRole('button', { name: 'Ask for a plan' })).toBeVisible();
  await page.evaluate(() => { document.querySelector('amends-assessment b').firstChild.data = 'help'; });
  await expect(page.getByRole('button', { name: 'Ask for help' })).toBeVisible();
  await page.evaluate(() => { document.querySelector('amends-assessment').textContent = ''; });
  await expect(page.getByRole('button', { name: 'Start the questions' })).toBeVisible();
});

// --- a sandbox

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`in a sandbox without forms (${sandbox}) Continue works by click and by Enter`, async ({ host, page }) => {
    await host.open(`<iframe sandbox="${sandbox}" title="Questions" width="600" height="700" src="${amends()}/embed/trust/"></iframe>`);
    await expect.poll(() => page.frames().length).toBe(2);
    const taker = new FrameTaker(page.frames()[1]);
    await taker.start();
    expect(await taker.question()).toBe('age');
    await taker.answerOne(someone.answers);
    expect(await taker.question()).not.toBe('age');
    await taker.leaves(() => taker.current.locator('[type=submit]').press('Enter'));
  });
}

// --- moved

test('moved by moveBefore, the frame stays as it is', async ({ host, page }) => {
  await host.open(`${line()}<div id="there"></div>`);
  const taker = await host.taker();
  await taker.start();
  await taker.answerOne(someone.answers);
  const question = await taker.question();
  expect(await page.evaluate(() => {
    const there = document.getElementById('there');
    if (!there.moveBefore) return false;
    there.moveBefore(document.querySelector('amends-assessment'), null);
    return true;
  }), 'this browser can').toBe(true);
  await taker.answerOne(someone.answers);
  expect(await taker.question()).not.toBe(question);
  expect(await host.told()).toEqual(['ready', 'start']);
});

const safety = ['age', 'safety_from_them', 'safety_from_me', 'contact', 'wellbeing'];

test('moved in any other way, what may be kept is there again, and the start is told once', async ({ host, page }) => {
  host.url = host.url.replace('localhost', '127.0.0.1'); // of one site: a private window keeps nothing for a frame of another
  await host.open(`${line()}<div id="there"></div>`);
  const taker = await host.taker();
  await taker.start();
  while (await taker.question() !== 'history') await taker.answerOne(someone.answers);
  await page.evaluate(() => document.getElementById('there').append(document.querySelector('amends-assessment')));
  const again = new FrameTaker((await host.frames(2))[0]);
  await again.page.waitForFunction(() => window.amends.taken);
  await again.start();
  for (const question of safety) {
    expect(await again.question()).toBe(question); // never kept
    await again.answerOne(someone.answers);
  }
  expect(await again.question(), 'the rest is there').toBe('history');
  expect(await host.told()).toEqual(['ready', 'start', 'ready']);
});

// --- in sight

/** The way out as the reader of the host's page sees it: also where the frame is scaled. */
async function exitInSight(page, taker, top = 0) {
  await expect.poll(async () => {
    const inside = await taker.page.evaluate(() => {
      const { top, bottom } = document.querySelector('[data-exit]').getBoundingClientRect();
      return { top, bottom };
    });
    const frame = await page.locator('iframe').evaluate((e) => ({ top: e.getBoundingClientRect().top, scale: e.getBoundingClientRect().height / e.offsetHeight }));
    const [from, to] = [inside.top, inside.bottom].map((y) => frame.top + y * frame.scale);
    return from >= top - 1 && to <= page.viewportSize().height + 1 ? 'in sight' : `from ${from} to ${to}`;
  }).toBe('in sight');
}

const high = 'style="--amends-height:3000px"'; // so high that there is something to scroll
const places = {
  'under a fixed bar': {
    body: () => `<style>:root{--amends-offset:60px}</style><div style="position:fixed;inset:0 0 auto;height:60px;background:#fff;z-index:9">A bar</div><div style="height:300px"></div>${line()}`,
    top: 60, scroll: () => scrollTo(0, 900),
  },
  'under a sticky bar': {
    body: () => `<style>:root{--amends-offset:60px}</style><div style="position:sticky;top:0;height:60px;background:#fff;z-index:9">A bar</div><div style="height:300px"></div>${line()}`,
    top: 60, scroll: () => scrollTo(0, 900),
  },
  'in a box that scrolls': {
    body: () => `<div style="height:150px">Above</div><div id="box" style="height:500px;overflow:auto">${line()}</div>`,
    top: 150, scroll: () => document.getElementById('box').scrollTo(0, 600),
  },
  'in a box in a shadow root': {
    body: () => `<div style="height:150px">Above</div><div id="outer"></div>${script()}`,
    top: 150,
    prepare: (text) => {
      const root = document.getElementById('outer').attachShadow({ mode: 'open' });
      root.innerHTML = `<div style="height:500px;overflow:auto">${text}</div>`;
    },
    scroll: () => document.getElementById('outer').shadowRoot.firstElementChild.scrollTo(0, 600),
  },
  'scaled': { body: () => `<div style="transform:scale(.7);transform-origin:0 0">${line(high)}</div>`, top: 0, scroll: () => scrollTo(0, 450) },
  'zoomed': { body: () => `<div style="zoom:1.4">${line(high)}</div>`, top: 0, scroll: () => scrollTo(0, 900) },
};
for (const [name, { body, top, scroll, prepare }] of Object.entries(places)) {
  test(`the way out stays in sight ${name}`, async ({ host, page }) => {
    await page.setViewportSize({ width: 800, height: 700 });
    await host.open(body());
    if (prepare) await page.evaluate(prepare, embedded());
    const taker = await host.taker();
    await taker.current.locator('[data-start]').press('Enter');
    await expect.poll(async () => { // the frame may be growing still
      await page.evaluate(scroll);
      return page.locator('iframe').evaluate((e) => e.getBoundingClientRect().top);
    }, 'it is scrolled').toBeLessThan(top);
    await exitInSight(page, taker, top);
    await page.waitForTimeout(300);
    await exitInSight(page, taker, top);
  });
}

// --- changed later

test('country and title that change later take effect', async ({ host, page }) => {
  await host.open(line('country="gb"'));
  const taker = await host.taker();
  await taker.page.waitForFunction(() => window.amends.taken);
  await page.evaluate(() => {
    const element = document.querySelector('amends-assessment');
    element.setAttribute('country', 'IE');
    element.title = 'Questions about trust';
  });
  await expect(page.locator('iframe')).toHaveAttribute('title', 'Questions about trust');
  await expect(taker.page.locator('main')).toHaveAttribute('aria-label', 'Questions about trust');
  await taker.answer(people('guards').find((one) => one.name === 'danger-to-user'));
  await expect(taker.page.locator('select').first()).toHaveValue('IE');
});

test('every event has a name with a dash too', async ({ host, page }) => {
  await host.open(`<script>window.dashed = []; for (const type of ['ready', 'start']) addEventListener('amends-' + type, () => dashed.push(type));</script>${line()}`);
  await (await host.taker()).start();
  expect(await page.evaluate(() => window.dashed)).toEqual(['ready', 'start']);
});

test('Escape in the frame closes the dialog', async ({ host, page }) => {
  await host.open(line('start="button"', 'Ask for a plan'));
  await page.getByRole('button', { name: 'Ask for a plan' }).click();
  const taker = await host.taker();
  await taker.current.locator('[data-start]').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => host.told()).toEqual(['ready', 'exit']);
});

test('a browser without style sheets made by script shows the frame all the same', async ({ host, page }) => {
  await page.addInitScript(() => { delete window.CSSStyleSheet; Element.prototype.checkVisibility = undefined; });
  await host.open(line());
  await host.frames();
  const [outer, inner] = await Promise.all(['amends-assessment', 'iframe'].map((tag) => page.locator(tag).boundingBox()));
  expect(inner.height).toBe(outer.height);
});
