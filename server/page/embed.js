// @ts-check
// The element <amends-assessment>, for pages of other sites. It shows an
// assessment in a frame of ours once the reader comes near it. What it hears
// from the frame is a height, a place to scroll to, and five words about a run
// (ready, start, complete, exit, error): never an answer or what followed from
// one. What it tells the frame is how to look and what of it is seen. The server
// writes the texts and the way out into the last line.
((texts, exit) => {
  "use strict";
  const tag = "amends-assessment";
  if (customElements.get(tag)) return; // the line may stand on a page twice

  const base = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  // In a sandbox without an origin our frame gets none either.
  const ours = origin === "null" ? origin : base.origin;

  /** @type {(tag: string, properties?: object, ...children: any[]) => any} */
  const make = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };

  const sheet = new CSSStyleSheet(); // made by script, it needs no leave of the host's policy
  sheet.replaceSync(`
:host{display:block;flex-shrink:99;position:relative;min-height:var(--amends-height,min(100svh,48rem))}
:host([start=button]){display:inline-block;min-height:0!important}
:host([hidden]){display:none!important}
.seen~p{display:none}
div{display:grid;grid-template-columns:minmax(0,100vw);height:100%;min-height:inherit}
iframe,p{grid-area:1/1}
iframe{width:100%;height:100%;border:0;border-radius:var(--amends-radius,10px);opacity:0}
.seen{opacity:1}
p{place-self:center;margin:1rem;text-align:center;opacity:0}
p:only-child,iframe~p{opacity:1}
iframe~p{animation:a 1s}
@keyframes a{0%,99%{opacity:0}}
i{position:absolute;scroll-margin:var(--amends-offset,1rem)}
button{font:inherit;min-height:44px;padding:.6em 1.4em;cursor:pointer}
dialog{width:min(46rem,100vw);height:min(60rem,100dvh);max-width:none;max-height:none;padding:0;border:0}
[open]{display:grid;grid-template-rows:auto 1fr}
dialog iframe{border-radius:0}
dialog button{justify-self:end;border:0;background:none}
::backdrop{background:#000a}`);

  /** @type {(host: HTMLElement, root: ShadowRoot) => { look(): void, end(): void }} */
  const begin = (host, root) => {
    let /** @type {any} */ frame, /** @type {any} */ stop, id = "", timer = 0, wanted = 0;
    const mark = make("i");
    const attribute = (/** @type {string} */ name) => host.getAttribute(name);
    const name = attribute("name")?.match(/^[a-z0-9-]+$/);
    const page = (/** @type {string} */ folder) => new URL(name ? folder + name + "/" : "", base).href;
    const tell = (/** @type {string} */ type) => { host.dispatchEvent(new CustomEvent("amends:" + type, { bubbles: true, composed: true })); };

    // How the frame is to look. It checks every value.
    const look = () => {
      const style = getComputedStyle(host), /** @type {any} */ look = {};
      for (const name of ["theme", "accent", "lang", "country"]) look[name] = attribute(name);
      for (const name of ["background", "text", "font", "radius"]) look[name] = style.getPropertyValue("--amends-" + name).trim();
      return look;
    };
    const post = (/** @type {string} */ type, /** @type {object} */ more) =>
      frame?.contentWindow.postMessage({ amends: 1, id, type, ...more }, ours === "null" ? "*" : ours);

    // What is seen until the frame is ready, and where it never is.
    const instead = make("p", {}, make("slot", {}, make("a", { href: page(""), target: "_blank", rel: "noopener" }, texts.open)));
    // As wide as there is room, whatever the host puts the element in, and as high as the element.
    const box = make("div", {}, instead);

    const load = (/** @type {boolean} */ flows) => {
      id = crypto.getRandomValues(new Uint32Array(2)).join();
      frame = make("iframe", {
        name: JSON.stringify({ amends: 1, id, flows, title: host.title, ...look() }),
        title: host.title || texts.title, referrerPolicy: "no-referrer", allow: "clipboard-write",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation",
        src: page("embed/"),
      });
      instead.before(frame);
      timer = setTimeout(() => {
        instead.prepend(texts.failed);
        tell("error");
      }, 12e3);
      stop = new AbortController();
      for (const type of ["message", "scroll", "resize"]) {
        addEventListener(type, (/** @type {any} */ { isTrusted, source, origin, data }) => {
          if (type === "message") {
            if (!isTrusted || source !== frame.contentWindow || origin !== ours || data?.amends !== 1 || data.id !== id) return;
            hear(data);
          }
          requestAnimationFrame(moved); // scrolled is what this frame shows then, and nothing is laid out twice
        }, { capture: true, signal: stop.signal });
      }
    };
    const drop = () => {
      clearTimeout(timer);
      stop?.abort();
      frame?.remove();
      frame = null;
    };
    const open = () => {
      const dialog = make("dialog", {
        ariaLabel: texts.title,
        onclose() {
          drop();
          dialog.remove();
          tell("exit");
        },
      }, make("button", { onclick: () => dialog.close() }, texts.close), box);
      root.append(dialog);
      dialog.showModal();
      load(false);
    };

    // The frame grows where nobody sees what that moves, or after the taker did
    // something. It does not scroll itself, so it is told what of it is seen.
    const grow = () => { frame.style.minHeight = wanted + "px"; };
    const moved = () => {
      if (!frame) return;
      const { top, bottom } = frame.getBoundingClientRect();
      if (bottom >= innerHeight) grow();
      post("view", { top: Math.max(0, -top) });
    };
    const pixels = (/** @type {any} */ n) => typeof n === "number" && n >= 0 && n < 1e6;
    const hear = (/** @type {any} */ { type, height, top, acted }) => {
      if (type === "height" && pixels(height)) {
        wanted = height;
        if (acted === true) grow();
      } else if (type === "scroll" && pixels(top)) {
        mark.style.top = top + "px";
        const { y } = mark.getBoundingClientRect();
        if (y < 0 || y > innerHeight / 2) mark.scrollIntoView();
      } else if (type === "leave") {
        tell("exit");
        try {
          /** @type {any} */ (window).top.location.replace(exit);
        } catch {
          location.replace(exit);
        }
      } else if (type === "ready") {
        clearTimeout(timer);
        if (!frame.className) tell(type);
        frame.className = "seen";
      } else if (["start", "complete", "exit", "error"].includes(type)) tell(type);
    };

    const near = new IntersectionObserver((seen) => {
      if (!seen.some((e) => e.isIntersecting)) return;
      near.disconnect();
      load(true);
    }, { rootMargin: "600px" });

    if (!name) console.warn("amends: the attribute name must be the name of an assessment", host);
    if (name && attribute("start") === "button") {
      root.replaceChildren(make("button", { part: "button", onclick: open }, host.textContent?.trim() || texts.start));
    } else {
      root.replaceChildren(box);
      if (name) {
        instead.before(mark);
        near.observe(host);
      }
    }
    return {
      look() { post("look", look()); },
      end() {
        near.disconnect();
        drop();
      },
    };
  };

  customElements.define(tag, class extends HTMLElement {
    static observedAttributes = ["name", "start", "theme", "accent", "lang", "country"];
    #root = this.attachShadow({ mode: "open" });
    #live = /** @type {any} */ (null);
    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      this.#live = begin(this, this.#root);
    }
    disconnectedCallback() { this.#live = this.#live?.end(); }
    /** @type {(name: string, was: any, is: any) => void} */
    attributeChangedCallback(name, was, is) {
      if (!this.#live || was === is) return;
      if (name !== "name" && name !== "start") return this.#live.look();
      this.disconnectedCallback();
      this.connectedCallback();
    }
  });
})(TEXTS, EXIT);
