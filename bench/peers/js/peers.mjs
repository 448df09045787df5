// Times rule engines for JavaScript beside ours on the generated ruleset: the same rules, the same sets of answers, by
// turns in one process. Every engine must fire the same rules on every set of answers before anything is timed. Prints
// what it measured as JSON; `make bench` puts it into docs/performance.md.
//
//   node --expose-gc peers.mjs RULESET.json LOOP.wasm wasm_exec.js
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { ConditionRunner } from 'survey-core';
import zen from '@gorules/zen-engine';
import Publicodes from 'publicodes';

const [rulesetFile, loopFile, execFile] = process.argv.slice(2);
const { bundle, answers, fired } = JSON.parse(readFileSync(rulesetFile, 'utf8'));
const kinds = Object.fromEntries(bundle.questions.map((q) => [q.id, q.kind]));
const conditions = bundle.rules.map((rule) => rule.when);
// answers as any JavaScript program would have them: text, lists of text, numbers
const sets = answers.map((set) => Object.fromEntries(Object.entries(set).map(
  ([id, value]) => [id, kinds[id] === 'any-of' ? [value].flat() : value])));
const packageVersion = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** Writes a condition with the words of one engine. */
function lower(c, words) {
  const each = (list) => list.map((part) => lower(part, words));
  if (c.not) return words.not(lower(c.not, words));
  if (c.all) return words.all(each(c.all));
  if (c.any) return words.any(each(c.any));
  const { question, options, ranges } = c.test;
  if (c.test.kind !== 'number') return kinds[question] === 'any-of' ? words.has(question, options) : words.is(question, options);
  return ranges[0].max === undefined ? words.least(question, ranges[0].min) : words.below(question, ranges[0].max);
}
const quoted = (list) => list.map((text) => `'${text}'`).join(', ');

function plain() {
  const words = {
    not: (a) => `!(${a})`, all: (list) => `(${list.join(' && ')})`, any: (list) => `(${list.join(' || ')})`,
    is: (q, options) => `(${options.map((o) => `a.${q} === '${o}'`).join(' || ')})`,
    has: (q, options) => `(${options.map((o) => `a.${q}.includes('${o}')`).join(' || ')})`,
    least: (q, n) => `a.${q} >= ${n}`, below: (q, n) => `a.${q} < ${n}`,
  };
  const body = conditions.map((c, i) => `if (${lower(c, words)}) out.push(${i});`).join('\n');
  const rules = new Function('a', 'out', `${body}\nreturn out;`);
  return { name: 'plain JavaScript', version: process.version, fire: (set) => rules(sets[set], []) };
}

function jsonLogicPeer() {
  const words = {
    not: (a) => ({ '!': [a] }), all: (list) => ({ and: list }), any: (list) => ({ or: list }),
    is: (q, options) => ({ in: [{ var: q }, options] }),
    has: (q, options) => ({ or: options.map((o) => ({ in: [o, { var: q }] })) }),
    least: (q, n) => ({ '>=': [{ var: q }, n] }), below: (q, n) => ({ '<': [{ var: q }, n] }),
  };
  const rules = conditions.map((c) => lower(c, words));
  return { name: 'json-logic-js', version: packageVersion('json-logic-js'), fire: (set) => each((i) => jsonLogic.apply(rules[i], sets[set])) };
}

function jsonRulesEngine() {
  const test = (fact, operator, value) => ({ fact, operator, value });
  const words = {
    not: (a) => ({ not: a }), all: (all) => ({ all }), any: (any) => ({ any }),
    is: (q, options) => test(q, 'in', options), has: (q, options) => test(q, 'overlaps', options),
    least: (q, n) => test(q, 'greaterThanInclusive', n), below: (q, n) => test(q, 'lessThan', n),
  };
  const engine = new Engine();
  engine.addOperator('overlaps', (chosen, options) => options.some((o) => chosen.includes(o)));
  conditions.forEach((c, i) => engine.addRule({ conditions: { all: [lower(c, words)] }, event: { type: String(i) } }));
  return {
    name: 'json-rules-engine', version: packageVersion('json-rules-engine'),
    fire: async (set) => (await engine.run(sets[set])).events.map((e) => Number(e.type)).sort((a, b) => a - b),
  };
}

function surveyCore() {
  const words = {
    not: (a) => `!(${a})`, all: (list) => `(${list.join(' and ')})`, any: (list) => `(${list.join(' or ')})`,
    is: (q, options) => `{${q}} anyof [${quoted(options)}]`, has: (q, options) => `{${q}} anyof [${quoted(options)}]`,
    least: (q, n) => `{${q}} >= ${n}`, below: (q, n) => `{${q}} < ${n}`,
  };
  const runners = conditions.map((c) => new ConditionRunner(lower(c, words)));
  const run = (runner, values) => (runner.runValues ? runner.runValues(values) : runner.run(values, {}));
  return { name: 'survey-core, conditions only', version: packageVersion('survey-core'), fire: (set) => each((i) => run(runners[i], sets[set])) };
}

