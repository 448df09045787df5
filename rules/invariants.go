package rules

import (
	"slices"

	"amends/engine"
	"amends/rules/entries"
)

// Invariant is something that authors promise about every plan that can ever
// be made. Package prove proves it, or finds answers that break it.
type Invariant struct {
	ID       string
	At       string // file:line:col
	Because  string // why it must hold, for whoever reads a counterexample
	When     engine.Condition
	Never    *Selection // no such step is a candidate when the condition holds
	Some     *Selection // at least one such step is open when the condition holds
	Every    *Selection // every such candidate carries the note Carries when the condition holds
	Carries  string
	Complete bool // only of answers that leave nothing open
}

// Selection names steps: those with one of the tags or ids, or that cover one
// of the pieces of advice. Without any of the three it is every step.
type Selection struct {
	Steps  []string
	Tags   []string
	Covers []string
	Open   bool // held steps do not count
}

// Invariants returns what authors promise, in the order in which it is
// written.
func (a *Assessment) Invariants() []Invariant { return slices.Clone(a.invariants) }

// readInvariants reads and checks the invariants.
func (a *Assessment) readInvariants(sc scope) {
	for _, o := range a.all.Invariants {
		a.lowerCondition(sc, &o.When)
		inv := Invariant{
			ID: o.ID.Value, Because: o.Because.Value, When: engine.Condition{Always: true},
			Never: selection(o.Never.Entry), Some: selection(o.Some.Entry),
			Every: selection(o.Every.Entry), Carries: o.Carries.Value, Complete: o.Complete.On,
		}
		if c := a.lowered(&o.When); c != nil {
			inv.When = *c
		}
		if o.ID.Written() {
			inv.At = o.ID.Place()
		}
		a.checkInvariant(o)
		a.invariants = append(a.invariants, inv)
	}
}

// checkInvariant reports an invariant that promises nothing, or several things.
func (a *Assessment) checkInvariant(o *entries.Invariant) {
	said := 0
	for _, promise := range []*entries.One[entries.Selection]{&o.Never, &o.Some, &o.Every} {
		if promise.Written() {
			said++
		}
	}
	if said != 1 && !o.NearDamage() {
		a.folder.Report(o.Diagnose(codePromisesNothing, o.Called()+" must have one of `never`, `some` and `every`",
			"`never: {tags: [contact]}` says that no such step can be in a plan, `some: {open: true}` that there is always one"))
	}
	if o.Every.Written() != o.Carries.Written() && !o.NearDamage() {
		a.folder.Report(o.Diagnose(codePromisesNothing, o.Called()+" needs `every` and `carries` together",
			"`every: {tags: [touch]}` and `carries: consent` say that every such step has that note"))
	}
}

// selection reads which steps an invariant is about.
func selection(o *entries.Selection) *Selection {
	if o == nil {
		return nil
	}
	return &Selection{Steps: o.Steps.Values(), Tags: o.Tags.Values(), Covers: o.Covers.Values(), Open: o.Open.On}
}
