// Somebody who goes by plain forms: answers a section at a time.
import { expect } from '@playwright/test';
import { Taker } from './taker.js';

export class FormTaker extends Taker {
  constructor(page) {
    super(page);
    this.form = page.locator('form:visible');
  }

  /** The questions of the page, none at the end. */
  questions() {
    return this.form.locator('.asked').evaluateAll((all) => all.map((e) => e.dataset.question));
  }

  async choose(answers) {
    for (const question of await this.questions()) {
      for (const option of [answers[question] ?? []].flat()) {
        await this.form.locator(`[data-question="${question}"] [data-option="${option}"]`).check();
      }
    }
  }

  /** Presses a button of the form and waits for the page that comes back. */
  async press(name) {
    const answer = this.page.waitForResponse((response) => response.request().method() === 'POST');
    const loaded = this.page.waitForEvent('load'); // the old document has loaded long ago
    await this.form.getByRole('button', { name, exact: true }).click();
    expect((await (await answer).headerValue('cache-control'))).toBe('no-store');
    await loaded;
  }

  /** Answers until the end. onPage is called on every page. */
  async answerForms(answers, onPage = async () => {}) {
    while ((await this.questions()).length > 0) {
      await this.choose(answers);
      await onPage();
      await this.press('Continue');
    }
    await onPage();
  }
}
