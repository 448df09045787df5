// @ts-check
// The frame script: what a page needs when another site shows it in a frame. It
// runs after the start script and before anything is shown. It takes its looks
// and an id from the frame's name, which the loader (embed.js) writes; it tells
// the loader its height, where to scroll, and five words about a run, which it
// reads off the page's own attributes. Stopping for safety tells nothing, as
// leaving tells nothing. Without the loader it does what it can, and says so.
(() => {
  "use strict";
  const doc = document, root = doc.documentElement, win = /** @type {any} */ (window), framed = parent !== win;
  /** @type {any} */
  let told = {};
  try {
    const read = JSON.parse(win.name);
    if (framed && read?.amends === 1 && typeof read.id === "string") told = read;
    for (const name in told) if (typeof told[name] !== "string" && name !== "amends" && name !== "flows") delete told[name];
  } catch { /* somebody else's name, or none */ }
  const loader = Boolean(told.id);

  const post = (/** @type {string} */ type, /** @type {object} */ more = {}) => {
    if (loader) parent.postMessage({ amends: 1, id: told.id, type, ...more }, "*"); // nothing in it is secret
  };
  const warn = (/** @type {string} */ text) => console.warn(`amends: ${text}`);

  root.classList.add("framed");
  root.classList.toggle("flows", loader && told.flows);

  // --- pages: a history of our own, so that turning them neither fills that of
  // the host nor moves another frame's, and leaving leaves one entry to replace

  if (framed) {
    /** @type {any[]} */
    const states = [history.state];
    let at = 0;
    const go = (/** @type {number} */ steps) => setTimeout(() => {
      const to = Math.min(Math.max(at + steps, 0), states.length - 1);
      if (to === at) return;
      at = to;
      dispatchEvent(new PopStateEvent("popstate", { state: states[at] }));
    });
    Object.assign(history, {
      pushState(/** @type {any} */ state) { states.splice(++at, Infinity, state); },
      replaceState(/** @type {any} */ state) { states[at] = state; },
      go, back: () => go(-1), forward: () => go(1),
    });
    Object.defineProperty(history, "state", { get: () => states[at] });
  }

  // --- looks

  /** @typedef {number[]} Colour red, green and blue, from 0 to 255 */

  const pen = doc.createElement("canvas").getContext("2d");
  /** @type {(text: string) => Colour | null} */
  const colour = (text) => {
    if (!pen) return null;
    const [one, other] = ["#000000", "#ffffff"].map((before) => {
      pen.fillStyle = before;
      pen.fillStyle = text;
      return String(pen.fillStyle);
    });
    const parts = one === other && one.match(/^#(..)(..)(..)$/);
    return parts ? parts.slice(1).map((hex) => parseInt(hex, 16)) : null;
  };
  const hex = (/** @type {Colour} */ c) => `#${c.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  /** @type {(a: Colour, b: Colour, share: number) => Colour} */
  const mix = (a, b, share) => a.map((part, i) => part + (b[i] - part) * share);
  const light = (/** @type {Colour} */ c) => {
    const [r, g, b] = c.map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** @type {(a: Colour, b: Colour) => number} */
  const contrast = (a, b) => {
    const [less, more] = [light(a), light(b)].sort((x, y) => x - y);
    return (more + 0.05) / (less + 0.05);
  };
  const black = [0, 0, 0], white = [255, 255, 255];
  /** @type {(c: Colour, grounds: Colour[]) => number} */
  const least = (c, grounds) => Math.min(...grounds.map((ground) => contrast(c, ground)));
  /** The colour itself where it can be read on all grounds, else the nearest one towards black or white that can. */
  const readable = (/** @type {Colour} */ c, /** @type {Colour[]} */ grounds, goal = 4.5) => {
    const pole = light(grounds[0]) > 0.18 ? black : white;
    for (let share = 0; share < 1; share += 0.02) {
      const tried = mix(c, pole, share).map(Math.round);
      if (least(tried, grounds) >= goal) return tried;
    }
    return pole;
  };

  /** A colour that the host asked for, or null. */
  const wanted = (/** @type {string} */ what) => {
    const text = told[what], found = text ? colour(text) : null;
    if (text && !found) warn(`“${text}” is no colour that can be used for ${what}; write it as #rrggbb`);
    return found;
  };
  /** @type {(what: string, c: Colour, grounds: Colour[]) => Colour} */
  const corrected = (what, c, grounds) => {
    const better = readable(c, grounds);
    if (better.some((part, i) => part !== c[i])) {
      warn(`${what} ${hex(c)} has a contrast of ${least(c, grounds).toFixed(1)} to 1 on its ground, and 4.5 is needed (WCAG AA); ${hex(better)} is used`);
    }
    return better;
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {string[]} */
  let set = [];
  const token = (/** @type {string} */ name, /** @type {string} */ value) => {
    root.style.setProperty(`--${name}`, value);
    set.push(`--${name}`);
  };
  const own = (/** @type {string} */ name) => colour(getComputedStyle(root).getPropertyValue(`--${name}`).trim()) ?? black;

  const paint = () => {
    for (const name of set) root.style.removeProperty(name);
    set = [];
    const background = wanted("background"), text = wanted("text"), accent = wanted("accent");
    let theme = told.theme;
    if (theme && !["light", "dark", "auto"].includes(theme)) warn(`“${theme}” is no theme; the themes are light, dark and auto`);
    if (theme !== "light" && theme !== "dark") theme = "";
    if (background) theme = light(background) > 0.18 ? "light" : "dark";
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    if (background || text || accent) tint(background, text, accent);
    shape();
  };
  /** @type {(background: Colour | null, text: Colour | null, accent: Colour | null) => void} */
  const tint = (background, text, accent) => {
    const paper = background ?? own("paper");
    const card = background ? mix(paper, white, light(paper) > 0.18 ? 0.5 : 0.05) : own("card");
    const tinted = background || accent ? mix(paper, accent ?? own("accent"), 0.1) : own("tint");
    const grounds = [paper, card, tinted];
    const ink = text ? corrected("text", text, grounds) : readable(own("ink"), grounds);
    const shown = accent ? corrected("accent", accent, grounds) : readable(own("accent"), grounds);
    const strong = mix(shown, light(paper) > 0.18 ? black : white, 0.2);
    const on = [white, black].sort((a, b) => least(b, [shown, strong]) - least(a, [shown, strong]))[0];
    /** @type {Record<string, Colour>} */
    const tokens = {
      paper, card, ink, tint: tinted, accent: shown, "accent-strong": strong, "on-accent": on,
      soft: readable(mix(ink, paper, 0.25), grounds), line: mix(paper, ink, 0.2), edge: readable(mix(paper, ink, 0.45), grounds, 3),
      focus: readable(own("focus"), grounds, 3), wrong: readable(own("wrong"), grounds),
    };
    for (const name in tokens) token(name, hex(tokens[name]));
  };
  const shape = () => {
    if (told.radius) {
      if (/^\d{1,2}(\.\d+)?(px|rem|em)?$/.test(told.radius)) token("round", told.radius);
      else warn(`“${told.radius}” is no radius; write it as 8px`);
    }
    if (told.font) {
      if (told.font.length < 200 && CSS.supports("font-family", told.font)) {
        token("sans", told.font);
        token("serif", told.font);
      } else warn(`“${told.font}” is no list of fonts`);
    }
  };
  const place = () => {
    if (told.country) {
      if (/^[a-z]{2}$/i.test(told.country)) root.dataset.country = told.country.toUpperCase();
      else warn(`“${told.country}” is no country; write its two letters, such as GB`);
    }
    const language = root.lang.split("-")[0];
    if (told.lang && told.lang.split("-")[0].toLowerCase() !== language) warn(`there are no texts in “${told.lang}”; those in “${language}” are shown`);
  };
  if (loader) {
    paint();
    place();
    dark.addEventListener("change", paint);
  }

  // --- what the loader says

  addEventListener("message", ({ isTrusted, source, data }) => {
    if (!isTrusted || !loader || source !== parent || data?.amends !== 1 || data.id !== told.id) return;
    if (data.type === "view" && typeof data.top === "number" && data.top >= 0) {
      const most = doc.body.offsetHeight - 200;
      root.style.setProperty("--view", `${Math.max(0, Math.min(data.top, most))}px`);
    }
    if (data.type === "look") {
      for (const name of ["theme", "accent", "background", "text", "font", "radius"]) {
        told[name] = typeof data[name] === "string" ? data[name] : "";
      }
      paint();
    }
  });

  // --- what the loader hears

  let acted = false;
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, (e) => { acted ||= e.isTrusted; }, true);

  // WordPress knows the message of a height with its secret, and says when it
  // listens, which may be after the first one.
  const secret = framed && location.hash.match(/secret=(\w+)/)?.[1];
  const tellWordPress = () => {
    if (secret && height) parent.postMessage({ message: "height", value: height, secret }, "*");
  };
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.message === "ready") tellWordPress();
  });

  // Heights are told in steps of a hundred pixels: exact ones would tell which
  // page is shown. Nothing in a frame that flows depends on its own height.
  let height = 0;
  const measure = () => {
    const now = Math.ceil(doc.body.getBoundingClientRect().height / 100) * 100;
    root.classList.toggle("fits", innerHeight >= doc.body.offsetHeight);
    if (now === height) return;
    height = now;
    if (told.flows) post("height", { height, acted });
    tellWordPress();
  };

  // The heading of a page that was turned, an error, the target of a link within
  // the page: the browser scrolls to them in this frame, the loader in the host.
  addEventListener("focusin", (e) => {
    const target = /** @type {HTMLElement} */ (e.target);
    if (!acted || !told.flows || target.tabIndex >= 0 || target.id === "main") return;
    measure();
    const above = target.hasAttribute("data-title") ? Infinity : 90;
    post("scroll", { top: Math.max(0, Math.floor((target.getBoundingClientRect().top + scrollY - above) / 50) * 50) });
  });

  // A run begins when the introduction is left, and is complete once a plan was
  // shown. What comes after that is another run only from the introduction on.
  const remember = (/** @type {string} */ run) => {
    told.run = run;
    if (loader) win.name = JSON.stringify(told); // for the next document in this frame, of plain forms
  };
  let last = "";
  const look = () => {
    // Beside the host's own, landmarks need names.
    for (const e of doc.querySelectorAll("header, main, footer")) {
      if (framed && !e.hasAttribute("aria-label")) e.setAttribute("aria-label", told.title || doc.title);
    }
    const page = /** @type {HTMLElement[]} */ ([...doc.querySelectorAll("[data-page]")]).find((e) => e.checkVisibility());
    const kind = page?.dataset.page ?? "";
    if (kind === last) return;
    last = kind;
    if (["interruption", "question", "form"].includes(kind) && !told.run) {
      remember("started");
      post("start");
    } else if (kind === "plan" && told.run === "started") {
      remember("complete");
      post("complete");
    } else if (kind === "done" && told.run === "complete") {
      remember("left");
      post("exit");
    } else if (kind === "intro" && (told.run === "complete" || told.run === "left")) remember("");
  };
  let trouble = false;
  const troubled = () => {
    const now = Boolean(doc.querySelector("[data-trouble]:not([hidden]), [data-page=problem]"));
    if (now && !trouble) post("error");
    trouble = now;
  };

  // A sandbox without forms, which is one without an origin too, sends none, and
  // tells nobody that one was to be sent. Ours are never sent: their pages turn.
  if (origin === "null") {
    const turn = (/** @type {Event} */ e, /** @type {string} */ pressed) => {
      const target = e.target instanceof Element ? e.target.closest(pressed) : null;
      const form = target?.closest("form");
      if (!form) return;
      e.preventDefault();
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    };
    doc.addEventListener("click", (e) => turn(e, "[type=submit]"));
    doc.addEventListener("keydown", (e) => { if (e.key === "Enter") turn(e, "input"); });
  }

  // --- leaving at once

  const left = () => {
    root.classList.remove("gone");
    doc.body.replaceChildren(note);
    note.hidden = false;
    note.focus();
  };
  /** @type {any} */
  let note;
  const { amends } = win, alone = amends.leave;
  amends.leave = (/** @type {string} */ address) => {
    if (!framed) {
      alone(address);
      return;
    }
    post("leave");
    if (!loader) {
      try {
        win.top.location.replace(address);
      } catch { /* a sandbox that does not allow it */ }
    }
    setTimeout(left, 1500);
  };

  addEventListener("DOMContentLoaded", () => {
    note = doc.querySelector("[data-left]");
    if (framed && !loader) doc.querySelector("[data-alone]")?.removeAttribute("hidden");
    new MutationObserver(() => {
      look();
      troubled();
    }).observe(doc.body, { subtree: true, childList: true, attributeFilter: ["hidden"] });
    new ResizeObserver(measure).observe(doc.body);
    addEventListener("resize", measure);
    measure();
    look();
    post("ready");
    troubled();
  });
})();
