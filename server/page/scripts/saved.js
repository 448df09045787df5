// @ts-check
// Answers in a file: what is in it, and what is wrong with it.

const schema = 1;
/** How many bytes a file with answers may have. */
export const largest = 256 * 1024;

/** @typedef {{ kind: string, schema: number, assessment: string, version: string, answers: Record<string, unknown> }} Saved */

/** What is saved of the answers to an assessment. @type {(assessment: string, version: string, answers: Record<string, unknown>) => Saved} */
export const savedOf = (assessment, version, answers) => ({ kind: "answers", schema, assessment, version, answers });

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
  const { version, answers } = found;
  const whole = typeof version === "string" && answers && typeof answers === "object" && !Array.isArray(answers);
  if (!whole || !Object.values(answers).every(isAnswer)) return "damaged";
  return found;
};
