// The block for nginx of docs/security.md as it is printed, but for its port and TLS: thirty takers behind one address get
// every file, and posts alone are limited.
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { binary } from '../e2e/lib/amends.js';
import { environment } from './debian.js';
import { answering, freePort, start } from './process.js';

const takers = 30, posts = 300, agent = new Agent({ maxSockets: 32 });

function ask(port, path, method = 'GET') {
  return new Promise((done, failed) => {
    request({ port, path, method, agent, host: '127.0.0.1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, (response) => {
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => done({ status: response.statusCode, body }));
    }).once('error', failed).end();
  });
}

async function gotEverything(port) {
  const page = await ask(port, '/trust');
  const files = [...page.body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  const answers = await Promise.all(files.map((path) => ask(port, path)));
  return page.status === 200 && files.length > 5 && answers.every(({ status }) => status === 200);
}

export async function tryProxy(folder, root) {
  const env = environment(root), port = await freePort(), behind = await freePort();
  const printed = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8').match(/For nginx:\n\n```\n([^]*?)```/)[1];
  const block = printed.replace('listen 443 ssl;', `listen 127.0.0.1:${port};`).replace('127.0.0.1:8080', `127.0.0.1:${behind}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/proxy-${one};`).join(' ');
  writeFileSync(join(folder, 'proxy.conf'), `daemon off; worker_processes 1; pid ${folder}/proxy.pid; events {}\nhttp { ${temporary}\n${block}}\n`);
  const server = start(binary, ['serve', '-addr', `127.0.0.1:${behind}`, '-trusted', '127.0.0.1', '-log', 'off']);
  const nginx = start(join(root, 'usr/sbin/nginx'), ['-p', folder, '-e', join(folder, 'proxy.error'), '-c', join(folder, 'proxy.conf')], { env });
  try {
    await answering(`http://127.0.0.1:${behind}/readyz`, server);
    await answering(`http://127.0.0.1:${port}/healthz`, nginx);
    const got = (await Promise.all(Array.from({ length: takers }, () => gotEverything(port)))).filter(Boolean).length;
    const refused = (await Promise.all(Array.from({ length: posts }, () => ask(port, '/trust', 'POST')))).filter(({ status }) => status === 429).length;
    console.log(`nginx in front, as docs/security.md has it: ${got} of ${takers} takers behind one address got every file; ${refused} of ${posts} posts at once were refused`);
    return got === takers && refused > 0 && refused < posts;
  } finally {
    await nginx.stop();
    await server.stop();
    agent.destroy();
  }
}
