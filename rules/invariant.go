package rules

import "amends/engine"

// Invariant is something that authors promise about every plan that can ever
// be made. Package prove proves it, or finds answers that break it.
type Invariant struct {
	ID       string
	At       string // file:line:col
	Because  string // why it must hold, for whoever reads a counterexample
	When     engine.Condition
	Never    *Selection // no such step is a candidate when the condition holds
	Some     *Selection // at least one such step is open when the condition holds
	Complete bool       // only of answers that leave nothing open
}

// Selection names steps: those with one of the ids, or one of the tags, or
// that cover one of the pieces of advice. Without any of the three it is every
// step.
type Selection struct {
	Steps  []string
	Tags   []string
	Covers []string
	Open   bool // held steps do not count
}
