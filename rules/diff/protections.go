package diff

import (
	"fmt"

	"amends/engine"
	"amends/rules"
	"amends/rules/findings"
	"amends/rules/protections"
	"amends/rules/prove"
)

// conditionsOf are the conditions of a ledger.
func conditionsOf(l *protections.Ledger) []*engine.Condition {
	var list []*engine.Condition
	for i := range l.Entries {
		if c := l.Entries[i].Condition; c != nil {
			list = append(list, c)
		}
	}
	return list
}

// protect compares the ledgers. Whether another condition protects fewer people
// is proved; where it cannot be decided, it counts as if it did.
func (c *comparison) protect() error {
	r := c.report
	r.Unread = !c.ledgers[0].Authored || !c.ledgers[1].Authored
	r.Protections = append(r.Protections, protections.Compare(c.ledgers[0], c.ledgers[1], c.judge)...)
	if r.Unread {
		return nil
	}
	was, err := unproved(c.old)
	if err != nil {
		return err
	}
	is, err := unproved(c.new)
	if err != nil {
		return err
	}
	before := map[string]rules.Invariant{}
	for _, inv := range c.old.Source.Invariants() {
		before[inv.ID] = inv
	}
	for _, inv := range c.new.Source.Invariants() {
		_, known := before[inv.ID]
		change := protections.Change{Kind: protections.Invariant, ID: inv.ID, At: inv.At}
		switch broken, wasBroken := is[inv.ID], was[inv.ID]; {
		case broken != "" && wasBroken == "":
			change.How, change.Says = protections.Weaker, "no longer holds: "+broken
		case broken == "" && wasBroken != "" && known:
			change.How, change.Says = protections.Stronger, "holds again"
		default:
			continue
		}
		r.Protections = append(r.Protections, change)
	}
	protections.Sort(r.Protections)
	return nil
}

// unproved are the invariants of a version that do not hold, each with what
// breaks it.
func unproved(side Side) (map[string]string, error) {
	report, err := findings.Prove(side.Source, side.Program)
	if err != nil {
		return nil, fmt.Errorf("prove %s: %w", side.Name, err)
	}
	broken := map[string]string{}
	for _, f := range report.Results {
		if f.Kind == "" && !f.Proved {
			broken[f.Invariant] = f.Text + f.Problem
		}
	}
	return broken, nil
}

// judge says for whom only one of two protections holds.
func (c *comparison) judge(old, new *protections.Entry) (fewer, more bool) {
	if old.Condition == nil && old.Reads == "" || new.Condition == nil && new.Reads == "" {
		return false, false
	}
	was, is := literalOf(c.people.Version(0), old), literalOf(c.people.Version(1), new)
	if was == is {
		return false, false
	}
	return c.anybody(was, -is), c.anybody(is, -was)
}

// anybody says whether there is somebody for whom all hold, and yes if that
// cannot be found out.
func (c *comparison) anybody(ls ...literal) bool {
	person, err := c.people.Find(ls...)
	return person != nil || err != nil
}

func literalOf(v *prove.Version, e *protections.Entry) literal {
	switch {
	case e.Reads != "":
		return v.Asked(e.Reads)
	case e.Kind == protections.HardGuard, e.Kind == protections.SoftGuard:
		return v.Guard(e.ID)
	}
	return v.Holds(e.Condition)
}
