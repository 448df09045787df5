// Peers times other rule engines beside ours on the generated ruleset: the
// same rules, the same sets of answers, by turns in one process. Every engine
// must fire the same rules on every set of answers before anything is timed.
// It prints what it measured as JSON; `make bench` puts it into
// docs/performance.md. It is a module of its own, so that no peer is ever
// part of Amends.
//
//	go run . SETS SEED
package main
