// @ts-check
// The element <amends-assessment>, for pages of other sites. It shows an
// assessment in a frame of ours once the reader comes near it. What it hears
// from the frame is a height, a place to scroll to, and six words about a run
// (ready, start, complete, exit, error, close): never an answer or what followed
// from one. What it tells the frame is how to look and what of it is seen. The
// server writes its address, if it knows that, the texts and the way out into
// the last line.
((known, texts, exit) => {
  const tag = "amends-assessment", nowhere = origin === "null";
  if (customElements.get(tag)) return; // the line may stand on a page twice

  // As a module, or imported, a script is told by nothing but errors where it came from; in a bundle, not even by them.
  const own = known || Error().stack?.match(/https?:[^\s()@]*\/(?=embed(\.\w+)?\.js)/)?.[0];

  /** @type {(tag: string, properties?: object, ...children: any[]) => any} */
  const make = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };

  /** @type {(e: any) => any} What an element is shown in. */
  const up = (e) => e.assignedSlot || e.parentNode || e.host;

  const css = `
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
i{position:absolute;scroll-margin:var(--amends-offset,0px)}
button{font:inherit;min-height:44px;padding:.6em 1.4em}
dialog{width:min(46rem,100vw);height:min(60rem,100dvh);max-width:none;max-height:none;padding:0;border:0}
[open]{display:grid;grid-template-rows:auto 1fr}
dialog iframe{border-radius:0}
dialog button{justify-self:end;border:0;background:none}
::backdrop{background:#000a}`;

  /** @type {(host: HTMLElement, root: ShadowRoot, kept: { run?: string }) => { look(): void, listen(): void, end(): void }} */
  const begin = (host, root, kept) => {
    let /** @type {any} */ frame, /** @type {any} */ stop, /** @type {any} */ dialog, id = "", timer = 0, wanted = 0;
    const mark = make("i");
    const attribute = (/** @type {string} */ name) => host.getAttribute(name);
    const name = attribute("name")?.match(/^[a-z0-9-]+$/);
    // The link in the line says where we are, too. Its place may be parsed after the element's.
    const page = (/** @type {string} */ folder) => {
      const base = own || name && host.querySelector("a")?.href.match(`^(.+/)${name}/?$`)?.[1];
      return base && base + (name ? folder + name + "/" : "");
    };
    const tell = (/** @type {string} */ type) => {
      for (const sign of ":-") host.dispatchEvent(new CustomEvent("amends" + sign + type, { bubbles: true, composed: true }));
    };

    // How the frame is to look. It checks every value.
    const look = () => {
      const style = getComputedStyle(host), /** @type {any} */ look = {};
      for (const name of ["theme", "accent", "lang", "country", "title"]) look[name] = attribute(name);
      for (const name of ["background", "text", "font", "radius"]) look[name] = style.getPropertyValue("--amends-" + name).trim();
      return look;
    };
    const ours = () => new URL(frame.src).origin;
    const post = (/** @type {string} */ type, /** @type {object} */ more) =>
      frame?.contentWindow.postMessage({ amends: 1, id, type, ...more }, nowhere ? "*" : ours());

    // What is seen until the frame is ready, and where it never is.
    const slot = make("slot"), instead = make("p", {}, slot);
    if (own) slot.append(make("a", { href: page(""), target: "_blank", rel: "noopener" }, texts.open));
    // As wide as there is room, whatever the host puts the element in, and as high as the element.
    const box = make("div", {}, instead);

    const load = (/** @type {boolean} */ flows) => {
      const src = page("embed/");
      if (!src) return console.warn("amends: the element needs its link", host);
      id = crypto.getRandomValues(new Uint32Array(2)).join();
      frame = make("iframe", {
        name: JSON.stringify({ amends: 1, id, flows, was: kept.run, ...look() }),
        title: host.title || texts.title, referrerPolicy: "no-referrer", allow: "clipboard-write",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation",
        src,
      });
      instead.before(frame);
      timer = setTimeout(() => {
        instead.prepend(texts.failed);
        tell("error");
      }, 12e3);
      listen();
    };
    // A box that scrolls tells nobody but itself, and in a shadow root nobody outside.
    const listen = () => {
      stop?.abort();
      if (!frame) return;
      stop = new AbortController();
      const later = () => requestAnimationFrame(moved); // scrolled is what this frame shows then, and nothing is laid out twice
      for (let e = host; e; e = up(e)) e.addEventListener("scroll", later, { signal: stop.signal });
      addEventListener("resize", later, { signal: stop.signal });
      addEventListener("message", (e) => {
        // In a sandbox without an origin our frame gets none either.
        if (e.isTrusted && e.source === frame.contentWindow && (e.origin === ours() || nowhere && e.origin === origin)
          && e.data?.amends === 1 && e.data.id === id) {
          hear(e.data);
          later();
        }
      }, { signal: stop.signal });
    };
    const drop = () => {
      clearTimeout(timer);
      stop?.abort();
      frame?.remove();
      frame = null;
    };
    const open = () => {
      dialog = make("dialog", {
        ariaLabel: texts.title,
        onclose() {
          drop();
          dialog.remove();
          kept.run = "";
          tell("exit");
        },
      }, make("button", { onclick: () => dialog.close() }, texts.close), box);
      root.append(dialog);
      dialog.showModal();
      load(false);
    };

    // What is seen of the place where the frame is: within the boxes around it that clip it, and below the host's bar.
    const seen = () => {
      const offset = parseFloat(getComputedStyle(mark).scrollMarginTop) || 0;
      let top = offset, bottom = innerHeight;
      for (let /** @type {any} */ e = host; (e = up(e)) && e !== document.body;) {
        if (!e.tagName || getComputedStyle(e).overflowY === "visible") continue;
        const box = e.getBoundingClientRect();
        top = Math.max(top, box.top + e.clientTop + (e.scrollTop && offset));
        bottom = Math.min(bottom, box.bottom);
      }
      return { top, bottom };
    };
    // The frame grows where nobody sees what that moves, or after the taker did
    // something. It does not scroll itself, so it is told what of it is seen.
    const grow = () => { frame.style.minHeight = wanted + "px"; };
    const moved = () => {
      if (!frame) return;
      const { top, bottom, height } = frame.getBoundingClientRect(), sight = seen();
      if (bottom >= sight.bottom) grow();
      post("view", { top: Math.max(0, (sight.top - top) * frame.offsetHeight / height || 0) }); // it may be zoomed
    };
    const pixels = (/** @type {any} */ n) => typeof n === "number" && n >= 0 && n < 1e6;
    const hear = (/** @type {any} */ { type, height, top: down, acted }) => {
      if (type === "height" && pixels(height)) {
        wanted = height;
        if (acted === true) grow();
      } else if (type === "scroll" && pixels(down)) {
        mark.style.top = down + "px";
        const { y } = mark.getBoundingClientRect(), sight = seen();
        if (y < sight.top || y > (sight.top + sight.bottom) / 2) mark.scrollIntoView();
      } else if (type === "leave") {
        tell("exit");
        try {
          /** @type {any} */ (top).location.replace(exit);
        } catch {
          location.replace(exit);
        }
      } else if (type === "ready") {
        clearTimeout(timer);
        if (!frame.className) tell(type);
        frame.className = "seen";
      } else if (type === "close") dialog?.close();
      else if (["start", "complete", "exit", "error"].includes(type)) {
        kept.run = type;
        tell(type);
      }
    };

    const near = new IntersectionObserver((seen) => {
      if (!seen.some((e) => e.isIntersecting)) return;
      near.disconnect();
      load(true);
    }, { rootMargin: "600px" });

    // The host's text may come after the element, and change.
    const button = make("button", { part: "button", onclick: open });
    const label = () => { button.textContent = host.textContent?.trim() || texts.start; };
    const texted = new MutationObserver(label);

    if (!name) console.warn("amends: the attribute name must be the name of an assessment", host);
    if (name && attribute("start") === "button") {
      label();
      texted.observe(host, { childList: true, characterData: true, subtree: true });
      root.replaceChildren(button);
    } else {
      root.replaceChildren(box);
      if (name) {
        instead.before(mark);
        near.observe(host);
      }
    }
    return {
      look() {
        if (frame) frame.title = host.title || texts.title;
        post("look", look());
      },
      listen,
      end() {
        near.disconnect();
        texted.disconnect();
        drop();
      },
    };
  };

  customElements.define(tag, class extends HTMLElement {
    static observedAttributes = ["name", "start", "theme", "accent", "lang", "country", "title"];
    #root = this.attachShadow({ mode: "open" });
    #kept = {};
    #live = /** @type {any} */ (null);
    connectedCallback() {
      this.#live = begin(this, this.#root, this.#kept);
      try {
        const sheet = new CSSStyleSheet(); // made by script, it needs no leave of the host's policy
        sheet.replaceSync(css);
        this.#root.adoptedStyleSheets = [sheet];
      } catch {
        this.#root.append(make("style", {}, css));
      }
    }
    disconnectedCallback() { this.#live = this.#live?.end(); }
    // Where it is, the frame is not loaded anew when the element is moved.
    connectedMoveCallback() { this.#live?.listen(); }
    /** @type {(name: string, was: any, is: any) => void} */
    attributeChangedCallback(name, was, is) {
      if (!this.#live || was === is) return;
      if (!/name|start/.test(name)) return this.#live.look();
      this.disconnectedCallback();
      this.connectedCallback();
    }
  });
})(BASE, TEXTS, EXIT);
