// @ts-check
// The frame script: what a page needs when another site shows it in a frame. It
// runs after the start script and before anything is shown. It takes its looks
// and an id from the frame's name, which the loader (embed.js) writes; it tells
// the loader its height, where to scroll, and five words about a run, which it
// reads off the page's own attributes. Stopping for safety tells nothing, as
// leaving tells nothing. Without the loader it does what it can, and says so.
import { turnByPress } from "./forms.js";
import { measure, tellWordPress } from "./height.js";
import { ownHistory } from "./history.js";
import { framed, loader, post, told } from "./host.js";
import { paint, place } from "./looks.js";
import { looksIn, typeOf } from "./message.js";
import { look, troubled } from "./run.js";

(() => {
  const doc = document, root = doc.documentElement, win = /** @type {any} */ (window);

  root.classList.add("framed");
  root.classList.toggle("flows", loader && told.flows);
  if (framed) ownHistory();
  if (loader) {
    paint();
    place();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  }
  if (root.classList.contains("js")) turnByPress();

  addEventListener("message", (e) => {
    const { data } = e, type = loader && typeOf(e, parent, told.id);
    if (type === "view" && typeof data.top === "number" && data.top >= 0) {
      const most = doc.body.offsetHeight - 200;
      root.style.setProperty("--view", `${Math.max(0, Math.min(data.top, most))}px`);
    }
    if (type === "look") {
      const { country, lang, title } = told;
      Object.assign(told, looksIn(data));
      paint();
      if (title !== told.title) {
        for (const e of doc.querySelectorAll("header, main, footer")) e.removeAttribute("aria-label");
        look();
      }
      if (country !== told.country || lang !== told.lang) place();
      if (country !== told.country) win.amends.country?.();
    }
  });

  // In a dialog of the host's, Escape closes that, also from within the frame.
  addEventListener("keydown", (e) => { if (e.key === "Escape" && !e.defaultPrevented && !told.flows) post("close"); });

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
      } catch { // a sandbox that does not allow it; WordPress's script may, to a page of ours that leads on
        tellWordPress("link", location.href.replace(/(.*)\/embed\/.*/, "$1/away/"));
      }
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
