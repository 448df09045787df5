// @ts-check
// The steps that somebody picks for a calendar.
import { calendarOf } from "./calendar.js";
import { all, hand, one, say } from "./dom.js";

// The steps of the plan that can be taken now or later, not those that wait, are done or are put aside.
const steps = () => [...new Set(all("[data-page=plan] [data-step]:not([data-held], [data-marked]) h3")
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
/** Offers the steps of the plan that is shown. */
export const fill = (/** @type {HTMLElement} */ offer) => {
  const list = one("[data-picks]", offer), titles = steps();
  const shown = all("[data-picked]", list).map((e) => e.dataset.picked);
  if (shown.join("\n") !== titles.join("\n")) list.replaceChildren(...titles.map((title, i) => pick(offer, title, i)));
  one("[data-do]", offer).hidden = titles.length === 0;
  say(offer, titles.length === 0 ? "empty" : "");
};
/** Hands out a calendar file with the steps that were picked. */
export const calendar = (/** @type {HTMLElement} */ offer) => {
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
