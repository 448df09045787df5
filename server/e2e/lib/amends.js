// The command, and the people whose answers it shares with the browser.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

/** AMENDS_BINARY names another build, to see what a test says of it. */
export const binary = process.env.AMENDS_BINARY || fileURLToPath(new URL('../../../bin/amends', import.meta.url));

/** The people of a folder: their names and their answers. */
export function people(folder) {
  return readdirSync(join(here, folder)).filter((name) => name.endsWith('.json')).map((name) => {
    return { name: basename(name, '.json'), answers: JSON.parse(readFileSync(join(here, folder, name), 'utf8')) };
  });
}

export const person = (name) => people('people').find((one) => one.name === name);

/** What `amends eval` says about a person's answers. */
export function evaluate({ answers }) {
  return JSON.parse(execFileSync(binary, ['eval', '-json', 'trust'], { encoding: 'utf8', input: JSON.stringify(answers) }));
}

/** The part of a result that a page shows, as Taker.outcome reads it off the page: the step for today, then the others by phase, in the page's order. */
export function shown(result) {
  const today = forToday(result);
  const steps = (list) => list.filter((step) => step.id !== today).map((step) => ({ id: step.id, held: Boolean(step.held), notes: step.notes.map((note) => note.id) }));
  return {
    guards: result.pages.map((page) => page.id).sort(),
    plan: pageOrder(result).map((phase) => ({ phase: phase.phase, current: phase.current, steps: steps(phase.steps) })),
    today,
    also: steps(result.also),
  };
}

/** The id of the one step for today: the first act that can be taken, or else the first step; what is done or to come is none. */
export function forToday({ plan, facts }) {
  const now = place(facts.phase_now ?? plan[0]?.phase);
  const open = pageOrder({ plan, facts }).filter(({ phase }) => !phases[place(phase)].always ? place(phase) <= now : place(phase) >= now)
    .flatMap(({ steps }) => steps).filter((step) => !step.held);
  return (open.find((step) => step.tags.includes('today')) ?? open[0])?.id ?? '';
}

const place = (id) => phases.findIndex((phase) => phase.id === id);

/** What is done already comes first on a page, then what is on now, what is still due, what holds at any time, and what comes later. */
function pageOrder({ plan, facts }) {
  const now = place(facts.phase_now ?? plan[0]?.phase);
  const group = ({ phase }) => {
    if (phases[place(phase)].always) return place(phase) < now ? 0 : 3;
    return place(phase) === now ? 1 : place(phase) < now ? 2 : 4;
  };
  return plan.toSorted((a, b) => group(a) - group(b));
}

/** The phases of the assessment, in order of time. */
const phases = readFileSync(join(here, '../../assessments/trust/assessment.yaml'), 'utf8')
  .split(/^phases:/m)[1].split(/^  - id: /m).slice(1)
  .map((text) => ({ id: text.match(/^\S+/)[0], always: /^    always: true/m.test(text) }));

let printed = [];

/** The two lines that a host pastes, as the command prints them: the newest loader, and a pinned one. */
export function embedCode() {
  if (printed.length === 0) {
    printed = execFileSync(binary, ['embed-code', 'trust', '-base', process.env.AMENDS_URL], { encoding: 'utf8' }).trim().split('\n');
  }
  return printed;
}

/** The address of a page, which is a folder where there are only files. */
export const at = (path) => process.env.AMENDS_URL + path + (process.env.STATIC && !path.endsWith('/') ? '/' : '');
