// Tries a built site and our lines where hosts have them: on the usual servers, in WordPress, in editors and sanitizers. What
// it needs comes into a temporary folder. `node main.js servers` tries one part.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './process.js'; // what was started ends before its folder goes
import { unpack } from './debian.js';
import { tryEditors } from './editors.js';
import { tryFrameworks } from './frameworks.js';
import { tryProxy } from './proxy.js';
import { tryServers } from './servers.js';
import { tryWordPress } from './wordpress.js';

const parts = { servers: tryServers, proxy: tryProxy, editors: tryEditors, frameworks: tryFrameworks, wordpress: tryWordPress };
const chosen = process.argv.slice(2);
const folder = process.env.HOSTS_FOLDER || mkdtempSync(join(tmpdir(), 'amends-hosts-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755); // nginx reads it as somebody else
// However it ends: also stopped by hand, or thrown out of what it does.
process.once('exit', () => { if (!process.env.HOSTS_FOLDER) rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); });

const root = process.env.HOSTS_FOLDER && existsSync(join(folder, 'root')) ? join(folder, 'root') : unpack(folder);
const failed = [];
for (const [name, attempt] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const fine = await attempt(folder, root).catch((e) => { console.error(e); });
  if (!fine) failed.push(name);
}
if (failed.length > 0) console.error(`make hosts: failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
