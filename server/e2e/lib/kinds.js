// Every kind of page, and how somebody gets there.
import { expect } from '@playwright/test';
import { people, person } from './amends.js';
import { FormTaker } from './forms.js';
import { openSmall, small } from './small.js';

const affair = person('affair-just-found-out');
const guarded = (name) => people('guards').find((one) => one.name === name);

/** Leads from the introduction to a question. */
async function until(taker, question, { answers } = affair) {
  await taker.open();
  await taker.start();
  await taker.hurry(answers, question);
}

const press = (taker) => taker.current.locator('[type=submit]').click();

const toPlan = async (taker, someone = affair) => {
  await taker.open();
  await taker.arrive(someone);
  if (await taker.kind() === 'plan') await expect(taker.page.locator('[data-whatif=true]')).toHaveCount(1);
};

/** Leads through the small assessment to a question of it. */
async function smallUntil(taker, question) {
  await openSmall(taker);
  await taker.start();
  await taker.hurry(small, question);
}

/** Leads by plain forms to a section, or to the end. */
async function formUntil(taker, section, { answers } = affair) {
  const forms = new FormTaker(taker.page);
  await taker.open('/trust/form');
  while (await taker.kind() === 'form' && await taker.current.getAttribute('data-section') !== section) {
    await forms.choose(answers);
    await forms.press('Continue');
  }
}

export const kinds = {
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
  'question-number': (taker) => smallUntil(taker, 'years'),
  error: async (taker) => {
    await until(taker, 'relationship');
    await press(taker);
  },
  'error-number': async (taker) => {
    await smallUntil(taker, 'years');
    await taker.choose({ years: 'some' });
    await press(taker);
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
    await press(taker);
    await expect(taker.page.locator('[data-trouble=failed]')).toBeVisible();
  },
  stale: async (taker) => {
    await taker.page.route('**/assets/*.json', (route) => route.fulfill({ json: { schema: 999 } }));
    await taker.page.goto(`${process.env.AMENDS_URL}/trust`);
    await expect(taker.page.locator('[data-trouble=stale]')).toBeVisible();
  },
  crashed: async (taker) => {
    await until(taker, 'safety_from_them');
    await taker.page.evaluate(() => window.amends.fail('crashed'));
  },
  stuck: async (taker) => {
    await taker.page.route(/\/start-.*\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await taker.open();
    await expect(taker.page.locator('.stuck')).toBeVisible({ timeout: 60_000 }); // it waits some seconds, on purpose
  },
  check: async (taker) => {
    await until(taker, 'myself');
    await taker.answerOne(affair.answers);
  },
  plan: toPlan,
  'plan-held': (taker) => toPlan(taker, { answers: { ...affair.answers, contact: 'asked-for-space' } }),
  'plan-so-far': (taker) => toPlan(taker, person('broken-promises')),
  'plan-apart': (taker) => toPlan(taker, person('ex-said-stop')),
  'plan-guarded': (taker) => toPlan(taker, guarded('no-contact')),
  'plan-changed': async (taker) => {
    await toPlan(taker);
    await taker.page.locator('[data-yours] > summary').click();
    await taker.leaves(() => taker.page.locator('[data-change=over_now]').click());
    await taker.current.locator('[data-option=over]').check();
    await taker.continue();
  },
  'plan-copied': async (taker) => {
    await toPlan(taker);
    await taker.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
    await taker.unfold('[data-take]');
    await taker.page.locator('#copy').click();
    await expect(taker.page.getByRole('textbox')).toBeFocused();
  },
  guards: (taker) => toPlan(taker, guarded('crisis')),
  'guards-danger': (taker) => toPlan(taker, guarded('danger-to-user')),
  done: async (taker) => {
    await toPlan(taker);
    await taker.leaves(() => taker.page.locator('[data-finish]').click());
  },
  kept: async (taker) => {
    await taker.open();
    await taker.page.waitForFunction(() => window.amends.taken);
    await taker.page.locator('[data-keeping] > summary').click();
    await taker.page.getByRole('button', { name: 'Keep them on this device' }).click();
    await expect(taker.page.getByText('They are kept.')).toBeVisible();
  },
  safety: (taker) => taker.open('/safety'),
  sources: (taker) => taker.open('/trust/sources'),
  form: (taker) => formUntil(taker, 'safety'),
  'form-later': (taker) => formUntil(taker, 'now'),
  'form-error': async (taker) => {
    await formUntil(taker, 'what-happened');
    await new FormTaker(taker.page).press('Continue');
  },
  'form-plan': (taker) => formUntil(taker, 'none'),
  'form-guards': (taker) => formUntil(taker, 'none', guarded('danger-to-user')),
  missing: (taker) => taker.open('/nothing-here'),
};
