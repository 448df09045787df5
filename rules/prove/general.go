package prove

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// general are the invariants that every assessment must keep.
func (e *encoder) general() []query {
	out := []query{}
	for i := range e.bundle.Guards {
		if e.bundle.Guards[i].Hard {
			out = append(out, e.allowList(i))
		}
	}
	for i := range e.bundle.Steps {
		for _, other := range e.bundle.Steps[i].Excludes {
			j := slices.IndexFunc(e.bundle.Steps, func(s engine.Step) bool { return s.ID == other })
			out = append(out, e.exclusive(i, j))
		}
	}
	return out
}

// allowList asks for a step that a hard guard does not name while it holds; of
// a guard that ends in its page, for any step at all.
func (e *encoder) allowList(i int) query {
	g := &e.bundle.Guards[i]
	var outside []int
	var bad []sat.Literal
	for j := range e.bundle.Steps {
		if len(g.Ask) == 0 || !slices.Contains(g.Allow, e.bundle.Steps[j].ID) {
			outside = append(outside, j)
			bad = append(bad, e.steps[j].candidate)
		}
	}
	return query{
		finding: Finding{Invariant: "allow-list-of-" + g.ID, Text: fmt.Sprintf("never a step that the guard %s does not allow while it holds", g.ID), Steps: len(outside)},
		bad:     e.formula.And(e.guards[i], e.formula.Or(bad...)),
		broken: func(run *engine.Run, _ func(string) bool) []string {
			if run.Guard(g.ID) != engine.True {
				return nil
			}
			return e.among(run.Candidates(), outside, false)
		},
	}
}

// exclusive asks for a plan with two steps that exclude each other, both open.
func (e *encoder) exclusive(i, j int) query {
	a, b := &e.bundle.Steps[i], &e.bundle.Steps[j]
	return query{
		finding: Finding{Invariant: fmt.Sprintf("%s-excludes-%s", a.ID, b.ID), Text: fmt.Sprintf("never the open steps %s and %s in one plan", a.ID, b.ID), Steps: 2},
		bad:     e.formula.And(e.steps[i].candidate, e.steps[j].candidate, -e.steps[i].held, -e.steps[j].held),
		broken: func(run *engine.Run, _ func(string) bool) []string {
			if met := e.among(run.Candidates(), []int{i, j}, true); len(met) == 2 {
				return met
			}
			return nil
		},
	}
}
