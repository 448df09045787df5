// @ts-check
// The plan as Markdown, to be pasted somewhere: read off the leaflet.
import { all, one, say } from "./dom.js";
import { markdownOf } from "./markdown.js";

const kinds = /** @type {const} */ ([["h1", "title"], ["h2", "part"], [".done", "done"], ["h3", "step"], [".item", "item"], [".note", "note"]]);

const lines = () => all("[data-leaflet] :is(h1, h2, h3, p)").map((e) =>
  ({ kind: kinds.find(([selector]) => e.matches(selector))?.[1] ?? /** @type {const} */ ("text"), text: e.textContent ?? "" }));

/** Copies the plan, or shows it to be copied by hand. */
export const copy = async (/** @type {HTMLElement} */ offer) => {
  const text = markdownOf(lines());
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
