#!/usr/bin/env bash
# For a question with several answers, "= 'a'" is false and "!= 'a'" is true although 'a' is among them.
#
# fhirpath 5.2.2, Node.js 20. FHIRPath compares whole collections, so one answer out of two never equals. The
# condition that works for one answer turns round, silently, once a form lets people tick two; and
# for no answer at all both are empty, which a form shows as "no".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error fhirpath@5.2.2 >/dev/null

cat >seen.mjs <<'PROGRAM'
import fhirpath from "fhirpath";

const ask = (answers, condition) => JSON.stringify(fhirpath.evaluate({ resourceType: "Basic", answer: answers }, condition));

for (const answers of [[], ["a"], ["a", "b"]]) {
  for (const condition of ["answer = 'a'", "answer != 'a'", "'a' in answer"]) {
    console.log(`${JSON.stringify(answers)}, ${condition}: ${ask(answers, condition)}`);
  }
}
PROGRAM

diff <(node seen.mjs 2>/dev/null) - <<'SEEN'
[], answer = 'a': []
[], answer != 'a': []
[], 'a' in answer: [false]
["a"], answer = 'a': [true]
["a"], answer != 'a': [false]
["a"], 'a' in answer: [true]
["a","b"], answer = 'a': [false]
["a","b"], answer != 'a': [true]
["a","b"], 'a' in answer: [true]
SEEN
echo 'as it was'
