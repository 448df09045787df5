// Package sat decides whether a formula of yes/no variables can be made true,
// and gives a reason that can be checked for either answer.
//
// It serves the proofs about questionnaires: "can the plan be empty?", "can
// these two steps ever meet?" are asked over every possible set of answers,
// far too many to walk through. The caller describes the answers that can be
// given as a [Formula], asks for the bad case, and gets either a model (the
// answers that reach it) or a [Certificate] that there is none.
//
// # Use
//
//	var f sat.Formula
//	rain, walk, umbrella := f.Variable(), f.Variable(), f.Variable()
//	f.Add(-rain, -walk, umbrella)          // a clause: one of these holds
//	wet := f.And(rain, walk, -umbrella)    // a gate: stands for the conjunction
//	out, err := sat.Solve(&f, 0, wet)      // can it be wet?
//	// out.Satisfiable is false; the reason can be checked:
//	err = sat.Verify(&f, out.Proof, wet)
//
// A [Literal] is a variable or, negated, its opposite, as in DIMACS files.
// [Formula.And], [Formula.Or], [Formula.AtLeast] and [Formula.AtMost] give a
// literal that is true exactly when the gate is, in whichever direction it is
// used; equal gates are made once and constants are folded away.
//
// Many questions about one formula are asked of one [Solver], with what is
// special to a question as assumptions or as further gates: what it learned
// from one question it keeps for the next. A [Checker] does the same for the
// checking side.
//
// # Trust
//
// No answer has to be believed. A model is checked by [Formula.Holds], which
// evaluates every clause; a certificate by [Verify], which shares no code with
// the search: it only propagates units. The same input gives the same outcome
// on every machine, with the same model and the same certificate.
//
// # How it works
//
// Conflict-driven clause learning: two watched literals, first unique
// implication point with minimised clauses, decaying activities, saved phases,
// Luby restarts, and a reduction of the learned clauses by glue. Each learned
// clause knows the learned clauses it came from, so that a certificate holds
// only what its contradiction needs, and what is not needed can be collected.
// Nothing recurses over the formula.
//
// # Why our own
//
// The pure Go library that was measured reports some satisfiable formulas as
// impossible, and a wrong "impossible" is the one mistake a prover must not
// make; solvers in other languages would need cgo or a second program to
// install. See docs/decisions/0003-our-own-solver.md.
package sat
