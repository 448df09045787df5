// What the usual file servers make of a site that `amends build` wrote: asked as browsers ask, and gone through in one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from '../e2e/lib/amends.js';
import { launch, toPlan } from './browser.js';
import { environment, phpOf, version } from './debian.js';
import { answering, freePort, start } from './process.js';
import { publish, table } from './tables.js';

const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const npm = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** Every server: its version, and how it is started for a site on a port. Each as it comes, with its page for 404 named. */
function servers(folder, root) {
  const env = environment(root), at = (path) => join(root, path);
  const write = (name, text) => { const file = join(folder, name); writeFileSync(file, text); return file; };
  const node = (name, args) => (site, port) => start(tool(name), args(site, port), { env: { ...process.env, NO_UPDATE_NOTIFIER: '1', NO_UPDATE_CHECK: '1', CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', HOME: folder } });
  const nginx = (name, inside) => (site, port) => start(at('usr/sbin/nginx'), ['-p', folder, '-e', join(folder, 'nginx.error'), '-c', write(`${name}.conf`,
    `daemon off; worker_processes 1; pid ${folder}/${name}.pid; events {}\nhttp { include ${at('etc/nginx/mime.types')}; default_type application/octet-stream; access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${name}-${one};`).join(' ')}
server { listen 127.0.0.1:${port}; root ${site}; ${inside(site)} } }`)], { env });
  return {
    Apache: [version(folder, 'apache2-bin'), (site, port) => start(at('usr/sbin/apache2'), ['-DFOREGROUND', '-d', folder, '-f', write('apache.conf',
      `${['mpm_event', 'authz_core', 'mime', 'dir'].map((one) => `LoadModule ${one}_module ${at(`usr/lib/apache2/modules/mod_${one}.so`)}`).join('\n')}
ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/apache.pid\nErrorLog ${folder}/apache.log\nTypesConfig ${at('etc/mime.types')}
DocumentRoot ${site}\nErrorDocument 404 /404.html\n<Directory ${site}>\nRequire all granted\n</Directory>\n`)], { env })],
    nginx: [version(folder, 'nginx'), nginx('nginx-plain', () => 'error_page 404 /404.html;')],
    'nginx with our nginx.conf': [version(folder, 'nginx'), nginx('nginx-ours', (site) => `include ${site}/nginx.conf;`)],
    lighttpd: [version(folder, 'lighttpd'), (site, port) => {
      const types = execFileSync('perl', [at('usr/share/lighttpd/create-mime.conf.pl')], { encoding: 'utf8' });
      return start(at('usr/sbin/lighttpd'), ['-D', '-m', at('usr/lib/lighttpd'), '-f', write('lighttpd.conf',
        `server.document-root = "${site}"\nserver.bind = "127.0.0.1"\nserver.port = ${port}\nindex-file.names = ("index.html")\nserver.errorfile-prefix = "${site}/"\n${types}`)], { env });
    }],
    Caddy: [version(folder, 'caddy'), (site, port) => start(at('usr/bin/caddy'), ['run', '--adapter', 'caddyfile', '--config', write('Caddyfile',
      `{\nadmin off\nauto_https off\n}\nhttp://127.0.0.1:${port} {\nroot * ${site}\nfile_server {\nprecompressed br gzip\n}\nhandle_errors {\nrewrite * /404.html\nfile_server\n}\n}\n`)], { env: { ...env, HOME: folder } })],
    'busybox httpd': [version(folder, 'busybox'), (site, port) => start(at('bin/busybox'), ['httpd', '-f', '-p', `127.0.0.1:${port}`, '-h', site, '-c', write('busybox.conf', `E404:${site}/404.html\n`)], { env })],
    serve: [npm('serve'), node('serve', (site, port) => ['-n', '-L', '-l', `tcp://127.0.0.1:${port}`, site])],
    'http-server': [npm('http-server'), node('http-server', (site, port) => [site, '-a', '127.0.0.1', '-p', port, '-s', '-b', '-g'])],
    sirv: [npm('sirv-cli'), node('sirv', (site, port) => [site, '--host', '127.0.0.1', '--port', port, '--brotli', '--gzip', '--quiet'])],
    'php -S': [phpOf(folder, root).version, (site, port) => start(phpOf(folder, root).program, ['-n', '-S', `127.0.0.1:${port}`, '-t', site], { env })],
    wrangler: [npm('wrangler'), node('wrangler', (site, port) => ['pages', 'dev', site, '--ip', '127.0.0.1', '--port', port, '--compatibility-date', '2026-01-01'])],
    'an S3-style store': ['of ours', (site, port) => store(site, port)],
    'knows no type, compresses nothing': ['of ours', (site, port) => store(site, port, 'application/octet-stream')],
  };
}

/** Keys and no folders: an index document where a key ends in a slash, an error document, and no redirect. */
function store(site, port, only) {
  const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.png': 'image/png' };
  const files = new Map(readdirSync(site, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => {
    const file = join(one.parentPath, one.name);
    return [file.slice(site.length), readFileSync(file)];
  }));
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://store'), key = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const found = files.get(key), kind = found ? extname(key) : '.html';
    // Without its type, no browser takes a page or a style sheet for one.
    const type = only && ['.wasm', '.json'].includes(kind) ? only : kinds[kind] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(found ?? files.get('/404.html'));
  }).listen(port, '127.0.0.1');
  return { child: { exitCode: null }, said: () => '', stop: () => { server.closeAllConnections(); return new Promise((done) => { server.close(done); }); } };
}

