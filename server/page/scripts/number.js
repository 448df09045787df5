// @ts-check

/**
 * Every number that somebody can have meant by what they typed: none for what is no number, and two where a point or a
 * comma could stand before decimals or between thousands, as in "1.500": then the thousands come first. The page's program
 * reads alike (engine.ReadNumber); engine/testdata/numbers.json holds both to it.
 */
export const readNumber = (/** @type {string} */ typed) => {
  const text = typed.trim().replace("−", "-");
  const apart = text.match(/^([+-]?[1-9]\d{0,2}([.,'’\s])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d*))?$/);
  const meant = [];
  if (apart) meant.push(Number(`${apart[1].replace(/[^\d+-]/g, "")}.${apart[3] ?? ""}`));
  if (/^[+-]?(\d+[.,]?\d*|[.,]\d+)$/.test(text)) meant.push(Number(text.replace(",", ".")));
  return meant.filter(isFinite);
};

/** A number as somebody can type it so that it means no other. */
export const written = (/** @type {number} */ n) => String(n) + (readNumber(String(n)).length > 1 ? "0" : "");
