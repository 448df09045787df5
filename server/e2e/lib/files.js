// A plain file server: it knows files, types and folders with an index.html, and nothing of us.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.png': 'image/png', '.txt': 'text/plain', '.xml': 'application/xml',
};

/** The headers that the file _headers of a site names for each path: Netlify's form, which others read too. */
async function readHeaders(folder) {
  const rules = [];
  for (const line of (await readFile(join(folder, '_headers'), 'utf8')).split('\n')) {
    const header = line.match(/^\s+([^:]+): (.*)$/);
    if (header) rules.at(-1).headers[header[1].toLowerCase()] = header[2];
    else if (line.startsWith('/')) rules.push({ path: line, headers: {} });
  }
  const fits = (rule, path) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule);
  return (path) => Object.assign({}, ...rules.filter((rule) => fits(rule.path, path)).map((rule) => rule.headers));
}

/** Serves a folder at an address, if asked with the headers that its file names; ends with the function that it gives. */
export async function serveFiles(folder, port, withHeaders = false) {
  const named = withHeaders ? await readHeaders(folder) : () => ({});
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://files');
    let file = join(folder, normalize(decodeURIComponent(pathname)));
    if (await stat(file).then((found) => found.isDirectory(), () => false)) {
      if (!pathname.endsWith('/')) {
        response.writeHead(301, { location: `${pathname}/` }).end();
        return;
      }
      file = join(file, 'index.html');
    }
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache', ...named(pathname) }).end(body);
    } catch {
      response.writeHead(404, { 'content-type': types['.html'] }).end(await readFile(join(folder, '404.html')).catch(() => ''));
    }
  });
  await new Promise((listening) => { server.listen(port, '127.0.0.1', listening); });
  return () => new Promise((closed) => {
    server.closeAllConnections();
    server.close(closed);
  });
}
