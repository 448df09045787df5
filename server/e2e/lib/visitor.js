// A person in front of any browser: answers whatever is asked by pressing it, by the interface of driver.js.
import { at } from './amends.js';
import { outcome } from './taker.js';

export class Visitor {
  constructor(visit) {
    this.visit = visit;
  }

  async open(path = '/trust') {
    await this.visit.open(at(path));
    await this.visit.until(shown);
  }

  /** What the shown page is: its kind, and its question if it asks one. */
  page() { return this.visit.until(shown); }

  async kind() { return (await this.page()).kind; }

  async question() { return (await this.page()).question; }

  /** Does something and waits until another page is shown. */
  async leaves(act) {
    const before = await this.page();
    await act();
    await this.visit.until(another, before);
  }

  press(what) { return this.leaves(() => this.visit.press(what)); }

  /** Leaves the introduction, and the page after it that says how to leave at once. */
  async start(onPage = async () => {}) {
    await this.press('[data-start]');
    if (await this.kind() !== 'interruption') return;
    await onPage(this);
    await this.press('[data-start]');
  }

  /** Chooses the options that the answers name. */
  async choose({ question }, answers) {
    if (!(question in answers)) throw new Error(`the page asks ${question}, for which this person has no answer`);
    for (const option of [answers[question] ?? []].flat()) {
      const box = `[data-question="${question}"] [data-option="${option}"]`;
      if (!await this.visit.evaluate((s) => document.querySelector(s).checked, box)) await this.visit.press(box);
    }
  }

  async answerOne(answers) {
    await this.choose(await this.page(), answers);
    await this.press('[type=submit]');
  }

  /** Answers from the introduction to the end, or to the question named. onPage is called on every page. */
  async answer({ answers }, { onPage = async () => {}, until } = {}) {
    await onPage(this);
    await this.start(onPage);
    for (;;) {
      const page = await this.visit.until(loaded);
      if (page.question === until && until) return;
      await onPage(this);
      if (page.kind === 'question') await this.answerOne(answers);
      else if (page.kind === 'check') await this.press('[data-go]');
      else return;
    }
  }

  /** Answers as `answer` does, by clicks from inside the page: for tests of what comes afterwards. */
  async arrive(someone, until) {
    await this.start();
    await this.arriveFrom(someone, until);
  }

  /** Goes on as `arrive` does, from the question that is shown. */
  async arriveFrom({ answers }, until) {
    await this.visit.until(() => window.amends.taken); // a click without a finger before it may fall between both pages
    for (let page = await this.page(); page.kind === 'question' || page.kind === 'waiting'; page = await this.page()) {
      if (page.question === until && until) return;
      await this.visit.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); })); // what nobody has seen takes no press
      if (page.kind === 'waiting') await this.visit.until(loaded);
      else await this.leaves(() => this.visit.evaluate(clickThrough, [page.question, [answers[page.question] ?? []].flat()]));
    }
    if (await this.kind() === 'check') await this.press('[data-go]');
  }

  /** Answers a section at a time, on pages that came without scripts. */
  async answerForms({ answers }) {
    for (let page = await this.visit.until(form); page.questions.length > 0; page = await this.visit.until(form)) {
      for (const question of page.questions) await this.choose({ question }, answers);
      await this.leavesForm('form .primary');
    }
  }

  /** Presses a button of a form and waits for the document that comes back. */
  async leavesForm(button) {
    await this.visit.evaluate(() => { document.documentElement.title = 'left'; });
    await this.visit.press(button);
    await this.visit.until(() => document.documentElement && document.documentElement.title !== 'left' && document.readyState === 'complete');
  }

  /** Reads the page at the end: the same shape as shown(result) of amends.js. */
  outcome() { return this.visit.evaluate(outcome); }
}

function shown() {
  const page = [...document.querySelectorAll('[data-page]')].find((e) => e.getClientRects().length > 0);
  return page ? { kind: page.dataset.page, question: page.dataset.question ?? '' } : null;
}

function another(than) {
  const page = [...document.querySelectorAll('[data-page]')].find((e) => e.getClientRects().length > 0);
  return page && (page.dataset.page !== than.kind || (page.dataset.question ?? '') !== than.question);
}

function loaded() {
  const page = [...document.querySelectorAll('[data-page]')].find((e) => e.getClientRects().length > 0);
  return page && page.dataset.page !== 'waiting' ? { kind: page.dataset.page, question: page.dataset.question ?? '' } : null;
}

function form() {
  if (document.readyState !== 'complete') return null;
  const questions = [...document.querySelectorAll('form .asked')].filter((e) => e.getClientRects().length > 0);
  return { questions: questions.map((e) => e.dataset.question) };
}

function clickThrough([question, options]) {
  const page = document.querySelector(`[data-page=question][data-question="${question}"]`);
  for (const option of options) {
    const box = page.querySelector(`[data-option="${option}"]`);
    if (!box.checked) box.click();
  }
  page.querySelector('[type=submit]').click();
}
