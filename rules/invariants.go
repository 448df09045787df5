package rules

import (
	"fmt"
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
	Complete bool       // only of answers that leave nothing open
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
			Never: selection(o.one("never")), Some: selection(o.one("some")), Complete: o.flag("complete"),
		}
		if c := s.lowered(o, "when"); c != nil {
			inv.When = *c
		}
		if id := o.text("id"); id.node != nil {
			p := id.file.span(id.node)
			inv.At = fmt.Sprintf("%s:%d:%d", id.file.name, p.line, p.column)
		}
		if (inv.Never == nil) == (inv.Some == nil) && !o.nearDamage() {
			s.report(o.diagnose("", Error, "promises-nothing", o.called()+" must have `never` or `some`, and not both",
				"`never: {tags: [contact]}` says that no such step can be in a plan, `some: {open: true}` that there is always one"))
		}
		s.invariants = append(s.invariants, inv)
	}
}

// selection reads which steps an invariant is about.
func selection(o *object) *Selection {
	if o == nil {
		return nil
	}
	return &Selection{Steps: o.strings("steps"), Tags: o.strings("tags"), Covers: o.strings("covers"), Open: o.flag("open")}
}
