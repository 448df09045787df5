// What editors, sanitizers and Markdown renderers leave of our line, and of the frame that oEmbed gives: put in as their
// programs take HTML, and read as they give it back.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from '../e2e/lib/amends.js';
import { launch } from './browser.js';
import { publish, table } from './tables.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;

/** What is left: the element or frame with its script works, a link leads there, anything else is lost. */
function left(html) {
  const has = (pattern) => pattern.test(html);
  if (has(/&lt;(script|iframe|amends)/)) return 'the code, as text';
  const whole = [has(/<script[^>]+embed\.js/) && 'script', has(/<amends-assessment[^>]+name=/) && 'element', has(/<iframe[^>]+embed\/trust/) && 'frame'].filter(Boolean);
  if (whole.includes('script') && whole.includes('element')) return 'all: it works';
  const link = has(/<a [^>]*href="https:\/\/amends\.example\/trust/) ? 'the link' : '';
  // An empty sandbox lets nothing run: what is left shows the first section, and cannot be answered.
  const shown = has(/<iframe[^>]+sandbox=""/) ? 'the frame, without scripts' : 'the frame';
  if (whole.includes('frame')) return link ? `${shown}, and the link` : shown;
  return [link || '**nothing**', whole.length > 0 && `(${whole.join(' and ')} alone)`].filter(Boolean).join(' ');
}

/** Those that need no browser. */
const plain = {
  'markdown-it, as it comes': ['markdown-it', async (html) => new (await import('markdown-it')).default().render(html)],
  'markdown-it, html: true': ['markdown-it', async (html) => new (await import('markdown-it')).default({ html: true }).render(html)],
  marked: ['marked', async (html) => (await import('marked')).marked.parse(html)],
  'commonmark, safe': ['commonmark', async (html) => {
    const { HtmlRenderer, Parser } = await import('commonmark');
    return new HtmlRenderer({ safe: true }).render(new Parser().parse(html));
  }],
  'remark with rehype-raw and rehype-sanitize (GitHub\'s rules)': ['rehype-sanitize', async (html) => {
    const [{ unified }, parse, toHtml, raw, sanitize, write] = await Promise.all(['unified', 'remark-parse', 'remark-rehype', 'rehype-raw', 'rehype-sanitize', 'rehype-stringify'].map((name) => import(name)));
    return String(await unified().use(parse.default).use(toHtml.default, { allowDangerousHtml: true }).use(raw.default).use(sanitize.default).use(write.default).process(html));
  }],
  'sanitize-html, as it comes': ['sanitize-html', async (html) => require('sanitize-html')(html)],
  'a filter like Drupal\'s “Basic HTML”': ['sanitize-html', async (html) => require('sanitize-html')(html, {
    allowedTags: ['a', 'em', 'strong', 'cite', 'blockquote', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'span', 'img'],
    allowedAttributes: { a: ['href', 'hreflang'], blockquote: ['cite'], img: ['src', 'alt'] },
  })],
  'Ghost, pasted HTML': ['@tryghost/kg-html-to-lexical', async (html) => JSON.stringify(require('@tryghost/kg-html-to-lexical').htmlToLexical(html)).replaceAll('\\"', '"')
    .replace(/"type":"link"[^{}]*"url":"([^"]*)"|"url":"([^"]*)"[^{}]*"type":"link"/g, (_, a, b) => `<a href="${a ?? b}">`)],
};

const scripts = (...names) => names.map((name) => `<script src="/${name}"></script>`).join('');

/** Those that do: their version, a page that loads them, and a function in it. */
const inBrowser = {
  'DOMPurify, as it comes': ['dompurify', scripts('dompurify/dist/purify.min.js'), (html) => window.DOMPurify.sanitize(html)],
  TinyMCE: ['tinymce', `${scripts('tinymce/tinymce.min.js')}<textarea id="e"></textarea>`, async (html) => {
    const [editor] = await window.tinymce.init({ selector: '#e', license_key: 'gpl', promotion: false });
    editor.setContent(html);
    return editor.getContent();
  }],
  'TinyMCE, pasted': ['tinymce', `${scripts('tinymce/tinymce.min.js')}<textarea id="e"></textarea>`, async (html) => {
    const [editor] = await window.tinymce.init({ selector: '#e', license_key: 'gpl', promotion: false });
    editor.execCommand('mceInsertClipboardContent', false, { html });
    await new Promise((later) => setTimeout(later, 500));
    return editor.getContent();
  }],
  CKEditor: ['ckeditor5', `${scripts('ckeditor5/dist/browser/ckeditor5.umd.js')}<div id="e"></div>`, async (html) => {
    const { ClassicEditor, Essentials, Paragraph, Link, BlockQuote } = window.CKEDITOR;
    const editor = await ClassicEditor.create(document.querySelector('#e'), { licenseKey: 'GPL', plugins: [Essentials, Paragraph, Link, BlockQuote] });
    editor.setData(html);
    return editor.getData();
  }],
  'CKEditor with GeneralHtmlSupport, all allowed': ['ckeditor5', `${scripts('ckeditor5/dist/browser/ckeditor5.umd.js')}<div id="e"></div>`, async (html) => {
    const { ClassicEditor, Essentials, Paragraph, Link, BlockQuote, GeneralHtmlSupport } = window.CKEDITOR;
    const editor = await ClassicEditor.create(document.querySelector('#e'), {
      licenseKey: 'GPL', plugins: [Essentials, Paragraph, Link, BlockQuote, GeneralHtmlSupport],
      htmlSupport: { allow: [{ name: /.*/, attributes: true, classes: true, styles: true }] },
    });
    editor.setData(html);
    return editor.getData();
  }],
  'CKEditor with HtmlEmbed, as raw HTML': ['ckeditor5', `${scripts('ckeditor5/dist/browser/ckeditor5.umd.js')}<div id="e"></div>`, async (html) => {
    const { ClassicEditor, Essentials, Paragraph, HtmlEmbed } = window.CKEDITOR;
    const editor = await ClassicEditor.create(document.querySelector('#e'), { licenseKey: 'GPL', plugins: [Essentials, Paragraph, HtmlEmbed] });
    editor.execute('htmlEmbed', html);
    return editor.getData();
  }],
  Quill: ['quill', `${scripts('quill/dist/quill.js')}<div id="e"></div>`, (html) => {
    const quill = new window.Quill('#e');
    quill.clipboard.dangerouslyPasteHTML(html);
    return quill.getSemanticHTML();
  }],
  Trix: ['trix', `${scripts('trix/dist/trix.umd.min.js')}<input id="x" type="hidden"><trix-editor input="x"></trix-editor>`, async (html) => {
    const e = document.querySelector('trix-editor');
    if (!e.editor) await new Promise((done) => { e.addEventListener('trix-initialize', done, { once: true }); });
    e.editor.insertHTML(html);
    return e.value;
  }],
  'Tiptap with StarterKit': ['@tiptap/core', '<script src="/bundle-tiptap.js"></script><div id="e"></div>', (html) => {
    const editor = new window.Editor({ element: document.querySelector('#e'), extensions: [window.StarterKit], content: html });
    return editor.getHTML();
  }],
  'EditorJS, pasted': ['@editorjs/editorjs', `${scripts('@editorjs/editorjs/dist/editorjs.umd.js')}<div id="e"></div>`, async (html) => {
    const editor = new window.EditorJS({ holder: 'e' });
    await editor.isReady;
    await editor.blocks.renderFromHTML(html);
    return (await editor.save()).blocks.map((block) => block.data.text ?? JSON.stringify(block.data)).join('\n');
  }],
  'EditorJS with its Raw HTML block': ['@editorjs/raw', `${scripts('@editorjs/editorjs/dist/editorjs.umd.js', '@editorjs/raw/dist/raw.umd.js')}<div id="e"></div>`, async (html) => {
    const editor = new window.EditorJS({ holder: 'e', tools: { raw: window.RawTool }, data: { blocks: [{ type: 'raw', data: { html } }] } });
    await editor.isReady;
    return (await editor.save()).blocks.map((block) => block.data.html).join('\n');
  }],
};

/** The packages' files, and nothing else. */
async function packages() {
  const esbuild = require('esbuild');
  const tiptap = esbuild.buildSync({ stdin: { contents: 'import { Editor } from "@tiptap/core"; import StarterKit from "@tiptap/starter-kit"; Object.assign(window, { Editor, StarterKit });', resolveDir: here }, bundle: true, write: false, format: 'iife' }).outputFiles[0].contents;
  const pages = new Map(), types = { '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://packages');
    if (pages.has(pathname)) return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages.get(pathname));
    if (pathname === '/bundle-tiptap.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(tiptap);
    try {
      response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/octet-stream' }).end(readFileSync(join(here, 'node_modules', normalize(pathname))));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => { server.once('listening', listening); });
  return { pages, url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

export async function tryEditors() {
  const [line] = execFileSync(binary, ['embed-code', 'trust', '-base', 'https://amends.example'], { encoding: 'utf8' }).trim().split('\n');
  const frame = '<blockquote class="wp-embedded-content"><a href="https://amends.example/trust">Rebuilding trust</a></blockquote>'
    + '<iframe src="https://amends.example/embed/trust/" width="100%" height="820" title="Rebuilding trust" sandbox="allow-scripts allow-same-origin"></iframe>';
  const rows = [];
  const add = async (name, its, attempt) => {
    const said = [];
    for (const html of [line, frame]) {
      const out = await attempt(html).catch((e) => `!${String(e).replace(/\s+/g, ' ').slice(0, 120)}`);
      if (process.env.VERBOSE) console.log(name, JSON.stringify(out));
      said.push(out.startsWith('!') ? `**failed**: ${out.slice(1)}` : left(out));
    }
    rows.push([name, version(its), ...said]);
  };
  for (const [name, [its, attempt]] of Object.entries(plain)) await add(name, its, attempt);
  const served = await packages(), browser = await launch();
  for (const [name, [its, body, act]] of Object.entries(inBrowser)) {
    await add(name, its, async (html) => {
      const context = await browser.newContext(), page = await context.newPage();
      await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort()); // nothing of the line is loaded
      served.pages.set('/page', `<!doctype html><title>An editor</title>${body}`);
      try {
        await page.goto(`${served.url}/page`);
        return await page.evaluate(act, html);
      } finally {
        await context.close();
      }
    });
  }
  await browser.close();
  served.stop();
  publish('hosts.md', 'editors', table(['what', 'version', 'leaves of the line', 'leaves of oEmbed\'s link and frame'], rows));
  return rows.every((row) => !row.join().includes('failed'));
}
