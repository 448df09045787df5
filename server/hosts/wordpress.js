// Real WordPress, of Debian's package, on PHP's own server with MariaDB: what each role can put in a post, gone through to the plan.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { binary } from '../e2e/lib/amends.js';
import { serveFiles } from '../e2e/lib/files.js';
import { expect, launch, toPlan } from './browser.js';
import { environment, phpOf, unpackNewest, version } from './debian.js';
import { answering, freePort, start } from './process.js';
import { publish, table } from './tables.js';

const roles = ['administrator', 'editor', 'author'];

/** A database of MariaDB's that only a socket leads to. */
async function database(folder, root, env) {
  const data = join(folder, 'database'), socket = join(folder, 'database.sock');
  const common = [`--datadir=${data}`, `--basedir=${join(root, 'usr')}`, ...(process.getuid() === 0 ? ['--user=root'] : [])];
  for (const old of [data, socket]) rmSync(old, { recursive: true, force: true });
  execFileSync('sh', [join(root, 'usr/bin/mariadb-install-db'), '--no-defaults', ...common, '--auth-root-authentication-method=normal', '--skip-test-db'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const program = start(join(root, 'usr/sbin/mariadbd'), ['--no-defaults', ...common, '--skip-networking', `--socket=${socket}`, `--pid-file=${folder}/database.pid`], { env });
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries > 200 || program.child.exitCode !== null) throw new Error(`MariaDB does not start: ${program.said()}`);
    await new Promise((later) => setTimeout(later, 300));
  }
  execFileSync(join(root, 'usr/bin/mariadb'), ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'CREATE DATABASE wordpress'], { env });
  return { program, socket };
}

/** WordPress's files in a folder of their own, with a configuration and three people. */
function site(folder, root, port, socket, ours) {
  const at = join(folder, 'wordpress'), unpacked = join(root, 'usr/share/wordpress');
  rmSync(at, { recursive: true, force: true });
  cpSync(unpacked, at, { recursive: true, verbatimSymlinks: true });
  for (const one of readdirSync(at, { recursive: true, withFileTypes: true })) { // they point into a system that has them installed
    if (!one.isSymbolicLink()) continue;
    const link = join(one.parentPath, one.name), target = readlinkSync(link);
    rmSync(link);
    symlinkSync(target.startsWith('/') ? join(root, target) : resolve(unpacked, relative(at, dirname(link)), target), link);
  }
  rmSync(join(at, 'wp-config.php'), { force: true });
  writeFileSync(join(at, 'wp-config.php'), `<?php
foreach (['DB_NAME' => 'wordpress', 'DB_USER' => 'root', 'DB_PASSWORD' => '', 'DB_HOST' => 'localhost:${socket}', 'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => '',
  'WP_HOME' => 'http://localhost:${port}', 'WP_SITEURL' => 'http://localhost:${port}', 'DISABLE_WP_CRON' => true, 'WP_HTTP_BLOCK_EXTERNAL' => true,
  'WP_ACCESSIBLE_HOSTS' => '127.0.0.1', 'AUTOMATIC_UPDATER_DISABLED' => true] as $name => $value) define($name, $value);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) define($name, $name . '-of-a-test');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`);
  // Ours stands for a public address, which WordPress would ask without leave.
  const plugins = join(at, 'wp-content/mu-plugins');
  mkdirSync(plugins, { recursive: true });
  writeFileSync(join(plugins, 'public.php'), `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports) { return array_merge($ports, [${ours.join(', ')}]); });
add_filter('pre_wp_mail', '__return_true');
`);
  writeFileSync(join(folder, 'install.php'), `<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost:${port}';
require '${at}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A host', 'administrator', 'a@example.org', true, '', 'password');
foreach (['editor', 'author'] as $role) wp_insert_user(['user_login' => $role, 'user_pass' => 'password', 'user_email' => "$role@example.org", 'role' => $role]);
`);
  return at;
}

