// Firefox and WebKit, as Debian has them, behind one small interface: what a person does and sees, and no more.
//
// A Browser is started once and gives visits; a visit is one tab with nothing kept from another:
//   open(address), reload(), back()      as by the address bar and the buttons beside it
//   evaluate(function, argument)         in the page, or in the frame that `inside` went into
//   press(selector), type(selector, text), key(name)     on what is seen, by pointer and keyboard
//   inside(selector), outside()          into the frame that an element shows, and back to the page
//   screenshot(), end()
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities, Key } from 'selenium-webdriver';

const env = { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('../fonts/liberation.conf', import.meta.url)) };
const found = (name) => process.env.PATH.split(delimiter).concat('/usr/bin').map((folder) => join(folder, name)).find(existsSync);
const later = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** Whether each browser is installed. */
export const there = {
  firefox: () => Boolean(process.env.FIREFOX || found('firefox-esr')),
  webkit: () => Boolean(found('WebKitWebDriver') && found('Xvfb') && found('openbox')),
  wpe: () => Boolean(found('WPEWebDriver') && found('cog')),
};

/** In the page: the first element of a selector that is seen, through shadow roots, scrolled to where a finger would bring it. */
function find(selector) {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const element = all(document).find((e) => e.matches(selector) && e.getClientRects().length > 0);
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return element ?? null;
}

/** In the page: the middle of an element, nothing where it is gone already. */
function middle(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.isConnected ? { x: x + width / 2, y: y + height / 2 } : null;
}

/** In the page of a frame: scrolls until a height within the frame is in the middle, and gives where the frame is then. */
function scrollTo(frame, y) {
  scrollBy(0, frame.getBoundingClientRect().top + y - innerHeight / 2);
  const { left, top } = frame.getBoundingClientRect();
  return { left, top };
}

/** What every visit does the same way, over what its browser can do. */
class Visit {
  /** Waits until a function in the page gives something, and gives that. */
  async until(what, argument) {
    for (const start = Date.now(); ;) {
      if (Date.now() - start > patience) throw new Error(`waited in vain for ${what}`);
      const value = await this.evaluate(what, argument).catch((e) => { if (!leaving.test(e)) throw e; });
      if (value) return value;
      await later(20);
    }
  }

