// Prints who finds which logic fault: the linter of survey-core, on the survey
// of survey.mjs, and `amends check`, as its test has recorded it. A fault counts
// as found by survey-core if its linter says anything that it does not say of
// the survey without the fault.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { faults } from "./faults.mjs";
import { survey } from "./survey.mjs";

const require = createRequire(import.meta.url);
const { lintSurvey } = require("survey-core/linter");
const { version } = JSON.parse(readFileSync(new URL("./node_modules/survey-core/package.json", import.meta.url)));

const said = (json) => {
  const result = lintSurvey(json);
  return result.findings.map((f) => f.ruleId);
};

const ours = new Map(
  readFileSync(new URL("../../rules/findings/testdata/faults/found.txt", import.meta.url), "utf8")
    .split("\n").map((line) => line.match(/^(found|MISSED)\s+([a-z-]+): (.*)$/)).filter(Boolean)
    .map(([, verdict, id, what]) => [id, verdict === "found" ? what.split(" ").at(-1) : ""]),
);

const before = said(survey());
if (before.length > 0) throw new Error(`the survey without a fault has findings: ${before.join(", ")}`);

let [theirs, mine, onlyMine, onlyTheirs] = [0, 0, 0, 0];
console.log(`| fault | survey-core ${version} | amends |\n|---|---|---|`);
for (const [id, make] of Object.entries(faults)) {
  if (!ours.has(id)) throw new Error(`no fault ${id} in rules/findings/testdata`);
  const them = [...new Set(said(make()))].join(", ");
  const us = ours.get(id);
  theirs += them ? 1 : 0;
  mine += us ? 1 : 0;
  onlyMine += us && !them ? 1 : 0;
  onlyTheirs += them && !us ? 1 : 0;
  console.log(`| ${id} | ${them || "–"} | ${us || "–"} |`);
}
console.log(`\n${Object.keys(faults).length} faults: survey-core finds ${theirs}, amends ${mine}; ${onlyMine} only amends, ${onlyTheirs} only survey-core.`);
