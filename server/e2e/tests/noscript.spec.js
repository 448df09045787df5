// Whoever runs no scripts gets the same plan from plain forms, and nobody sends a form by accident.
import { at, evaluate, people, person, shown } from '../lib/amends.js';
import { FormTaker } from '../lib/forms.js';
import { expectACallInSight } from '../lib/help.js';
import { expect, test as base } from '../lib/test.js';

const test = base.extend({ forms: async ({ page }, use) => use(new FormTaker(page)) });
const trust = () => at('/trust');
const posts = (requests) => requests.filter((request) => request.method() === 'POST');

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  for (const name of ['friend', 'affair-just-found-out']) {
    test(`${name} gets the plan that eval gives`, async ({ forms, page, requests }) => {
      const someone = person(name);
      await page.goto(trust());
      await forms.answerForms(someone.answers);
      expect(await forms.kind()).toBe('plan');
      expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
      expect(page.url(), 'no answer in an address').toBe(trust());
      expect(requests.filter((request) => new URL(request.url()).search)).toEqual([]);
    });
  }

  test('somebody in danger gets the same page, with the help of every country', async ({ forms, page }) => {
    const someone = people('guards').find((one) => one.name === 'danger-to-user');
    await page.goto(trust());
    await forms.answerForms(someone.answers);
    expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
    await expectACallInSight(page);
    await page.locator('summary:visible', { hasText: 'Another country' }).click();
    await page.locator('.place > summary:visible', { hasText: 'United Kingdom' }).click();
    await expect(page.locator('[data-line]:visible', { hasText: 'National Domestic Abuse Helpline' })).toHaveCount(1);
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(page.locator('button[type=button]:visible')).toHaveCount(0);
  });

  test('the first page says what is different, and shows nothing that needs scripting', async ({ page }) => {
    await page.goto(trust());
    const text = await page.locator('body').innerText(); // getByText passes over noscript
    expect(text).toContain('they are sent to this site’s server');
    expect(text).toContain('The server keeps nothing and writes nothing down');
    expect(text).not.toContain('Your answers are not sent to anyone');
    await expect(page.locator('.stuck')).toBeHidden();
    await expect(page.locator('[data-start]:visible, button[type=button]:visible')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(1);
  });

  test('Back keeps every answer, and a changed one changes the plan', async ({ forms, page }) => {
    const someone = person('friend');
    await page.goto(trust());
    await forms.choose(someone.answers);
    await forms.press('Continue');
    await forms.press('Back');
    await expect(forms.form.locator('[data-option=adult]')).toBeChecked();
    await expect(forms.form.locator('[data-option=asked-for-space]')).toBeChecked();
    await forms.answerForms(someone.answers);
    await forms.press('First of all');
    await forms.form.locator('[data-option=said-stop]').check();
    await forms.press('Continue');
    await expect(page.locator('[data-guard=no-contact]')).toBeVisible();
  });

  test('a missing answer is named, with a link to it', async ({ forms, page }) => {
    const someone = person('friend');
    await page.goto(trust());
    await forms.choose(someone.answers);
    await forms.press('Continue');
    await forms.form.locator('[data-option=friend]').check();
    await forms.press('Continue');
    expect(await forms.questions()).toContain('role');
    await forms.press('Continue');
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('There is a problem');
    await expect(summary.getByRole('link')).toHaveCount(1);
    await expect(forms.form.locator('[name=relationship][value=friend]'), 'the answer given is still there').toHaveCount(1);
    const target = await summary.getByRole('link').getAttribute('href');
    await expect(page.locator(target)).toHaveAttribute('name', 'role');
    await expect(page.locator('#error-role')).toBeVisible();
  });
});

test('while the start script is three seconds late, Continue and Enter send nothing', async ({ taker, page, requests }) => {
  await page.route(/\/start-.*\.js/, async (route) => {
    await new Promise((later) => { setTimeout(later, 3000); });
    await route.continue();
  });
  await page.goto(trust(), { waitUntil: 'commit' });
  const until = Date.now() + 2500;
  while (Date.now() < until) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.mouse.click(200, 300);
    expect(await page.locator('[type=submit]:visible, [data-option]:visible').count()).toBe(0);
  }
  await taker.start();
  await taker.answerOne(person('friend').answers);
  expect(posts(requests)).toEqual([]);
});

test('Enter never sends a form while the program is being taken over', async ({ taker, page, requests }) => {
  await taker.open();
  await taker.start();
  for (let n = 0; n < 5; n++) {
    await taker.current.locator('[data-option]').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
  }
  await page.waitForFunction(() => window.amends.taken);
  expect(posts(requests)).toEqual([]);
  expect(page.url()).toBe(trust());
});

test.describe('when files are missing', () => {
  test.use({ provokes: [/ERR_FAILED|Failed to fetch|Failed to load resource|out of memory|WebAssembly is not defined/] });

  test('without start script and style sheet there is still no form to send', async ({ page, requests }) => {
    await page.route(/\/(start|style)-/, (route) => route.abort());
    await page.goto(trust());
    await expect(page.locator('[type=submit]:visible, [data-option]:visible')).toHaveCount(0);
    expect(posts(requests)).toEqual([]);
  });

  test('a browser that cannot run the start script is led to the plain version', async ({ forms, page }) => {
    const someone = person('friend');
    await page.route(/\/start-.*\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(trust());
    const loaded = page.waitForEvent('load');
    await page.getByRole('link', { name: 'Use the plain version' }).click();
    await loaded; // a click does not wait for what it leads to
    await forms.answerForms(someone.answers);
    expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
  });

  const failures = {
    blocked: (page) => page.route('**/*.wasm', (route) => route.abort()),
    'too old a browser': (page) => page.addInitScript(() => { delete window.WebAssembly; }),
    'out of memory': (page) => page.addInitScript(() => {
      WebAssembly.instantiate = () => Promise.reject(new RangeError('out of memory'));
    }),
  };
  for (const [name, fail] of Object.entries(failures)) {
    test(`${name}: the answers given go on to the plain version, if the person says so`, async ({ taker, forms, page, requests }) => {
      const someone = person('friend');
      await fail(page);
      await taker.open();
      await taker.start();
      for (let n = 0; n < 5; n++) {
        await taker.choose(someone.answers);
        await taker.current.locator('[type=submit]').click();
      }
      const offer = page.locator('[data-trouble=failed]');
      await expect(offer).toBeVisible();
      await expect(offer.getByText('Nothing is sent unless you press this button')).toBeVisible();
      expect(posts(requests)).toEqual([]);
      await offer.locator('[data-send]').click();
      await expect(page.locator('[data-page=form]')).toBeVisible();
      expect(await forms.questions()).toEqual(['relationship']);
      await forms.answerForms(someone.answers);
      expect(await forms.outcome()).toEqual(shown(evaluate(someone)));
    });
  }
});
