// @ts-check
// Colours, and whether they can be read (WCAG 2.2).

/** @typedef {number[]} Colour red, green and blue, from 0 to 255 */

export const hex = (/** @type {Colour} */ c) => `#${c.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
/** @type {(a: Colour, b: Colour, share: number) => Colour} */
export const mix = (a, b, share) => a.map((part, i) => part + (b[i] - part) * share);
export const light = (/** @type {Colour} */ c) => {
  const [r, g, b] = c.map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** @type {(a: Colour, b: Colour) => number} */
export const contrast = (a, b) => {
  const [less, more] = [light(a), light(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
};
export const black = [0, 0, 0], white = [255, 255, 255];
/** @type {(c: Colour, grounds: Colour[]) => number} */
export const least = (c, grounds) => Math.min(...grounds.map((ground) => contrast(c, ground)));
/** The colour itself where it can be read on all grounds, else the nearest one towards black or white that can. */
export const readable = (/** @type {Colour} */ c, /** @type {Colour[]} */ grounds, goal = 4.5) => {
  const pole = light(grounds[0]) > 0.18 ? black : white;
  for (let share = 0; share < 1; share += 0.02) {
    const tried = mix(c, pole, share).map(Math.round);
    if (least(tried, grounds) >= goal) return tried;
  }
  return pole;
};
