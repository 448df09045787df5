// @ts-check
// A plan as Markdown.

/** A text without what Markdown would take for a mark. */
export const plain = (/** @type {string} */ text) =>
  text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+])/, "\\$1");

const marks = /** @type {const} */ ({ title: "# ", part: "## ", done: "### ✓ ", step: "### ", item: "- ", note: "> ", text: "" });

/** @typedef {{ kind: keyof typeof marks, text: string }} Line */

/** Lines as Markdown: the items of a list together, all else apart. */
export const markdownOf = (/** @type {Line[]} */ lines) =>
  lines.map(({ kind, text }) => marks[kind] + plain(text)).join("\n\n").replace(/^(- .*)\n\n(?=- )/gm, "$1\n") + "\n";
