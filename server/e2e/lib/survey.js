// The questions of trust as a survey-core + survey-js-ui page, the way a site would build it: its two scripts and its
// style sheet, compressed once with brotli 11, one question a page. There is no plan behind it, only the thank-you page.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = `${root}bench/peers/js/node_modules/`;

/** Serves the page on a free port. */
export default async function serveSurvey() {
  const { bundle } = JSON.parse(execFileSync('go', ['run', './bench/export', 'trust', '0', '1'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }));
  const files = {
    '/': ['text/html; charset=utf-8', html(survey(bundle))],
    '/survey.core.min.js': ['text/javascript', readFileSync(`${packages}survey-core/survey.core.min.js`)],
    '/survey-js-ui.min.js': ['text/javascript', readFileSync(`${packages}survey-js-ui/survey-js-ui.min.js`)],
    '/survey-core.min.css': ['text/css', readFileSync(`${packages}survey-core/survey-core.fontless.min.css`)],
  };
  for (const file of Object.values(files)) {
    file[1] = brotliCompressSync(file[1], { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  }
  const server = createServer((request, response) => {
    const file = files[request.url];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': file[0], 'Content-Encoding': 'br', 'Content-Length': file[1].length, 'Cache-Control': 'max-age=3600' }).end(file[1]);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

function html(json) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trust</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/survey-core.min.css">
<script defer src="/survey.core.min.js"></script><script defer src="/survey-js-ui.min.js"></script></head>
<body><div id="survey"></div><script>
document.addEventListener('DOMContentLoaded', () => {
  window.survey = new Survey.Model(${JSON.stringify(json)});
  window.survey.render(document.getElementById('survey'));
});
</script></body></html>`;
}

function survey(bundle) {
  const kinds = { 'one-of': 'radiogroup', 'any-of': 'checkbox', 'yes-no': 'radiogroup', number: 'text' };
  const where = (c) => (c ? { visibleIf: condition(c, bundle) } : {});
  return {
    title: bundle.title,
    questionsOnPageMode: 'questionPerPage',
    elements: bundle.questions.map((q) => ({
      type: kinds[q.kind], name: q.id, title: q.text, description: q.help, isRequired: Boolean(q.required), ...where(q.show_if),
      ...(q.options ? { choices: q.options.map((o) => ({ value: o.id, text: o.label, ...where(o.show_if) })) } : { inputType: 'number' }),
    })),
  };
}

/** A condition in survey-core's language; facts stand for what they are derived from. */
function condition(c, bundle) {
  const join = (list, between) => `(${list.map((part) => condition(part, bundle)).join(between)})`;
  if (c.not) return `!(${condition(c.not, bundle)})`;
  if (c.all) return join(c.all, ' and ');
  if (c.any) return join(c.any, ' or ');
  if (!c.test) return 'true';
  if (c.test.fact) return fact(c.test, bundle);
  return `({${c.test.question}} anyof [${c.test.options.map((o) => `'${o}'`).join(', ')}])`;
}

function fact({ fact: id, options }, bundle) {
  const { when } = bundle.facts.find((one) => one.id === id);
  if (!when) return '(1 = 1)'; // a fact with several values: show, rather than hide
  return options.includes('yes') ? condition(when, bundle) : `!(${condition(when, bundle)})`;
}
