// @ts-check
// Answers in a file: what is in it, and what is wrong with it.

const schema = 1;
/** How many bytes a file with answers may have. */
export const largest = 256 * 1024;

/** @typedef {{ kind: string, schema: number, assessment: string, version: string, answers: Record<string, unknown>, marks?: Record<string, string> }} Saved */

/**
 * What is saved of the answers to an assessment, with the steps that were marked if there are any: files of before have none.
 * @type {(assessment: string, version: string, answers: Record<string, unknown>, marks?: Record<string, string>) => Saved}
 */
export const savedOf = (assessment, version, answers, marks) => ({ kind: "answers", schema, assessment, version, answers, ...marks && { marks } });

const isObject = (/** @type {unknown} */ value) => value !== null && typeof value === "object" && !Array.isArray(value);

const isAnswer = (/** @type {unknown} */ value) => value === null || ["string", "boolean", "number"].includes(typeof value) ||
  Array.isArray(value) && value.every((option) => typeof option === "string");

/** Reads what was saved for an assessment, or says what is wrong with it. @type {(text: string, assessment: string) => Saved | string} */
export const readSaved = (text, assessment) => {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (found?.kind !== "answers" || !("schema" in found)) return "foreign";
  if (found.schema !== schema) return "version";
  if (found.assessment !== assessment) return typeof found.assessment === "string" ? "other" : "damaged";
  const { version, answers, marks = {} } = found;
  const whole = typeof version === "string" && isObject(answers) && isObject(marks);
  if (!whole || !Object.values(answers).every(isAnswer) || !Object.values(marks).every((mark) => typeof mark === "string")) return "damaged";
  return found;
};
