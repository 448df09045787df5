// A person in front of the page: answers whatever is asked, by mouse or by keyboard.
import { expect } from '@playwright/test';
import { at } from './amends.js';

export class Taker {
  constructor(page) {
    this.page = page;
    this.current = page.locator('[data-page]:visible');
  }

  async open(path = '/trust') {
    await this.page.goto(at(path));
    await expect(this.current).toHaveCount(1);
  }

  kind() { return this.current.getAttribute('data-page'); }

  question() { return this.current.getAttribute('data-question'); }

  /** Leaves the introduction, and the page after it that says how to leave at once. */
  async start(onPage = async () => {}) {
    await this.leaves(() => this.begin());
    if (await this.kind() !== 'interruption') return;
    await onPage(this);
    await this.leaves(() => this.begin());
  }

  begin() { return this.current.locator('[data-start]').click(); }

  back() { return this.leaves(() => this.current.locator('[data-back]').click()); }

  continue() { return this.leaves(() => this.current.locator('[type=submit]').click()); }

  /** Does something and waits until another page is shown. */
  async leaves(act) {
    const before = await this.mark();
    await act();
    await this.page.waitForFunction(another, before, { polling: 20, timeout: 60_000 });
  }

  /** Tells one page from another. */
  mark() { return this.page.evaluate(another); }

  /** Chooses the options that the answers name on the page of a question, or types the number. */
  async choose(answers) {
    if (await this.current.locator('[data-number]').count() > 0) {
      await this.current.locator('[data-number]').fill(answers[await this.question()]);
      return;
    }
    for (const option of chosen(answers, await this.question())) {
      await this.current.locator(`[data-option="${option}"]`).check();
    }
  }

  async answerOne(answers) {
    await this.choose(answers);
    await this.continue();
  }

  /** Answers from the introduction to the end. onPage is called on every page, the last one too. */
  async answer({ answers }, onPage = async () => {}) {
    await onPage(this);
    await this.start(onPage);
    await this.answerRest(answers, onPage);
  }

  async answerRest(answers, onPage = async () => {}) {
    while (await this.asked()) {
      await onPage(this);
      await this.answerOne(answers);
    }
    if (await this.kind() === 'check') {
      await onPage(this);
      await this.goOn();
    }
    await onPage(this);
  }

  /**
   * Answers as `answer` does, from inside the page and without a pointer's way: for tests of what comes afterwards. Ends
   * before the question of that name, if there is one.
   */
  async arrive({ answers }, before) {
    await this.start();
    await this.hurry(answers, before);
    if (await this.kind() === 'check') await this.goOn();
  }

  /** From a question to the end of the questions, or to the one named. */
  async hurry(answers, before) {
    await expect(this.current).not.toHaveAttribute('data-page', 'waiting');
    while (await this.page.evaluate(answerShown, [answers, before])) {
      await expect(this.current).not.toHaveAttribute('data-page', 'waiting');
    }
  }

  /** From the list of answers to the plan. */
  goOn() { return this.leaves(() => this.current.locator('[data-go]').click()); }

  /** Whether another question is shown; waits while the page's program loads. */
  async asked() {
    await expect(this.current).not.toHaveAttribute('data-page', 'waiting');
    return await this.kind() === 'question';
  }

  /** Opens a part of the page that is folded. */
  async unfold(selector) {
    await this.page.locator(`${selector}:not([open]) > summary`).click();
    await expect(this.page.locator(selector)).toHaveAttribute('open');
  }

  /** Reads the page at the end: the same shape as shown(result). */
  outcome() { return this.page.evaluate(outcome); }
}

/** A taker who has no pointer: Tab, Space, Enter and the arrow keys only. */
export class KeyboardTaker extends Taker {
  begin() { return this.press('[data-start]', 'Enter'); }

  back() { return this.leaves(() => this.press('[data-back]', 'Enter')); }

  continue() { return this.leaves(() => this.press('[type=submit]', 'Enter')); }

  goOn() { return this.leaves(() => this.press('[data-go]', 'Enter')); }

  async choose(answers) {
    for (const option of chosen(answers, await this.question())) {
      if (await this.current.locator(`[data-option="${option}"]`).getAttribute('type') === 'radio') {
        await this.arrowTo(option);
      } else {
        await this.press(`[data-option="${option}"]`, 'Space');
      }
    }
  }

  /** Tabs to a radio group, then goes through it with the arrow keys. */
  async arrowTo(option) {
    await this.press('[type=radio]', 'Space');
    for (let presses = 0; !await this.focused(`[data-option="${option}"]`); presses++) {
      expect(presses, `arrow keys reach ${option}`).toBeLessThan(30);
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(this.current.locator(`[data-option="${option}"]`)).toBeChecked();
  }

  /** Tabs to something on the shown page and presses a key there. */
  async press(selector, key) {
    for (let presses = 0; !await this.focused(selector); presses++) {
      expect(presses, `Tab reaches ${selector}`).toBeLessThan(60);
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.press(key);
  }

  focused(selector) {
    return this.page.evaluate((wanted) => {
      const focus = document.activeElement;
      return focus.matches(wanted) && focus.checkVisibility();
    }, selector);
  }
}

/** In the page: what tells the shown page from others, empty where it is the one named. */
function another(than) {
  const page = [...document.querySelectorAll('[data-page]')].find((e) => e.checkVisibility());
  const mark = page ? `${page.dataset.page} ${page.dataset.question ?? ''}` : 'nothing';
  return mark === than ? '' : mark;
}

/** In the page: answers question after question. Tells whether to go on once the program is there. */
async function answerShown([answers, before]) {
  const shown = () => [...document.querySelectorAll('[data-page]')].find((e) => e.checkVisibility());
  const painted = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  for (let page = shown(); page.dataset.page === 'question' && page.dataset.question !== before; page = shown()) {
    const question = page.dataset.question, number = page.querySelector('[data-number]');
    if (!(question in answers)) throw new Error(`the page asks ${question}, for which this person has no answer`);
    if (number) {
      number.value = answers[question];
      number.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const option of number ? [] : [answers[question] ?? []].flat()) {
      const box = page.querySelector(`[data-option="${option}"]`);
      if (!box.checked) box.click();
    }
    page.querySelector('[type=submit]').click();
    while (shown()?.dataset.page === 'question' && shown().dataset.question === question) await painted();
    await painted();
  }
  return shown().dataset.page === 'waiting';
}

function chosen(answers, question) {
  if (!(question in answers)) throw new Error(`the page asks ${question}, for which this person has no answer`);
  return [answers[question] ?? []].flat();
}

/** In the page: what it shows at the end, in the shape of shown(result). */
export function outcome() {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const is = (e, name) => e.hasAttribute(name) && e.getAttribute(name) !== 'false';
  const steps = (list) => list.map((e) => ({
    id: e.dataset.step, held: is(e, 'data-held'), notes: all('[data-note]', e).map((n) => n.dataset.note),
  }));
  return {
    guards: all('[data-guard]').map((e) => e.dataset.guard).sort(),
    plan: all('[data-phase]').map((e) => ({
      phase: e.dataset.phase, current: is(e, 'data-current'), steps: steps(all('[data-step]', e)),
    })),
    today: document.querySelector('[data-today]')?.dataset.today ?? '',
    also: steps(all('[data-also] [data-step]')),
  };
}
