// @ts-check
// What the device script's modules do to the page.

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
export const all = (selector, within = document) => [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];
/** @type {(selector: string, within?: ParentNode) => any} */
export const one = (selector, within = document) => within.querySelector(selector);

/** Shows one of the texts of an offer, or none. */
export const say = (/** @type {HTMLElement} */ offer, said = "") => {
  for (const e of all("[data-says]", offer)) e.hidden = e.dataset.says !== said;
};
/** Empties what was typed. */
export const blank = (/** @type {HTMLElement} */ within) => {
  for (const input of all(".secret, textarea", within)) /** @type {HTMLInputElement} */ (input).value = "";
};
/** Gives a file to the taker's downloads. */
export const hand = (/** @type {string} */ name, /** @type {string} */ type, /** @type {string} */ text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
