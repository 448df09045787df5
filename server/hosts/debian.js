// Debian's packages, unpacked into a folder: nothing is installed, and no service starts.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const packages = [
  'apache2-bin', 'busybox', 'caddy', 'lighttpd', 'nginx', 'nginx-common', 'media-types', 'perl-base',
  'mariadb-server', 'mariadb-server-core', 'mariadb-client-core', 'mariadb-client', 'php8.2-cli', 'php8.2-common', 'php8.2-mysql',
  'wordpress', 'wordpress-theme-twentytwentythree',
];

/** Unpacks them, and what they need that this machine lacks. */
export function unpack(folder) {
  const root = join(folder, 'root'), debs = join(folder, 'debs');
  mkdirSync(debs, { recursive: true });
  const lacking = execFileSync('apt-get', ['install', '--print-uris', '--no-install-recommends', '-y', '-qq', ...packages], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n').map((line) => line.match(/^'\S+' ([^_]+)_/)?.[1]).filter(Boolean);
  execFileSync('apt-get', ['download', '-qq', ...new Set([...packages, ...lacking])], { cwd: debs, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const name of readdirSync(debs)) execFileSync('dpkg', ['-x', join(debs, name), root]);
  return root;
}

/** The version of a package that was unpacked. */
export function version(folder, name) {
  const file = readdirSync(join(folder, 'debs')).find((one) => one.startsWith(`${name}_`));
  return file ? file.split('_')[1].replace(/^\d+%3a/, '').replace(/[+~-].*/, '') : '?';
}

/** The environment in which the unpacked programs find their libraries. */
export function environment(root) {
  const libraries = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'lib/x86_64-linux-gnu', 'lib/aarch64-linux-gnu']
    .map((path) => join(root, path)).filter((path) => existsSync(path));
  return { ...process.env, LD_LIBRARY_PATH: libraries.join(':') };
}
