// On paper a plan is a leaflet: everything that can be done, and nothing that was answered.
import { execFileSync } from 'node:child_process';
import { evaluate, people, person } from '../lib/amends.js';
import { expect, test } from '../lib/test.js';

/** The words on the printed page. */
async function print(page) {
  await expect(page.locator('[data-whatif=true]')).toHaveCount(1);
  const pdf = await page.pdf({ format: 'A4' });
  try {
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    await page.emulateMedia({ media: 'print' }); // without pdftotext: what is seen when the page is drawn for paper
    return (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
  }
}

const plans = [...people('people'), { ...person('affair-just-found-out'), name: 'with sensitive answers', answers: {
  ...person('affair-just-found-out').answers, safety_from_them: ['threatens-self-harm'], safety_from_me: ['checked-their-phone'], wellbeing: 'not-coping',
} }];

for (const someone of plans) {
  test(`the leaflet of ${someone.name}`, async ({ taker, page }) => {
    const bundle = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('application/json'));
    await taker.open();
    await taker.answer(someone);
    const { questions } = await (await bundle).json();
    const text = await print(page);
    for (const step of evaluate(someone).plan.flatMap((phase) => phase.steps)) expect(text).toContain(step.title.replace(/\s+/g, ' '));
    for (const { text: question, options } of questions.filter((each) => each.sensitive)) {
      expect(text).not.toContain(question);
      for (const { label } of options) expect(text).not.toContain(label);
    }
    for (const control of ['Exit this page', 'Back', 'Your answers', 'Read the rest', 'Why this?', 'Print the plan', 'Start again', 'Keep it small', 'If somebody may be in danger']) {
      expect(text).not.toContain(control);
    }
    expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d\b/);
    expect(text).toContain('People you can talk to');
  });
}
