// A plain file server: it knows files, types and folders with an index.html, and nothing of us.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.png': 'image/png', '.txt': 'text/plain', '.xml': 'application/xml',
};

/** Serves a folder at an address; ends with the function that it gives. */
export async function serveFiles(folder, port) {
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
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' }).end(body);
    } catch {
      response.writeHead(404, { 'content-type': types['.html'] }).end(await readFile(join(folder, '404.html')));
    }
  });
  await new Promise((listening) => { server.listen(port, '127.0.0.1', listening); });
  return () => new Promise((closed) => {
    server.closeAllConnections();
    server.close(closed);
  });
}
