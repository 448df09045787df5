// @ts-check
// The start script. It asks the first section before the program is there,
// loads the program meanwhile, and hands over to it. What stays its own for as
// long as the page lives: leaving at once, moving focus without touching the
// address, sending answers if and only if the taker asks for the plain version,
// and keeping the page for offline. It holds no text and makes no request but
// for its assets. On a page without questions it only lets the reader leave.
import { readNumber, written } from "./number.js";

(() => {
  const doc = document, root = doc.documentElement;
  const assets = /** @type {HTMLScriptElement} */ (doc.currentScript).dataset;

  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ within = doc) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
  const pages = () => all("[data-page]");
  const inputs = (/** @type {HTMLElement} */ page) => /** @type {HTMLInputElement[]} */ (all("input", page));
  /** @type {(e: Event, name: string) => HTMLElement | null} */
  const closest = (e, name) => e.target instanceof Element ? e.target.closest(`[data-${name}]`) : null;

  // Where storage is refused, as in a frame of another site, go-app would stop. And Firefox writes a tab's session to its
  // profile on disk, readable, where it stays when the tab is closed: there nothing outlives the page.
  const memory = () => {
    const items = new Map();
    return {
      get length() { return items.size; },
      key: (/** @type {number} */ i) => [...items.keys()][i] ?? null,
      getItem: (/** @type {string} */ k) => items.get(k) ?? null,
      setItem: (/** @type {string} */ k, /** @type {string} */ v) => { items.set(k, v); },
      removeItem: (/** @type {string} */ k) => { items.delete(k); },
      clear: () => items.clear(),
    };
  };
  const writesSessions = "mozInnerScreenX" in window;
  const usable = (/** @type {"localStorage" | "sessionStorage"} */ name) => {
    try {
      return window[name].length >= 0 && !(writesSessions && name === "sessionStorage");
    } catch {
      return false;
    }
  };
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    if (!usable(name)) Object.defineProperty(window, name, { value: memory(), configurable: true });
  }

  // --- pages of the first section

  let at = 0, trouble = "";
  const waits = () => pages()[at]?.dataset.page === "waiting";

  const draw = () => {
    const stuck = trouble !== "" && (trouble !== "failed" || waits());
    pages().forEach((page, i) => { page.hidden = stuck || i !== at; });
    for (const box of all("[data-trouble]")) {
      box.hidden = !stuck || box.dataset.trouble !== trouble;
      if (!box.hidden) box.focus();
    }
  };
  const fail = (/** @type {string} */ kind) => {
    trouble = kind;
    draw();
  };

  const show = (/** @type {number} */ place) => {
    at = Math.min(place, pages().length - 1);
    amends.reached = Math.max(amends.reached, at);
    draw();
    scrollTo(0, 0);
    all("[data-title]", pages()[at])[0]?.focus();
  };
  const next = () => {
    if (at + 1 < pages().length) {
      history.pushState({ page: at + 1 }, "");
      show(at + 1);
    }
  };

  /** The numbers that an input can mean: as an answer to its question, a point can only stand between thousands where no decimals are. */
  const meant = (/** @type {HTMLInputElement} */ input) =>
    readNumber(input.value).filter((n) => input.dataset.decimal || Number.isInteger(n));
  const outside = (/** @type {HTMLInputElement} */ input) => {
    const [n, other] = meant(input), { min, max } = input.dataset;
    return input.value.trim() !== "" && !(n !== undefined && other === undefined && !(n < Number(min || n)) && !(n > Number(max || n)));
  };
  const wrong = (/** @type {HTMLElement} */ page) => {
    const empty = !inputs(page).some((i) => i.checked || (i.dataset.number && i.value.trim()));
    return Boolean(empty && page.dataset.required) || inputs(page).some((i) => i.dataset.number && outside(i));
  };
  // What could be two numbers is asked about.
  const ask = (/** @type {HTMLElement} */ page) => {
    const input = inputs(page).find((i) => i.dataset.number), [a, b] = input ? meant(input) : [];
    for (const e of input ? all("[data-error] a, p[data-error]", page) : []) {
      e.dataset.usual ??= e.textContent ?? "";
      e.textContent = b === undefined ? e.dataset.usual : (input?.dataset.either ?? "").replace("{a}", written(a)).replace("{b}", written(b));
    }
  };

  const onSubmit = (/** @type {Event} */ e) => {
    e.preventDefault();
    const errors = all("[data-error]", pages()[at]), bad = wrong(pages()[at]);
    ask(pages()[at]);
    errors.forEach((box) => { box.hidden = !bad; });
    if (bad) errors[0]?.focus();
    else next();
  };
  const onChange = (/** @type {Event} */ e) => {
    const box = /** @type {HTMLInputElement} */ (e.target);
    if (box.type === "checkbox" && box.checked) {
      for (const other of inputs(pages()[at])) {
        if (other !== box && (box.dataset.exclusive || other.dataset.exclusive)) other.checked = false;
      }
    }
  };
  const onClick = (/** @type {Event} */ e) => {
    if (closest(e, "start")) next();
    else if (closest(e, "back")) history.back();
  };
  const onPop = (/** @type {PopStateEvent} */ e) => {
    const place = e.state?.page || 0;
    if (place > amends.reached) history.replaceState({ page: amends.reached }, "");
    show(Math.min(place, amends.reached));
  };

  // --- loading and handing over

  const get = async (/** @type {string | undefined} */ address) => {
    const answer = await fetch(address || "");
    if (!answer.ok) throw answer.status;
    return answer;
  };
  const script = (/** @type {string | undefined} */ address) => new Promise((done, failed) => {
    const s = doc.createElement("script");
    Object.assign(s, { src: address, onload: done, onerror: failed });
    doc.head.append(s);
  });

  // A press that began on the page must end on the same elements, however long
  // it lasts: else there is no click.
  let held = false, freeing = 0, freed = () => {};
  const hold = () => {
    clearTimeout(freeing); // pressed again before the click of the last press was over
    held = true;
  };
  const free = (/** @type {Event} */ e) => {
    if (e.type === "blur" && e.target !== window) return;
    clearTimeout(freeing);
    freeing = setTimeout(() => {
      held = false;
      freed();
    });
  };
  const quiet = () => new Promise((/** @type {(_: void) => void} */ done) => {
    freed = done;
    if (!held) done();
  });

  const load = async () => {
    fail("");
    try {
      const [, module, bundle] = await Promise.all([
        window.Go || script(assets.exec),
        WebAssembly.compileStreaming(get(assets.wasm)).catch(async () => // a file server may not know the type
          WebAssembly.compile(await (await get(assets.wasm)).arrayBuffer())),
        get(assets.bundle).then((answer) => answer.arrayBuffer()),
      ]);
      const go = new window.Go();
      go.env.GOGC = "300"; // as assets.GarbagePercent has it
      const instance = await WebAssembly.instantiate(module, go.importObject);
      amends.bundle = new Uint8Array(bundle);
      await quiet();
      await go.run(instance);
      if (!trouble) fail("crashed");
    } catch (e) {
      console.error(e);
      fail(amends.taken ? "crashed" : "failed");
    }
  };

  // --- for as long as the page lives

  // The only way in which answers go to the server: the taker pressed the button
  // that says so.
  const send = () => {
    const form = /** @type {HTMLFormElement} */ (doc.forms[0]);
    for (const { dataset } of all("[data-question]", form)) {
      form.append(Object.assign(doc.createElement("input"), { type: "hidden", name: "-skipped", value: dataset.question }));
    }
    HTMLFormElement.prototype.submit.call(form);
  };
  const keep = async (/** @type {string} */ wanted) => {
    if (!amends.keep) await script(assets.keep);
    amends.keep?.(wanted);
  };
  const leave = () => {
    const address = /** @type {HTMLAnchorElement} */ (all("[data-exit]")[0]).href;
    root.classList.add("gone");
    doc.body.replaceChildren();
    amends.clear();
    sessionStorage.clear();
    history.replaceState(null, "");
    amends.leave(address);
  };
  // Shift three times leaves, each pressed and let go with nothing else between:
  // with a click, a wheel or another key it means something else.
  let shifts = /** @type {number[]} */ ([]), alone = false;
  const other = () => {
    shifts = [];
    alone = false;
  };
  doc.addEventListener("keydown", (e) => {
    if (e.key !== "Shift" || e.altKey || e.ctrlKey || e.metaKey) other();
    else if (!e.repeat) alone = true;
  });
  doc.addEventListener("keyup", (e) => {
    if (e.key !== "Shift" || !alone) return other();
    alone = false;
    shifts = [...shifts.slice(-2), e.timeStamp];
    if (shifts.length > 2 && e.timeStamp - shifts[0] < 5000) leave();
  });
  for (const name of ["pointerdown", "wheel", "blur"]) addEventListener(name, other, { capture: true, passive: true });
  /** @type {Record<string, (pressed: HTMLElement) => void>} */
  const acts = {
    exit: leave, retry: load, reload: () => location.reload(), send,
    keep: (pressed) => keep(pressed.dataset.keep || ""),
    focus: (pressed) => doc.getElementById(pressed.dataset.focus || "")?.focus(),
  };
  // A double click that began on another page is over: its second half would
  // press what nobody has read.
  /** @type {HTMLElement | undefined} */
  let begun;
  addEventListener("click", (e) => {
    const here = pages().find((page) => !page.hidden);
    if (e.detail < 2) begun = here;
    else if (begun !== here) {
      e.preventDefault();
      e.stopImmediatePropagation();
    }
  }, true);
  doc.addEventListener("click", (e) => {
    for (const name in acts) {
      const pressed = closest(e, name);
      if (!pressed) continue;
      e.preventDefault();
      acts[name](pressed);
      break;
    }
  });
  // A page that the browser kept whole must not show answers when somebody goes
  // back to it: it is hidden before it is put aside, and starts anew.
  addEventListener("pagehide", (e) => { if (e.persisted) root.classList.add("gone"); });
  addEventListener("pageshow", (e) => { if (e.persisted) location.replace(location.pathname); });

  /** @typedef {[EventTarget, string, (e: any) => void]} Listening */
  /** @type {Listening[]} */
  const taken = [
    [doc, "submit", onSubmit], [doc, "change", onChange], [doc, "click", onClick], [window, "popstate", onPop],
    ...["pointerdown", "keydown"].map((name) => /** @type {Listening} */ ([window, name, hold])),
    ...["pointerup", "pointercancel", "keyup", "blur"].map((name) => /** @type {Listening} */ ([window, name, free])),
  ];

  // What the program finds of this script.
  /** @type {Amends} */
  const amends = window.amends = {
    reached: 0,
    taken: false,
    keep: null,
    bundle: null,
    fail,
    clear() {},
    leave: (/** @type {string} */ address) => location.replace(address), // the frame script has another way
    release() {
      amends.taken = true;
      amends.bundle = null;
      for (const [target, name, handler] of taken) target.removeEventListener(name, handler, true);
      all("[data-keeping]").forEach((e) => { e.hidden = top !== window || !navigator.serviceWorker; });
      if (top === window && navigator.serviceWorker?.controller) keep(""); // a sandbox refuses the very question
    },
  };

  if (!assets.wasm) {
    history.replaceState(null, ""); // going back must not send a form, and its answers, again
    return;
  }
  for (const [target, name, handler] of taken) target.addEventListener(name, handler, true);
  doc.addEventListener("submit", (e) => e.preventDefault());
  root.classList.add("js");
  history.scrollRestoration = "manual";
  history.replaceState({ page: 0 }, "");
  doc.addEventListener("DOMContentLoaded", load);
})();