/** What comes back, as it goes over the wire. */
function ask(base, path) {
  return new Promise((done, failed) => {
    request(base + path, { headers: { 'accept-encoding': 'gzip, br', 'user-agent': 'Mozilla/5.0', accept: 'text/html,*/*' } }, (response) => {
      let bytes = 0;
      response.on('data', (part) => { bytes += part.length; });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, bytes }));
    }).once('error', failed).end();
  });
}

async function look(base, wasm, browser) {
  const folderless = await ask(base, '/trust'), program = await ask(base, wasm), page = await ask(base, '/trust/');
  const missing = await ask(base, '/nothing'), frame = await ask(base, '/embed/absent/'), embed = await ask(base, '/embed/trust/');
  const context = await browser.newContext(), tab = await context.newPage();
  try {
    await tab.goto(`${base}/trust/`);
    const plan = await toPlan(tab).then(() => 'yes', (e) => `no: ${String(e).split('\n')[0]}`);
    await tab.goto(`${base}/trust`);
    const finds = await tab.waitForSelector('[data-page]:visible >> nth=0', { timeout: 60_000 })
      .then(() => tab.waitForFunction(() => document.querySelector('[data-page=intro]'), null, { timeout: 10_000 })).then(() => 'yes', () => '**no**');
    return [
      `${folderless.status}${folderless.headers.location ? ' → ' + new URL(folderless.headers.location, base).pathname : ''}; ${finds}`,
      program.headers['content-type'] ?? 'none',
      `${program.headers['content-encoding'] ?? 'as it is'}, ${(program.bytes / 1e6).toFixed(1)} MB`,
      missing.status, frame.status,
      page.headers['content-security-policy'] && embed.headers['cross-origin-embedder-policy'] ? 'yes' : 'no',
      plan,
    ];
  } finally {
    await context.close();
  }
}

export async function tryServers(folder, root) {
  const site = join(folder, 'site'), tmp = join(folder, 'servers'), rows = [];
  mkdirSync(tmp, { recursive: true });
  execFileSync(binary, ['build', '-out', site, '-base', 'http://127.0.0.1']);
  const wasm = `/assets/${readdirSync(join(site, 'assets')).find((name) => name.endsWith('.wasm'))}`;
  const browser = await launch();
  for (const [name, [its, begin]] of Object.entries(servers(folder, root))) {
    const port = await freePort(), program = begin(site, String(port)), base = `http://127.0.0.1:${port}`;
    try {
      await answering(`${base}/`, program);
      rows.push([name, its, ...await look(base, wasm, browser)]);
    } catch (e) {
      rows.push([name, its, '', '', '', '', '', '', `**failed**: ${String(e).replace(/\s+/g, ' ').slice(0, 200)}`]);
    } finally {
      await program.stop();
    }
    console.log(rows.at(-1).join(' | '));
  }
  await browser.close();
  publish('scale.md', 'servers', table(['server', 'version', '`/trust`: answer; is it found', 'type of the wasm', 'how it is sent', '`/nothing`', 'no such frame', 'headers of ours', 'a run to the plan'], rows));
  return rows.every((row) => row.at(-1) === 'yes');
}