function php(folder, root) {
  const extensions = join(root, 'usr/lib/php', readdirSync(join(root, 'usr/lib/php')).find((name) => /^\d+$/.test(name)));
  const loaded = ['mysqlnd', 'mysqli', 'tokenizer', 'ctype', 'iconv', 'fileinfo'].filter((name) => existsSync(join(extensions, `${name}.so`)));
  return [phpOf(folder, root).program, ['-n', '-d', `extension_dir=${extensions}`, '-d', 'memory_limit=512M', ...loaded.flatMap((name) => ['-d', `extension=${name}`])]];
}

/** What people put in a post: by the name of the block, a function of our lines. */
const blocks = {
  'Custom HTML, with the line': ({ line }) => `<!-- wp:html -->\n${line}\n<!-- /wp:html -->`,
  'Custom HTML, with the pinned line': ({ pinned }) => `<!-- wp:html -->\n${pinned}\n<!-- /wp:html -->`,
  'Custom HTML, with the frame of oEmbed': ({ frame }) => `<!-- wp:html -->\n${frame}\n<!-- /wp:html -->`,
  'the address on a line of its own (Embed)': ({ address }) => `<!-- wp:embed {"url":"${address}","type":"rich"} -->\n<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">\n${address}\n</div></figure>\n<!-- /wp:embed -->`,
  'the address on a line of its own (Classic)': ({ address }) => `Before.\n\n${address}\n\nAfter.`,
};

async function logIn(context, home, role) {
  const page = await context.newPage();
  await page.goto(`${home}/wp-login.php`);
  await page.fill('#user_login', role);
  await page.fill('#user_pass', 'password');
  await page.click('#wp-submit');
  await page.goto(`${home}/wp-admin/post-new.php`); // the editor, whose way to save is used
  await page.waitForFunction(() => window.wp?.apiFetch, null, { timeout: 120_000 });
  return page;
}

/** What a reader has of a post. */
async function read(browser, address, shot) {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } }), page = await context.newPage();
  try {
    await page.goto(address);
    const frames = page.locator('amends-assessment iframe, .entry-content iframe, .wp-block-post-content iframe');
    const element = page.locator('amends-assessment');
    if (await element.count() > 0) await expect(frames.first()).toBeAttached({ timeout: 60_000 });
    if (await frames.count() === 0) return await page.locator('a[href*="/trust"]').count() > 0 ? 'the link' : '**nothing**';
    await frames.first().scrollIntoViewIfNeeded();
    const handle = await frames.first().elementHandle(), frame = await handle.contentFrame();
    await expect.poll(() => frames.first().isVisible(), { timeout: 60_000 }).toBe(true);
    if (await element.count() === 0) await expect.poll(() => handle.evaluate((e) => getComputedStyle(e).position), { timeout: 60_000 }).toBe('static');
    await toPlan(frame);
    await page.screenshot({ path: shot });
    const size = await sizeOf(handle);
    return `a whole run, ${size}${await handle.getAttribute('data-secret') ? ', in WordPress\'s sandbox' : ''}; ${await leaves(page, frame)}`;
  } catch (e) {
    await page.screenshot({ path: shot }).catch(() => {});
    return `**failed**: ${String(e).replace(/\s+/g, ' ').slice(0, 160)}`;
  } finally {
    await context.close();
  }
}

async function sizeOf(handle) {
  const { width, height } = await handle.boundingBox();
  const around = await handle.evaluate((e) => e.parentElement.clientWidth);
  return `${Math.round(width)} of ${around} × ${Math.round(height)} px`;
}