function zenEngine() {
  const words = {
    not: (a) => `not (${a})`, all: (list) => `(${list.join(' and ')})`, any: (list) => `(${list.join(' or ')})`,
    is: (q, options) => `${q} in [${quoted(options)}]`, has: (q, options) => `some(${q}, # in [${quoted(options)}])`,
    least: (q, n) => `${q} >= ${n}`, below: (q, n) => `${q} < ${n}`,
  };
  const expressions = conditions.map((c, i) => ({ id: `e${i}`, key: `r${i}`, value: lower(c, words) }));
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'rules', name: 'rules', type: 'expressionNode', content: { expressions } },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [{ id: '1', sourceId: 'in', targetId: 'rules' }, { id: '2', sourceId: 'rules', targetId: 'out' }],
  };
  const decision = new zen.ZenEngine().createDecision(content);
  return {
    name: 'zen-engine, expressions', version: packageVersion('@gorules/zen-engine'),
    fire: async (set) => {
      const { result } = await decision.evaluate(sets[set]);
      return each((i) => result[`r${i}`]);
    },
  };
}

/** publicodes has no lists: each option of an any-of question is a rule of its own. */
function publicodes() {
  const words = {
    not: (a) => ({ '=': [a, 'non'] }), all: (list) => ({ 'toutes ces conditions': list }), any: (list) => ({ 'une de ces conditions': list }),
    is: (q, options) => ({ 'une de ces conditions': options.map((o) => `${q} = '${o}'`) }),
    has: (q, options) => ({ 'une de ces conditions': options.map((o) => `${q} ${o}`) }),
    least: (q, n) => `${q} >= ${n}`, below: (q, n) => `${q} < ${n}`,
  };
  const rules = {};
  for (const q of bundle.questions) {
    if (q.kind === 'any-of') for (const o of q.options) rules[`${q.id} ${o.id}`] = { 'par défaut': 'non' };
    else rules[q.id] = { 'par défaut': q.kind === 'number' ? 0 : `'${q.options[0].id}'` };
  }
  conditions.forEach((c, i) => { rules[`rule ${i}`] = lower(c, words); });
  const engine = new Publicodes(rules, { logger: { log() {}, warn() {}, error: console.error } });
  const situations = sets.map((set) => Object.fromEntries(Object.entries(set).flatMap(([id, value]) => {
    if (kinds[id] === 'any-of') return bundle.questions.find((q) => q.id === id).options.map((o) => [`${id} ${o.id}`, value.includes(o.id) ? 'oui' : 'non']);
    return [[id, kinds[id] === 'number' ? value : `'${value}'`]];
  })));
  return {
    name: 'publicodes', version: packageVersion('publicodes'), few: true,
    fire: (set) => {
      engine.setSituation(situations[set]);
      return each((i) => engine.evaluate(`rule ${i}`).nodeValue === true);
    },
  };
}

/** Ours runs all sets in one call, as it does when it tries other answers: crossing into wasm is paid once. */
async function ours() {
  globalThis.require = createRequire(import.meta.url);
  await import(pathToFileURL(execFile));
  const here = { bundle: JSON.stringify(bundle), answers: JSON.stringify(answers) };
  globalThis.amendsBench = here;
  const ready = new Promise((done) => { here.ready = done; });
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(loopFile), go.importObject);
  go.run(instance);
  await ready;
  const found = here.fired();
  return [
    { name: 'Amends in wasm, rule loop', version: '', fire: (set) => found[set], all: () => here.fireAll() },
    { name: 'Amends in wasm, answers read each time', version: '', fire: (set) => found[set], all: () => here.readAndFireAll() },
  ];
}

function each(holds) {
  const out = [];
  for (let i = 0; i < conditions.length; i++) if (holds(i)) out.push(i);
  return out;
}

const ROUNDS = 21;
const FEW = 5; // sets of answers for an engine that takes long
const contestants = [plain(), ...await ours(), jsonLogicPeer(), surveyCore(), zenEngine(), jsonRulesEngine(), publicodes()];
for (const c of contestants) {
  for (let set = 0; set < sets.length; set++) {
    const got = JSON.stringify(await c.fire(set));
    if (got !== JSON.stringify(fired[set])) throw new Error(`${c.name} fires ${got} instead of ${fired[set]} on ${JSON.stringify(sets[set])}`);
  }
  c.sets = c.few ? FEW : sets.length;
  c.times = [];
}
for (let round = 0; round < ROUNDS; round++) {
  for (const c of contestants) {
    globalThis.gc?.();
    const from = process.hrtime.bigint();
    if (c.all) c.all();
    else for (let set = 0; set < c.sets; set++) { const r = c.fire(set); if (r.then) await r; }
    c.times.push(Number(process.hrtime.bigint() - from) / c.sets);
  }
}
console.log(JSON.stringify(contestants.map(({ name, version, times }) => (
  { name, version, nanoseconds: Math.round(times.sort((a, b) => a - b)[ROUNDS >> 1]) }))));
process.exit(0);
