// @ts-check
// Draws the page anew whenever the preview has something new, in place: what is
// open stays open, the page stays where it was scrolled to, focus stays.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));
  const ended = /** @type {HTMLElement} */ (document.querySelector(".ended"));
  const keys = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details[data-keep]")]);
  const keyOf = (/** @type {Element} */ e) => (e.closest(".before") ? "before " : "") + e.getAttribute("data-keep");

  let latest = 0; // the request whose answer counts
  const draw = async (/** @type {string} */ address) => {
    const mine = ++latest;
    const answer = await fetch(address, { cache: "no-store" });
    const text = await answer.text();
    if (!answer.ok || mine !== latest) return;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const were = new Map(keys().map((e) => [keyOf(e), e.open]));
    const focused = document.activeElement?.id;
    document.title = fresh.title;
    for (const name of ["header", "main"]) {
      const old = document.querySelector(name), next = fresh.querySelector(name);
      if (old && next) old.replaceWith(next);
    }
    const wrong = document.querySelector(".wrongs");
    for (const e of keys()) {
      if (e !== wrong) e.open = were.get(keyOf(e)) ?? e.open;
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  const events = new EventSource("events");
  events.onmessage = (e) => {
    ended.hidden = true;
    if (e.data !== main().dataset.number) void draw(location.href);
  };
  events.onerror = () => { ended.hidden = false; };

  const go = (/** @type {string} */ address) => {
    history.pushState(null, "", address);
    void draw(address);
  };
  addEventListener("popstate", () => void draw(location.href));
  addEventListener("change", (e) => {
    const form = e.target instanceof HTMLSelectElement && e.target.form;
    if (form) go("?" + new URLSearchParams(/** @type {any} */ (new FormData(form))));
  });
  addEventListener("submit", (e) => {
    if (!(e.target instanceof HTMLFormElement)) return;
    e.preventDefault();
    go("?" + new URLSearchParams(/** @type {any} */ (new FormData(e.target))));
  });
  addEventListener("click", (e) => {
    const target = e.target instanceof Element ? e.target : null;
    const copy = /** @type {HTMLElement | null | undefined} */ (target?.closest("[data-copy]"));
    if (copy) {
      navigator.clipboard.writeText(copy.dataset.copy ?? "").then(() => { copy.textContent = "Copied"; }, () => {
        const range = document.createRange(); // refused: select it instead
        range.selectNodeContents(/** @type {Node} */ (copy.previousElementSibling));
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
      });
    }
    const link = target?.closest("a");
    if (!link || link.target || e.ctrlKey || e.metaKey || e.shiftKey || !link.getAttribute("href")?.startsWith("?")) return;
    e.preventDefault();
    go(link.href);
  });
})();
