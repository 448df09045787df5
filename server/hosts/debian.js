// Debian's packages, unpacked into a folder: nothing is installed, and no service starts. What apt knows of them is kept in
// that folder too, so that nobody needs to be root, and no list needs to be there before.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = [
  'apache2-bin', 'busybox', 'caddy', 'lighttpd', 'nginx', 'nginx-common', 'media-types', 'perl-base',
  'mariadb-server', 'mariadb-server-core', 'mariadb-client-core', 'mariadb-client', 'php-cli', 'php-common', 'php-mysql',
  'wordpress', 'wordpress-theme-twentytwentythree',
];

/** apt with a state of its own in a folder, and for sources what the lines say, else the machine's. */
function apt(folder, lines) {
  for (const one of ['lists/partial', 'cache/archives/partial', 'debs']) mkdirSync(join(folder, one), { recursive: true });
  const sources = join(folder, 'sources.list'), config = join(folder, 'apt.conf');
  if (lines) writeFileSync(sources, lines);
  writeFileSync(config, [
    `Dir::State::lists "${join(folder, 'lists')}"; Dir::Cache "${join(folder, 'cache')}"; APT::Sandbox::User "";`,
    'Acquire::Languages "none"; Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";',
    lines ? `Dir::Etc::sourcelist "${sources}"; Dir::Etc::sourceparts "-";` : '',
  ].join('\n'));
  const env = { ...process.env, APT_CONFIG: config };
  const run = (program, ...args) => execFileSync(program, args, { env, cwd: join(folder, 'debs'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run('apt-get', '-qq', 'update');
  return run;
}

/** Downloads packages, and unpacks them. */
function fetchAll(run, folder, names) {
  run('apt-get', 'download', '-qq', ...names);
  for (const name of readdirSync(join(folder, 'debs'))) execFileSync('dpkg', ['-x', join(folder, 'debs', name), join(folder, 'root')]);
  return join(folder, 'root');
}

/** Unpacks everything that is tried, and what that needs and this machine lacks. */
export function unpack(folder) {
  const run = apt(folder);
  const lacking = run('apt-get', 'install', '--print-uris', '--no-install-recommends', '-y', '-qq', ...packages)
    .split('\n').map((line) => line.match(/^'\S+' ([^_]+)_/)?.[1]).filter(Boolean);
  return fetchAll(run, folder, new Set([...packages, ...lacking]));
}

/** Unpacks the newest WordPress that Debian has (sid's), with the libraries that it links to; null where that cannot be had. */
export function unpackNewest(folder) {
  try {
    const own = execFileSync('apt-get', ['indextargets', '--format', '$(ORIGIN) $(REPO_URI)', 'Created-By: Packages'], { encoding: 'utf8' });
    const place = own.match(/^Debian (\S+\/debian)\/?$/m)[1];
    const run = apt(folder, `deb ${place} sid main\n`);
    const libraries = run('apt-cache', 'depends', 'wordpress').match(/(?<=Depends: )(libjs-|libphp-|php-getid3)\S*/g);
    return fetchAll(run, folder, new Set(['wordpress', 'wordpress-theme-twentytwentyfive', ...libraries]));
  } catch (e) {
    console.error(`WordPress of Debian's sid could not be had: ${String(e).split('\n')[0]}`);
    return null;
  }
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

/** PHP's command of the packages: its version and where it is. */
export function phpOf(folder, root) {
  const name = readdirSync(join(root, 'usr/bin')).find((one) => /^php\d+\.\d+$/.test(one));
  return { program: join(root, 'usr/bin', name), version: version(folder, `${name}-cli`) };
}
