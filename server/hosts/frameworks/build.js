// Small pages around the snippets of docs/hosts.md, for the frameworks that esbuild and their own compilers build, and for
// those that are built by nothing. Each page has the same handles: window.host draws it `again`, moves the questions among
// what stands beside them (`move`), and gives them other attributes (`change`); window.plans counts what the snippet's own
// listener was told.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { snippets, styles } from './snippets.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/** The version of a package of ours. */
export const version = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;

const compilers = {
  async vue(code) {
    const { compileScript, parse } = await import('vue/compiler-sfc');
    const told = snippets('Vue')[1].match(/isCustomElement: (\(tag\) => .*?) \}/)[1];
    const compilerOptions = { isCustomElement: new Function(`return ${told}`)() };
    return compileScript(parse(code).descriptor, { id: 'page', inlineTemplate: true, templateOptions: { compilerOptions } }).content;
  },
  svelte: async (code) => (await import('svelte/compiler')).compile(code, { generate: 'client', dev: true }).js.code,
  solid: async (code) => (await import('@babel/core')).default.transformSync(code, { presets: ['babel-preset-solid'], cwd: here, babelrc: false, configFile: false }).code,
};

/** What is bundled: the page, what compiles it and the snippet, if not esbuild does, and what starts it, if not it itself. */
const bundled = {
  'React 19': { package: 'react', page: 'react.jsx' },
  'React 18': { package: 'react18', page: 'react.jsx', alias: { react: 'react18', 'react-dom': 'react-dom18' } },
  Vue: { package: 'vue', page: 'page.vue', compiler: compilers.vue, start: "import { createApp } from 'vue'; import Page from 'page'; createApp(Page).mount('#page');" },
  Svelte: { package: 'svelte', page: 'page.svelte', compiler: compilers.svelte, start: "import { mount } from 'svelte'; import Page from 'page'; mount(Page, { target: document.getElementById('page') });" },
  Solid: { package: 'solid-js', page: 'page.solid.jsx', compiler: compilers.solid },
  Lit: { package: 'lit', page: 'lit.js' },
};

async function bundle({ page, compiler = async (code) => code, start = "import 'page';", alias }, questions) {
  const sources = { page: readFileSync(join(here, 'pages', page), 'utf8'), questions };
  const built = await build({
    stdin: { contents: start, resolveDir: here }, absWorkingDir: here, bundle: true, write: false, alias, jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' }, conditions: ['browser', 'development'],
    plugins: [{
      name: 'sources',
      setup(its) {
        its.onResolve({ filter: /^(page|questions)$/ }, ({ path }) => ({ path, namespace: 'source' }));
        its.onLoad({ filter: /./, namespace: 'source' }, async ({ path }) => ({ contents: await compiler(sources[path]), loader: 'jsx', resolveDir: here }));
      },
    }],
  });
  return built.outputFiles[0].text;
}

const library = (path) => ({ type: 'text/javascript', body: readFileSync(join(here, 'node_modules', path), 'utf8') });
const document = (head, body) => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A host</title><style>${styles}</style>${head}</head><body>${body}</body></html>`,
});

const texts = ['one', 'two', 'three'].map((text) => `<p>${text}</p>`).join(''), again = texts.replaceAll('</p>', ', drawn again 1 times</p>');
const change = "(more) => { for (const name in more) document.getElementById('questions').setAttribute(name, more[name]); }";

/** htmx fetches a part of the page anew, and says thank you to the server. */
function htmx([questions], address, file) {
  const part = (body) => ({ type: 'text/html', body });
  return {
    '/': document(`<script src="/library.js"></script><script async src="${address}/embed.js"></script><script>
      Object.defineProperty(window, 'plans', { get: () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/thanks')).length });
      const part = (path) => htmx.ajax('GET', path, { target: '#part', swap: 'innerHTML' });
      window.host = { again: () => part('/again'), move: () => part('/moved'), change: ${change} };
    </script>`, `<div id="part">${questions}${texts}</div>`),
    '/again': part(`${questions}${again}`), '/moved': part(`${again}${questions}`), '/thanks': part('Thank you'), '/library.js': library(file),
  };
}

/** Turbo visits other pages. */
function turbo([head, questions]) {
  const handles = `<script>
    window.plans = 0;
    window.thank = () => { window.plans++; };
    window.host = { again: () => Turbo.visit('/again'), move: () => Turbo.visit('/moved'), change: ${change} };
  </script>`;
  const page = (body, more = '') => document(`<script src="/library.js"></script>${head}${more}`, body);
  return {
    '/': page(`${questions}${texts}`, handles), '/again': page(`${questions}${again}`), '/moved': page(`${again}${questions}`),
    '/library.js': library('@hotwired/turbo/dist/turbo.es2017-umd.js'),
  };
}

/** By framework: its version, and a function that gives its pages by their paths, for an address of the assessments. */
export const frameworks = {
  ...Object.fromEntries(Object.entries(bundled).map(([name, its]) => [name, {
    version: version(its.package),
    pages: async (address) => ({
      '/': document('<script>window.plans = 0;</script>', '<div id="page"></div><script src="/page.js"></script>'),
      '/page.js': { type: 'text/javascript', body: await bundle(its, snippets(name, address)[0]) },
    }),
  }])),
  'htmx 2': { version: version('htmx2'), pages: async (address) => htmx(snippets('htmx', address), address, 'htmx2/dist/htmx.js') },
  'htmx 4': { version: version('htmx.org'), pages: async (address) => htmx(snippets('htmx', address), address, 'htmx.org/dist/htmx.js') },
  Turbo: { version: version('@hotwired/turbo'), pages: async (address) => turbo(snippets('Turbo', address)) },
};
