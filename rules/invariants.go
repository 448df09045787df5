package rules

import (
	"slices"

	"amends/engine"
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
func (s *Source) Invariants() []Invariant { return slices.Clone(s.invariants) }

// readInvariants reads and checks the invariants.
func (s *Source) readInvariants(sc scope) {
	for _, o := range s.entries("invariants") {
		s.lowerCondition(sc, o, "when")
		inv := Invariant{
			ID: o.id(), Because: o.str("because"), When: engine.Condition{Always: true},
			Never: selection(o.one("never")), Some: selection(o.one("some")),
			Every: selection(o.one("every")), Carries: o.str("carries"), Complete: o.flag("complete"),
		}
		if c := s.lowered(o, "when"); c != nil {
			inv.When = *c
		}
		if id := o.text("id"); id.Node != nil {
			inv.At = id.Place()
		}
		s.checkInvariant(o)
		s.invariants = append(s.invariants, inv)
	}
}

// checkInvariant reports an invariant that promises nothing, or several things.
func (s *Source) checkInvariant(o *object) {
	said := 0
	for _, key := range []string{"never", "some", "every"} {
		if o.has(key) {
			said++
		}
	}
	if said != 1 && !o.nearDamage() {
		s.folder.Report(o.diagnose("", codePromisesNothing, o.called()+" must have one of `never`, `some` and `every`",
			"`never: {tags: [contact]}` says that no such step can be in a plan, `some: {open: true}` that there is always one"))
	}
	if o.has("every") != o.has("carries") && !o.nearDamage() {
		s.folder.Report(o.diagnose("", codePromisesNothing, o.called()+" needs `every` and `carries` together",
			"`every: {tags: [touch]}` and `carries: consent` say that every such step has that note"))
	}
}

// selection reads which steps an invariant is about.
func selection(o *object) *Selection {
	if o == nil {
		return nil
	}
	return &Selection{Steps: o.strings("steps"), Tags: o.strings("tags"), Covers: o.strings("covers"), Open: o.flag("open")}
}