  /** Whether something is seen. */
  sees(selector) {
    return this.evaluate((s) => [...document.querySelectorAll(s)].some((e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible'), selector);
  }

  text() { return this.evaluate(() => document.body.innerText); }
}

/** How long something may take that ought to be there at once, in milliseconds: a busy machine may be many times slower. */
const patience = Number(process.env.PATIENCE || 60_000);

/** What drivers say while one document goes and the next is not there yet, or a page is drawn anew. */
const leaving = /navigat|detached|destroyed|context|no such (window|frame)|stale|discarded|Cannot find|not clickable/i;

/** --- Firefox, over WebDriver BiDi */

class FirefoxVisit extends Visit {
  constructor(context, page) {
    super();
    Object.assign(this, { context, page, frame: page.mainFrame(), errors: [] });
    page.on('console', (message) => { if (message.type() === 'error') this.errors.push(message.text()); });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  async open(address) {
    this.outside();
    await this.page.goto(address);
  }

  reload() { return this.page.reload(); }

  back() { return this.page.goBack(); }

  evaluate(what, argument) { return this.frame.evaluate(what, argument); }

  async element(selector) {
    for (const start = Date.now(); ;) {
      if (Date.now() - start > patience) throw new Error(`waited in vain for ${selector}`);
      const element = (await this.frame.evaluateHandle(find, selector).catch((e) => { if (!leaving.test(e)) throw e; }))?.asElement();
      if (element) return element;
      await later(20);
    }
  }

  /** By the pointer alone: where scripts are off, puppeteer's click waits for ever to learn what is in sight. */
  async press(selector) {
    for (;;) {
      const element = await this.element(selector);
      const click = this.frame === this.page.mainFrame() ? element.evaluate(middle).then((at) => at && this.page.mouse.click(at.x, at.y).then(() => true)) : element.click().then(() => true);
      if (await click.catch((e) => { if (!leaving.test(e)) throw e; })) return;
    }
  }

  async type(selector, text) {
    await this.press(selector);
    await this.page.keyboard.type(text);
  }

  key(name) { return this.page.keyboard.press(name === 'Space' ? ' ' : name); }

  async inside(selector) { this.frame = await (await this.element(selector)).contentFrame(); }

  outside() { this.frame = this.page.mainFrame(); }

  screenshot(path) { return this.page.screenshot({ path }); }

  end() { return this.context.close(); }
}

/** Firefox; its options are its preferences, and the folder of its profile. */
export async function firefox({ prefs = {}, profile, scripting = true } = {}) {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: process.env.FIREFOX || found('firefox-esr'), headless: true, env, userDataDir: profile, protocolTimeout: 300_000,
    extraPrefsFirefox: { 'javascript.enabled': scripting, 'ui.prefersReducedMotion': 1, ...prefs },
  });
  return {
    version: await browser.version(),
    /** A visit in a window of the given size; in the browser's own profile, where that is asked for. */
    async visit({ width = 800, height = 600, kept = false } = {}) {
      const context = kept ? browser.defaultBrowserContext() : await browser.createBrowserContext();
      const page = await context.newPage(); // the first tab has no focus
      await page.setViewport({ width, height });
      return new FirefoxVisit(context, page);
    },
    end: () => browser.close(),
  };
}

/** --- WebKit, over WebDriver */

const keys = { Tab: Key.TAB, Enter: Key.ENTER, Space: Key.SPACE, Escape: Key.ESCAPE, Shift: Key.SHIFT, ArrowDown: Key.ARROW_DOWN };

class WebKitVisit extends Visit {
  constructor(driver, errors) {
    super();
    Object.assign(this, { driver, errors });
  }

  async open(address) {
    await this.outside();
    await this.driver.get(address);
  }

  reload() { return this.driver.navigate().refresh(); }

  back() { return this.driver.navigate().back(); }

  evaluate(what, argument) { return this.driver.executeScript(`return (${what})(arguments[0])`, argument); }

  async element(selector) {
    for (const start = Date.now(); ;) {
      if (Date.now() - start > patience) throw new Error(`waited in vain for ${selector}`);
      const element = await this.driver.executeScript(`return (${find})(arguments[0])`, selector).catch((e) => { if (!leaving.test(e)) throw e; });
      if (element) return element;
      await later(20);
    }
  }

  /** By actions: the driver's own click goes astray in WebKit 2.50. In a frame, its page scrolls first to where the element is. */
  async press(selector) {
    for (;;) {
      const element = await this.element(selector);
      const at = await this.driver.executeScript(`return (${middle})(arguments[0])`, element).catch((e) => { if (!leaving.test(e)) throw e; });
      if (at) return this.pressAt(at);
    }
  }

  async pressAt({ x, y }) {
    const { frame } = this;
    if (frame) {
      await this.outside();
      const { left, top } = await this.driver.executeScript(`return (${scrollTo})(arguments[0], arguments[1])`, frame, y);
      [x, y] = [x + left, y + top];
    }
    await this.driver.actions().move({ x: Math.round(x), y: Math.round(y) }).press().release().perform();
    if (frame) await this.enter(frame);
  }

  async type(selector, text) {
    await this.press(selector);
    await this.driver.actions().sendKeys(text).perform();
  }

  key(name) { return this.driver.actions().keyDown(keys[name] ?? name).keyUp(keys[name] ?? name).perform(); }

  async inside(selector) { await this.enter(await this.element(selector)); }

  async enter(frame) {
    await this.driver.switchTo().frame(frame);
    this.frame = frame;
  }

  async outside() {
    await this.driver.switchTo().defaultContent();
    this.frame = null;
  }

  async screenshot(path) {
    writeFileSync(path, await this.driver.takeScreenshot(), 'base64');
  }

  end() { return this.driver.quit(); }
}

const freePort = () => new Promise((given) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => given(port));
  });
});

/** A driver of WebKit's and what runs beside it. Every visit is a browser of its own. */
async function webdriver(command, options, display) {
  const port = await freePort();
  const server = spawn(command, [`--port=${port}`], { env: { ...env, ...display?.env }, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (!await fetch(`${url}/status`).then((answer) => answer.ok, () => false)) {
    if (server.exitCode !== null) throw new Error(`${command} ended`);
    await later(50);
  }
  return {
    async visit({ width, height } = {}) {
      const driver = await new Builder().usingServer(url).withCapabilities(new Capabilities(options)).build();
      await driver.manage().setTimeouts({ script: 300_000, pageLoad: 300_000 });
      if (width) await driver.manage().window().setRect({ width, height });
      return new WebKitVisit(driver, []);
    },
    async end() {
      server.kill();
      await display?.end();
    },
  };
}

/** An X display without a screen, with a window manager: without one, no window has the focus. */
async function display() {
  const number = await new Promise((given) => {
    const x = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    display.server = x;
    x.stdio[3].once('data', (text) => given(String(text).trim()));
  });
  const { server } = display, shown = { DISPLAY: `:${number}` };
  const manager = spawn('openbox', [], { env: { ...process.env, ...shown }, stdio: 'ignore' });
  return {
    env: shown,
    end() {
      manager.kill();
      server.kill();
    },
  };
}

/** WebKit as GTK shows it: today's engine. */
export async function webkit({ scripting = true } = {}) {
  const args = ['--automation', ...(scripting ? [] : ['--enable-javascript=false'])];
  return webdriver('WebKitWebDriver', { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args } }, await display());
}

/** WebKit as embedded devices have it: Debian 12's is of the age of Safari 16. Its window is always 800 px wide and 600 high. */
export async function wpe({ scripting = true, text = 16 } = {}) {
  const args = ['--automation', '--platform=headless', `--default-font-size=${text}`, ...(scripting ? [] : ['--enable-javascript=false'])];
  return webdriver('WPEWebDriver', { browserName: 'cog', 'wpe:browserOptions': { binary: found('cog'), args } });
}
