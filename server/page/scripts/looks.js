// @ts-check
// How a frame looks: as its host wants it, as far as that can be read.
import { black, hex, least, light, mix, readable, white } from "./colour.js";
import { told, warn } from "./host.js";

const root = document.documentElement;
const pen = document.createElement("canvas").getContext("2d");
/** @typedef {import("./colour.js").Colour} Colour */

/** @type {(text: string) => Colour | null} */
const colour = (text) => {
  if (!pen) return null;
  const [one, other] = ["#000000", "#ffffff"].map((before) => {
    pen.fillStyle = before;
    pen.fillStyle = text;
    return String(pen.fillStyle);
  });
  const parts = one === other && one.match(/^#(..)(..)(..)$/);
  return parts ? parts.slice(1).map((hex) => parseInt(hex, 16)) : null;
};
/** A colour that the host asked for, or null. */
const wanted = (/** @type {string} */ what) => {
  const text = told[what], found = text ? colour(text) : null;
  if (text && !found) warn(`“${text}” is no colour that can be used for ${what}; write it as #rrggbb`);
  return found;
};
/** @type {(what: string, c: Colour, grounds: Colour[]) => Colour} */
const corrected = (what, c, grounds) => {
  const better = readable(c, grounds);
  if (better.some((part, i) => part !== c[i])) {
    warn(`${what} ${hex(c)} has a contrast of ${least(c, grounds).toFixed(1)} to 1 on its ground, and 4.5 is needed (WCAG AA); ${hex(better)} is used`);
  }
  return better;
};

/** @type {string[]} */
let set = [];
const token = (/** @type {string} */ name, /** @type {string} */ value) => {
  root.style.setProperty(`--${name}`, value);
  set.push(`--${name}`);
};
const own = (/** @type {string} */ name) => colour(getComputedStyle(root).getPropertyValue(`--${name}`).trim()) ?? black;

/** Looks as the host wants it, as far as that can be read. */
export const paint = () => {
  for (const name of set) root.style.removeProperty(name);
  set = [];
  const background = wanted("background"), text = wanted("text"), accent = wanted("accent");
  let theme = told.theme;
  if (theme && !["light", "dark", "auto"].includes(theme)) warn(`“${theme}” is no theme; the themes are light, dark and auto`);
  if (theme !== "light" && theme !== "dark") theme = "";
  if (background) theme = light(background) > 0.18 ? "light" : "dark";
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  if (background || text || accent) tint(background, text, accent);
  shape();
};
/** @type {(background: Colour | null, text: Colour | null, accent: Colour | null) => void} */
const tint = (background, text, accent) => {
  const paper = background ?? own("paper");
  const card = background ? mix(paper, white, light(paper) > 0.18 ? 0.5 : 0.05) : own("card");
  const tinted = background || accent ? mix(paper, accent ?? own("accent"), 0.1) : own("tint");
  const grounds = [paper, card, tinted];
  const ink = text ? corrected("text", text, grounds) : readable(own("ink"), grounds);
  const shown = accent ? corrected("accent", accent, grounds) : readable(own("accent"), grounds);
  const strong = mix(shown, light(paper) > 0.18 ? black : white, 0.2);
  const on = [white, black].sort((a, b) => least(b, [shown, strong]) - least(a, [shown, strong]))[0];
  /** @type {Record<string, Colour>} */
  const tokens = {
    paper, card, ink, tint: tinted, accent: shown, "accent-strong": strong, "on-accent": on,
    soft: readable(mix(ink, paper, 0.25), grounds), line: mix(paper, ink, 0.2), edge: readable(mix(paper, ink, 0.45), grounds, 3),
    focus: readable(own("focus"), grounds, 3), wrong: readable(own("wrong"), grounds),
  };
  for (const name in tokens) token(name, hex(tokens[name]));
};
const shape = () => {
  if (told.radius) {
    if (/^\d{1,2}(\.\d+)?(px|rem|em)?$/.test(told.radius)) token("round", told.radius);
    else warn(`“${told.radius}” is no radius; write it as 8px`);
  }
  if (told.font) {
    if (told.font.length < 200 && CSS.supports("font-family", told.font)) {
      token("sans", told.font);
      token("serif", told.font);
    } else warn(`“${told.font}” is no list of fonts`);
  }
};
/** Says which country and which language the host expects. */
export const place = () => {
  delete root.dataset.country;
  if (told.country) {
    if (/^[a-z]{2}$/i.test(told.country)) root.dataset.country = told.country.toUpperCase();
    else warn(`“${told.country}” is no country; write its two letters, such as GB`);
  }
  const language = root.lang.split("-")[0];
  if (told.lang && told.lang.split("-")[0].toLowerCase() !== language) warn(`there are no texts in “${told.lang}”; those in “${language}” are shown`);
};
