// @ts-check
// The keep script: keeps the page for use without a connection, or removes it
// again, and only because the taker pressed a button. It is loaded on that
// press, and at the start of a page that was kept before.
(() => {
  "use strict";
  const amends = window.amends, workers = navigator.serviceWorker;
  const worker = /** @type {HTMLElement | null} */ (document.querySelector("[data-worker]"))?.dataset.worker || "";

  /** @type {(selector: string) => NodeListOf<HTMLElement>} */
  const all = (selector) => document.querySelectorAll(selector);
  const show = (/** @type {boolean} */ kept, /** @type {string} */ said) => {
    for (const e of all("[data-keep]")) e.hidden = (e.dataset.keep === "remove") !== kept;
    for (const e of all("[data-keep-said]")) e.hidden = e.dataset.keepSaid !== said;
  };
  const registered = async () => (await workers.getRegistrations()).find((r) => new URL(r.scope).pathname === location.pathname);

  // The address of the worker changes with its content, so that the browser
  // need not ask for a newer one while somebody answers.
  const register = async () => {
    const r = await workers.register(worker, { scope: location.pathname, updateViaCache: "all" });
    const coming = r.installing;
    if (!coming) return;
    await new Promise((done, failed) => {
      coming.onstatechange = () => {
        if (coming.state === "installed" || coming.state === "activated") done(null);
        if (coming.state === "redundant") failed(new Error("the pages could not be kept"));
      };
    });
  };
  const remove = async () => {
    await (await registered())?.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith(`amends ${location.pathname} `)) await caches.delete(name);
    }
  };

  const pressed = async (/** @type {string} */ wanted) => {
    show(wanted !== "keep", "busy");
    try {
      await (wanted === "keep" ? register() : remove());
      show(wanted === "keep", wanted === "keep" ? "kept" : "removed");
    } catch (e) {
      console.error(e);
      await remove().catch(() => {});
      show(false, "failed");
    }
  };

  // Without a press: the page was kept before. If it is a newer one than that,
  // it is kept from now on, and used once no page of the older one is open.
  amends.keep = async (/** @type {string} */ wanted) => {
    if (wanted) return pressed(wanted);
    const r = await registered();
    show(Boolean(r), "");
    if (r?.active && new URL(r.active.scriptURL).pathname !== worker) await register().catch(() => {});
  };
})();
