// Package findings tells what is wrong with the logic of an assessment that is
// well written: conditions that can never be true, rules that cancel each
// other, steps that nobody ever sees, people for whom nobody thought.
//
// [Check] gives all diagnostics of an assessment, those of package rules first;
// [Explain] has a page for each code of either. [Prove] proves invariants and
// finds gaps: people, where Check finds places. What authors list under
// `accepted` is left out of both.
//
// # How it works
//
// Everything is asked of two formulas of package prove. The loose one lets
// every question have any answer: what is impossible there contradicts itself,
// and reads so to an author. The strict one knows what is asked of whom, which
// guards stop whom, and what then can be in a plan. Nothing is sampled, and
// each "never" rests on a certificate that was verified. A finding names the
// smallest part of a condition that makes it so, and the other places that
// have a share in it.
//
// # What is not told
//
// One fault, one finding: nothing is said about the parts of a condition that
// can never be true, about the step of a rule that never fires, or about an
// assessment that has errors. A part that only repeats what a show_if ensures
// makes a rule clearer and is left alone, and so is `answered(…)`.
package findings
