// @ts-check
// How high a frame's page is, and where it wants to be scrolled to.
import { framed, post, told } from "./host.js";

let acted = false;
for (const type of ["pointerdown", "keydown"]) addEventListener(type, (e) => { acted ||= e.isTrusted; }, true);

// WordPress knows two messages with its secret, a height and a link to a page of ours, and says when it listens, which may be
// after the first one.
const secret = framed && location.hash.match(/secret=(\w+)/)?.[1];
export const tellWordPress = (/** @type {string} */ message, /** @type {unknown} */ value) => {
  if (secret && value) parent.postMessage({ message, value, secret }, "*");
};
addEventListener("message", ({ source, data }) => {
  if (source === parent && data?.message === "ready") tellWordPress("height", height);
});

// Heights are told in steps of a hundred pixels: exact ones would tell which
// page is shown. Nothing in a frame that flows depends on its own height.
let height = 0;
export const measure = () => {
  const now = Math.ceil(document.body.getBoundingClientRect().height / 100) * 100;
  document.documentElement.classList.toggle("fits", innerHeight >= document.body.offsetHeight);
  if (now === height) return;
  height = now;
  if (told.flows) post("height", { height, acted });
  tellWordPress("height", height);
};

// The heading of a page that was turned, an error, the target of a link within
// the page: the browser scrolls to them in this frame, the loader in the host.
addEventListener("focusin", (e) => {
  const target = /** @type {HTMLElement} */ (e.target);
  if (!acted || !told.flows || target.tabIndex >= 0 || target.id === "main") return;
  measure();
  const above = target.hasAttribute("data-title") ? Infinity : 90;
  post("scroll", { top: Math.max(0, Math.floor((target.getBoundingClientRect().top + scrollY - above) / 50) * 50) });
});
