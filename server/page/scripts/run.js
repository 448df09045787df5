// @ts-check
// What the loader hears of a run: five words, read off the page's own attributes.
import { framed, loader, post, told } from "./host.js";

const shown = (/** @type {HTMLElement} */ e) => e.getClientRects().length > 0;

// A run begins when the introduction is left, and is complete once a plan was
// shown. What comes after that is another run only from the introduction on.
const remember = (/** @type {string} */ run) => {
  told.run = run;
  if (loader) window.name = JSON.stringify(told); // for the next document in this frame, of plain forms
};
// An element that was moved in the host's page is the same run, in a new document.
if (loader && (told.was === "start" || told.was === "complete")) {
  told.run = told.was === "start" ? "started" : "complete";
  document.documentElement.dataset.moved = "true";
}
delete told.was;
let last = "";
export const look = () => {
  // Beside the host's own, landmarks need names.
  for (const e of document.querySelectorAll("header, main, footer")) {
    if (framed && !e.hasAttribute("aria-label")) e.setAttribute("aria-label", told.title || document.title);
  }
  const page = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-page]")]).find(shown);
  const kind = page?.dataset.page ?? "", first = last === "" && "moved" in document.documentElement.dataset;
  if (kind === last) return;
  last = kind;
  if (["interruption", "question", "form"].includes(kind) && !told.run) {
    remember("started");
    post("start");
  } else if (kind === "plan" && told.run === "started") {
    remember("complete");
    post("complete");
  } else if (kind === "done" && told.run === "complete") {
    remember("left");
    post("exit");
  } else if (kind === "intro" && !first && (told.run === "complete" || told.run === "left")) remember("");
};
let trouble = false;
export const troubled = () => {
  const now = Boolean(document.querySelector("[data-trouble]:not([hidden]), [data-page=problem]"));
  if (now && !trouble) post("error");
  trouble = now;
};
