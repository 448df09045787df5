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
// The formula allows a little more than the engine does where exactness would
// cost much (which of two unknown states a hidden question is in), so what it
// excludes is excluded for good, and what it finds is only believed after the
// engine itself has been asked: every counterexample is replayed
// ([engine.Run]) and then made as small as possible before anybody sees it.
//
// Start with [Assessment].
package prove