/** Whether “Exit this page” takes the reader away from the post. */
async function leaves(page, frame) {
  await page.context().route('https://www.bbc.co.uk/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
  await frame.locator('[data-exit]').click();
  return page.waitForURL('https://www.bbc.co.uk/**', { timeout: 15_000 }).then(() => 'Exit leaves', () => '**Exit stays**');
}

/** Every role and block in one WordPress, with both ways in which ours is served. */
async function tryBlocks(folder, home, own, { live, files }) {
  const browser = await launch(), rows = [];
  try {
    for (const role of own) {
      const context = await browser.newContext(), page = await logIn(context, home, role);
      for (const [name, content] of Object.entries(blocks)) {
        const said = [];
        for (const [kind, at] of Object.entries({ live, files })) {
          const [line, pinned] = execFileSync(binary, ['embed-code', 'trust', '-base', at], { encoding: 'utf8' }).trim().split('\n');
          const oembed = await fetch(kind === 'live' ? `${at}/oembed?url=/trust` : `${at}/trust/oembed.json`).then((r) => r.json());
          const post = await page.evaluate((data) => window.wp.apiFetch({ path: '/wp/v2/posts', method: 'POST', data }), {
            title: name, status: 'publish', content: content({ line, pinned, frame: oembed.html, address: `${at}/trust${kind === 'live' ? '' : '/'}` }),
          });
          said.push(await read(browser, post.link, join(folder, `wordpress-${role}-${rows.length}-${kind}.png`)));
        }
        rows.push([role, name, ...said]);
        console.log(rows.at(-1).join(' | '));
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** One WordPress, unpacked: started with a database of its own, and tried. */
async function tryOne(folder, root, unpacked, own, ours) {
  const env = environment(root), home = await freePort(), { program, socket } = await database(folder, root, env);
  const at = site(folder, unpacked, home, socket, Object.values(ours).map((place) => new URL(place).port)), [command, options] = php(folder, root);
  execFileSync(command, [...options, join(folder, 'install.php')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const wordpress = start(command, [...options, '-S', `localhost:${home}`, '-t', at], { env: { ...env, PHP_CLI_SERVER_WORKERS: '4' } });
  try {
    await answering(`http://localhost:${home}/`, wordpress);
    return await tryBlocks(folder, `http://localhost:${home}`, own, ours);
  } finally {
    await wordpress.stop();
    await program.stop();
  }
}

const worked = (rows) => rows.every((row) => !/failed|stays/.test(row.join()))
  && ['administrator', 'author'].every((role) => rows.some((row) => row[0] === role && row.slice(2).every((said) => said.startsWith('a whole run'))));

export async function tryWordPress(folder, root) {
  const [live, files] = (await Promise.all([freePort(), freePort()])).map((port) => `http://127.0.0.1:${port}`);
  const server = start(binary, ['serve', '-addr', new URL(live).host, '-base', live, '-log', 'off']);
  execFileSync(binary, ['build', '-out', join(folder, 'wordpress-site'), '-base', files]);
  const stopFiles = await serveFiles(join(folder, 'wordpress-site'), new URL(files).port, true);
  const newest = join(folder, 'newest'), head = ['role', 'block', 'with `amends serve`', 'with files and their headers'];
  const under = `PHP ${phpOf(folder, root).version}, MariaDB ${version(folder, 'mariadb-server-core')}`;
  try {
    await answering(live, server);
    const rows = await tryOne(folder, root, root, roles, { live, files });
    let text = `WordPress ${version(folder, 'wordpress')}, theme Twenty Twenty-Three, ${under}:\n\n${table(head, rows)}`, fine = worked(rows);
    const unpacked = existsSync(join(newest, 'root')) ? join(newest, 'root') : unpackNewest(newest);
    if (unpacked) {
      const more = await tryOne(folder, root, unpacked, ['administrator', 'author'], { live, files });
      text += `\n\nWordPress ${version(newest, 'wordpress')}, theme Twenty Twenty-Five, ${under}:\n\n${table(head, more)}`;
      fine &&= worked(more);
    }
    publish('hosts.md', 'wordpress', text);
    return fine;
  } finally {
    await server.stop();
    await stopFiles();
  }
}
