// Package prove proves invariants of an assessment over every possible set of
// answers, partial ones included: not sampled, and with a certificate.
//
// An assessment is turned into one formula of propositional logic ([encode]):
// the state of every question, what applies, which guards hold, which rules
// fire, and which steps are candidates. An invariant becomes a query: can
// there be answers that break it? The solver of package sat either finds
// such answers, or gives a certificate that there are none, which a separate
// short checker verifies.
//
// What the formula finds is only believed after the engine itself has been
// asked: every counterexample is replayed ([engine.Run]) and then made as small
// as possible before anybody sees it. A test holds the formula against the
// engine, for made-up people in made-up assessments, guard by guard, rule by
// rule and step by step.
//
// Start with [Assessment]. A [Space] answers what else can never be, for those
// who look for slips; [Gap] and [EmptyPhase] are people nobody thought of.
package prove
