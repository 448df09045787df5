// @ts-check
// The device script: what the taker may take along or keep, and only on a
// press. It is loaded beside the program and asks the network for nothing.
// Package ui draws its parts; here they are moved to their places in what the
// program draws. It reads the steps and the leaflet off the page, and gets from
// the program none but the answers that may be stored.
import { hex, octets } from "./bytes.js";
import { copy } from "./copying.js";
import { all, blank, hand, one, say } from "./dom.js";
import { lock, lockParts, unlocked } from "./lock.js";
import { calendar, fill } from "./picks.js";
import { largest, readSaved, savedOf } from "./saved.js";

(() => {
  const doc = document, amends = window.amends;

  // --- answers in a file

  const name = () => one("[data-device]").dataset.device;

  /** What is saved, or null while there is nothing that may be. */
  const saved = () => {
    const { version, answers, marks } = JSON.parse(amends.save?.() || "{}");
    return answers && Object.keys(answers).length > 0 ? savedOf(name(), version, answers, marks) : null;
  };

  /** What came of opening, for as long as the answers are there. @type {{ differs: boolean, misfits: string[] } | null} */
  let opened = null;
  const open = (/** @type {HTMLElement} */ offer, /** @type {string} */ text, broken = "") => {
    const found = readSaved(text, name());
    if (typeof found === "string") return say(offer, broken || found);
    const misfits = [];
    for (const [id, value] of Object.entries(found.answers)) {
      const misfit = amends.take?.(id, JSON.stringify(value)) ?? null;
      if (misfit !== null) misfits.push(misfit || one("[data-misfits]", note).dataset.misfits);
    }
    if (!saved()) return say(offer, "nothing");
    for (const [step, mark] of Object.entries(found.marks || {})) amends.mark?.(step, mark);
    opened = { misfits, differs: found.version !== saved()?.version };
    say(offer);
    /** @type {HTMLDetailsElement} */ (offer).open = false;
    tell();
  };
  const openFile = async (/** @type {HTMLElement} */ offer, /** @type {HTMLInputElement} */ input) => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > largest) say(offer, "large");
    else await file.text().then((text) => open(offer, text.replace(/^\ufeff/, "")), () => say(offer, "damaged"));
    input.value = "";
  };

  // --- answers on the device, locked

  const prefix = "kept ";

  // Where storage is refused, the start script has put something in its place
  // that forgets. In a frame it would be another store than on our own page.
  const can = () => isSecureContext && Boolean(crypto.subtle) && top === window && localStorage instanceof Storage;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  /** A name that does not say what it is. */
  const slot = async () => prefix + hex(new Uint8Array(await crypto.subtle.digest("SHA-256", octets(name())))).slice(0, 8);
  const hold = async (/** @type {HTMLElement} */ offer) => {
    const [words, again] = all(".secret", offer).map((e) => /** @type {HTMLInputElement} */ (e).value), answers = saved();
    if (!answers) return say(offer, "none");
    if ([...words].length < 12) return say(offer, "short");
    if (words !== again) return say(offer, "differ");
    say(offer, "busy");
    try {
      localStorage.setItem(await slot(), await lock(words, JSON.stringify(answers)));
      blank(offer);
      say(offer, "kept");
    } catch {
      say(offer, "full");
    }
    marked();
  };
  const unlock = async (/** @type {HTMLElement} */ offer) => {
    const words = one(".secret", offer).value, found = lockParts(localStorage.getItem(await slot()) || "");
    if (typeof found === "string") return say(offer, found);
    say(offer, "busy");
    try {
      const text = await unlocked(words, found);
      blank(offer);
      open(offer, text);
    } catch {
      say(offer, "wrong");
    }
  };
  const erase = (/** @type {HTMLElement} */ offer) => {
    for (const key of keys()) localStorage.removeItem(key);
    blank(offer);
    say(offer, "erased");
    marked();
  };

  // --- the parts and their places

  /** @type {HTMLElement} */
  let note;
  /** @type {HTMLElement[]} */
  let parts = [];
  /** Shows what belongs to something that is kept. */
  const marked = () => {
    const there = can() && keys().length > 0;
    for (const part of parts) for (const e of all("[data-kept]", part)) e.hidden = !there;
  };
  /** Says what came of opening. */
  const tell = () => {
    const at = one("[data-place=intro]") || one("[data-place=check]") || one("[data-place=differs]");
    if (opened && !saved()) opened = null;
    const final = at?.dataset.place === "differs";
    if (!opened || !at || final && !opened.differs) return note.remove();
    one("[data-going]", note).hidden = at.dataset.place !== "intro";
    one("[data-differs]", note).hidden = !opened.differs;
    const list = one("[data-misfits]", note);
    list.hidden = opened.misfits.length === 0 || final;
    const lines = opened.misfits.map((text) => Object.assign(doc.createElement("li"), { textContent: text }));
    if (note.parentElement === at && !note.hidden && one("ul", note).childElementCount === lines.length) return;
    one("ul", note).replaceChildren(...lines);
    at.prepend(note);
  };
  const start = (/** @type {HTMLElement} */ part) => {
    blank(part);
    for (const offer of all("[data-offer]", part)) {
      say(offer);
      if (offer instanceof HTMLDetailsElement) offer.open = false;
    }
    for (const list of all("[data-picks]", part)) list.replaceChildren(); // nothing picked is left for the next plan
    for (const neutral of all("[value=neutral]", part)) neutral.click();
    marked();
  };
  const settle = () => {
    if (!amends.take) return; // the program has not drawn yet
    for (const part of parts) {
      const place = one(`[data-place=${part.dataset.part}]`);
      if (place && part.parentElement !== place) {
        start(part);
        place.append(part);
        all("[data-offer=calendar]", part).forEach(fill);
      }
    }
    tell();
  };

  /** @type {Record<string, (offer: HTMLElement) => unknown>} */
  const acts = { copy, calendar, hold, unlock, erase, save: (offer) => {
    const answers = saved();
    if (answers) hand("notes.json", "application/json", JSON.stringify(answers, null, 2) + "\n");
    say(offer, answers ? "saved" : "none");
  } };
  const listen = (/** @type {HTMLElement} */ part) => {
    for (const offer of all("[data-offer]", part)) {
      for (const button of all("[data-do]", offer)) {
        button.addEventListener("click", () => acts[button.dataset.do || ""](offer));
      }
      for (const input of all(".secret", offer)) {
        input.addEventListener("keydown", (e) => { if (e.key === "Enter") all("[data-do]", offer)[0].click(); });
      }
    }
    for (const offer of all("[data-offer=calendar]", part)) {
      offer.addEventListener("toggle", () => fill(offer));
      for (const choice of all("[name=called]", offer)) {
        choice.addEventListener("change", () => { one("[data-warning]", offer).hidden = !one("[value=own]", offer).checked; });
      }
    }
    for (const input of all("[type=file]", part)) {
      input.addEventListener("change", () => openFile(one("[data-offer=open]", part), /** @type {HTMLInputElement} */ (input)));
    }
    for (const e of all("[data-can]", part)) e.hidden = !can();
    for (const e of all("[data-cannot]", part)) e.hidden = can();
  };
  const begin = () => {
    const box = one("[data-device]");
    if (!box || origin === "null") return; // a sandbox refuses files and storage alike
    note = one("[data-part=opened]", box);
    note.remove();
    parts = all("[data-part]", box);
    parts.forEach(listen);
    new MutationObserver(settle).observe(doc.body, { childList: true, subtree: true });
    settle();
  };
  if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
