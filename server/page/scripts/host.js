// @ts-check
// The page around a frame: what it said through the loader, and what it hears.
import { readName } from "./message.js";

const win = /** @type {any} */ (window);

/** Whether another page shows this one. */
export const framed = parent !== win;

/** What the loader told. */
export const told = readName(win.name, framed);

/** Whether there is a loader. */
export const loader = Boolean(told.id);

/** Tells the loader something; nothing in it is secret. */
export const post = (/** @type {string} */ type, /** @type {object} */ more = {}) => {
  if (loader) parent.postMessage({ amends: 1, id: told.id, type, ...more }, "*");
};

export const warn = (/** @type {string} */ text) => console.warn(`amends: ${text}`);
