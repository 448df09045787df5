// @ts-check
// The plan as Markdown, to be pasted somewhere, as the program writes it.
import { one, say } from "./dom.js";

/** Copies the plan, or shows it to be copied by hand. */
export const copy = async (/** @type {HTMLElement} */ offer) => {
  const text = window.amends.markdown?.() ?? "";
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
