// @ts-check
// The device script: what the taker may take along or keep, and only on a
// press. It is loaded beside the program and asks the network for nothing.
// Package ui draws its parts; here they are moved to their places in what the
// program draws. It reads the steps and the leaflet off the page, and gets from
// the program none but the answers that may be stored.
(() => {
  "use strict";
  const doc = document, amends = window.amends;
  /** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
  const all = (selector, within = doc) => [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];
  /** @type {(selector: string, within?: ParentNode) => any} */
  const one = (selector, within = doc) => within.querySelector(selector);

  /** Gives a file to the taker's downloads. */
  const hand = (/** @type {string} */ name, /** @type {string} */ type, /** @type {string} */ text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(doc.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  /** Shows one of the texts of an offer, or none. */
  const say = (/** @type {HTMLElement} */ offer, said = "") => {
    for (const e of all("[data-says]", offer)) e.hidden = e.dataset.says !== said;
  };

  // --- a calendar file (RFC 5545)

  /** @typedef {{ title: string, day: string, time: string }} Entry day as 2026-01-31, time as 18:30 or empty */

  const octets = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const fold = (/** @type {string} */ line) => {
    let out = "", used = 0;
    for (const letter of line) {
      const size = octets(letter).length;
      if (used + size > 75) {
        out += "\r\n ";
        used = 1;
      }
      out += letter;
      used += size;
    }
    return `${out}\r\n`;
  };
  const escaped = (/** @type {string} */ text) =>
    text.replace(/\s+/g, " ").replace(/[\x00-\x1f\x7f]/g, "").trim().replace(/[\\;,]/g, "\\$&");
  const digits = (/** @type {string} */ text) => text.replace(/[-:]/g, "");
  const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

  /** An entry without a time fills no day and blocks none; no entry rings. */
  const event = (/** @type {Entry} */ { title, day, time }, /** @type {string} */ stamp) => [
    "BEGIN:VEVENT", `UID:${random()}`, `DTSTAMP:${stamp}`,
    ...(time ? [`DTSTART:${digits(day)}T${digits(time)}00`, "DURATION:PT30M"] : [`DTSTART;VALUE=DATE:${digits(day)}`]),
    `SUMMARY:${escaped(title)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
  ];
  const calendarOf = (/** @type {Entry[]} */ entries) => {
    const stamp = `${digits(new Date().toISOString().slice(0, 19))}Z`;
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN",
      ...entries.flatMap((entry) => event(entry, stamp)), "END:VCALENDAR"].map(fold).join("");
  };

  // The steps of the plan that can be taken now or later, not those that wait or are done.
  const steps = () => [...new Set(all("[data-page=plan] [data-step]:not([data-held]) h3")
    .filter((e) => !e.closest("[data-before]")).map((e) => e.textContent || ""))];
  const pick = (/** @type {HTMLElement} */ offer, /** @type {string} */ title, /** @type {number} */ at) => {
    const row = /** @type {HTMLElement} */ (one("[data-pick]", offer).cloneNode(true));
    row.removeAttribute("data-pick");
    row.dataset.picked = title;
    row.hidden = false;
    const [box, day, time] = all("input", row), labels = all("label", row);
    labels[0].textContent = title;
    labels[0].id = `pick-${at}`;
    for (const [i, input] of [box, day, time].entries()) {
      input.id = `pick-${at}-${input.getAttribute("type")}`;
      labels[i].setAttribute("for", input.id);
      if (i > 0) input.setAttribute("aria-describedby", labels[0].id);
    }
    box.addEventListener("change", () => { one(".when", row).hidden = !/** @type {HTMLInputElement} */ (box).checked; });
    return row;
  };
  const fill = (/** @type {HTMLElement} */ offer) => {
    const list = one("[data-picks]", offer), titles = steps();
    const shown = all("[data-picked]", list).map((e) => e.dataset.picked);
    if (shown.join("\n") !== titles.join("\n")) list.replaceChildren(...titles.map((title, i) => pick(offer, title, i)));
    one("[data-do]", offer).hidden = titles.length === 0;
    say(offer, titles.length === 0 ? "empty" : "");
  };
  const calendar = (/** @type {HTMLElement} */ offer) => {
    const own = one("[value=own]", offer).checked;
    const neutral = one("[value=neutral] + label", offer).textContent;
    const picked = all("[data-picked]", offer).filter((row) => one("[type=checkbox]", row).checked);
    const entries = picked.map((row) => ({
      title: own ? row.dataset.picked || "" : neutral, day: one("[type=date]", row).value, time: one("[type=time]", row).value,
    }));
    const open = picked.find((row) => !one("[type=date]", row).value);
    if (open) one("[type=date]", open).focus();
    if (open || entries.length === 0) return say(offer, open ? "date" : "none");
    hand("calendar.ics", "text/calendar;charset=utf-8", calendarOf(entries));
    say(offer, "saved");
  };

  // --- the plan as Markdown

  const plain = (/** @type {string} */ text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+])/, "\\$1");
  const marks = /** @type {const} */ ([["h1", "# "], ["h2", "## "], [".done", "### ✓ "], ["h3", "### "], [".item", "- "], [".note", "> "]]);
  const markdown = () => all("[data-leaflet] :is(h1, h2, h3, p)").map((e) => {
    const mark = marks.find(([kind]) => e.matches(kind));
    return (mark ? mark[1] : "") + plain(e.textContent || "");
  }).join("\n\n").replace(/^(- .*)\n\n(?=- )/gm, "$1\n") + "\n";
  const copy = async (/** @type {HTMLElement} */ offer) => {
    const text = markdown();
    try {
      await navigator.clipboard.writeText(text);
      say(offer, "copied");
    } catch {
      say(offer, "by-hand");
      const area = one("textarea", offer);
      area.value = text;
      area.focus();
      area.select();
    }
  };

  // --- answers in a file

  const schema = 1, largest = 256 * 1024;
  const name = () => one("[data-device]").dataset.device;

  /** @typedef {{ kind: string, schema: number, assessment: string, version: string, answers: Record<string, unknown> }} Saved */

  /** What is saved, or null while there is nothing that may be. */
  const saved = () => {
    const { version, answers } = JSON.parse(amends.save?.() || "{}");
    if (!answers || Object.keys(answers).length === 0) return null;
    return /** @type {Saved} */ ({ kind: "answers", schema, assessment: name(), version, answers });
  };
  const isAnswer = (/** @type {unknown} */ value) => value === null || ["string", "boolean", "number"].includes(typeof value) ||
    Array.isArray(value) && value.every((option) => typeof option === "string");

  /** Reads what was saved, or says what is wrong with it. @type {(text: string) => Saved | string} */
  const read = (text) => {
    /** @type {any} */
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      return "damaged";
    }
    if (found?.kind !== "answers" || !("schema" in found)) return "foreign";
    if (found.schema !== schema) return "version";
    if (found.assessment !== name()) return typeof found.assessment === "string" ? "other" : "damaged";
    const { version, answers } = found;
    const whole = typeof version === "string" && answers && typeof answers === "object" && !Array.isArray(answers);
    if (!whole || !Object.values(answers).every(isAnswer)) return "damaged";
    return found;
  };

  /** What came of opening, for as long as the answers are there. @type {{ differs: boolean, misfits: string[] } | null} */
  let opened = null;
  const open = (/** @type {HTMLElement} */ offer, /** @type {string} */ text, broken = "") => {
    const found = read(text);
    if (typeof found === "string") return say(offer, broken || found);
    const misfits = [];
    for (const [id, value] of Object.entries(found.answers)) {
      const misfit = amends.take?.(id, JSON.stringify(value)) ?? null;
      if (misfit !== null) misfits.push(misfit || one("[data-misfits]", note).dataset.misfits);
    }
    if (!saved()) return say(offer, "nothing");
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

  const rounds = 600_000, format = 1, prefix = "kept ", block = 4096;

  // Where storage is refused, the start script has put something in its place
  // that forgets. In a frame it would be another store than on our own page.
  const can = () => isSecureContext && Boolean(crypto.subtle) && top === window && localStorage instanceof Storage;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  /** A name that does not say what it is. */
  const slot = async () => prefix + hex(new Uint8Array(await crypto.subtle.digest("SHA-256", octets(name())))).slice(0, 8);
  const hex = (/** @type {Uint8Array} */ bytes) => [...bytes].map((n) => n.toString(16).padStart(2, "0")).join("");
  const text64 = (/** @type {Uint8Array} */ bytes) => btoa(Array.from(bytes, (n) => String.fromCharCode(n)).join(""));
  const bytes64 = (/** @type {string} */ text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const keyOf = async (/** @type {string} */ words, /** @type {Uint8Array<ArrayBuffer>} */ salt, /** @type {number} */ iterations) =>
    crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations },
      await crypto.subtle.importKey("raw", octets(words.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]),
      { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

  const lock = async (/** @type {string} */ words, /** @type {string} */ text) => {
    const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = octets(text), padded = new Uint8Array(Math.ceil(bytes.length / block) * block).fill(32); // its length says nothing
    padded.set(bytes);
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(words, salt, rounds), padded));
    return JSON.stringify({ format, rounds, salt: text64(salt), iv: text64(iv), data: text64(data) });
  };
  /** Takes a lock apart, or says what is wrong with it. */
  const parts64 = (/** @type {string} */ text) => {
    try {
      const found = JSON.parse(text), [salt, iv, data] = [found.salt, found.iv, found.data].map(bytes64);
      if (found.format !== format) return "version";
      const sound = salt.length === 16 && iv.length === 12 && data.length > 16 && data.length <= 2 * largest;
      return sound && found.rounds >= rounds && found.rounds <= 20 * rounds ? { salt, iv, data, rounds: Number(found.rounds) } : "broken";
    } catch {
      return "broken";
    }
  };
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
    const words = one(".secret", offer).value, found = parts64(localStorage.getItem(await slot()) || "");
    if (typeof found === "string") return say(offer, found);
    say(offer, "busy");
    try {
      const key = await keyOf(words, found.salt, found.rounds);
      const text = new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, key, found.data));
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
  const blank = (/** @type {HTMLElement} */ within) => {
    for (const input of all(".secret, textarea", within)) /** @type {HTMLInputElement} */ (input).value = "";
  };
  /** Shows what belongs to something that is kept. */
  const marked = () => {
    const there = can() && keys().length > 0;
    for (const part of parts) for (const e of all("[data-kept]", part)) e.hidden = !there;
  };
  /** Says what came of opening. */
  const tell = () => {
    const at = one("[data-place=intro]") || one("[data-place=check]") || one("[data-place=plan]");
    if (opened && !saved()) opened = null;
    const final = at?.dataset.place === "plan";
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
