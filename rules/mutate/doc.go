// Package mutate asks whether the cases of an assessment would notice a slip.
// It makes every small slip in turn – a comparison negated or left out, "and"
// for "or", one option for another, a number one off – and runs the cases. A
// slip that no case notices survives; for each survivor there is a case that
// would notice it, found by the formula of package prove and seen in the engine,
// or a proof that nobody can ever tell the difference.
//
// Start with [Cases].
//
// # How it is fast
//
// The work grows with the number of rules. The places with a condition are dealt
// into shares of a fixed size, worked on by all processors; so the outcome is the
// same on every machine. Of each share all slips are evaluated over the answers of
// all cases at once, as probes beside each other: only cases for which a condition
// comes out otherwise are run. A slip in a rule is asked about in the part of the
// assessment around the rules of its share, since nothing else decides what
// becomes of the steps that they touch; the whole is evaluated once, for the case
// that was found. Before the solver is asked, the people of the cases are, and those
// found for other slips.
package mutate
