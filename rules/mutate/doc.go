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
// All slips of all rules are evaluated over the answers of all cases at once,
// as probes beside each other: only cases for which a rule comes out otherwise
// are run against the assessment with that slip. The places are dealt into a
// fixed number of shares, worked on by all processors, each with a solver of its
// own that keeps what it learns; so the outcome is the same on every machine.
package mutate
