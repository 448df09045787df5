package prove

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
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

// every asks for a candidate of a selection without its note.
func (e *encoder) every(inv *rules.Invariant, premise []sat.Literal) query {
	f := e.formula
	chosen := e.selected(inv.Every)
	active := e.attached(inv.Carries)
	at := slices.IndexFunc(e.bundle.Notes, func(n engine.Note) bool { return n.ID == inv.Carries })
	var bad []sat.Literal
	for _, i := range chosen {
		carries := -f.True()
		if at >= 0 && touches(&e.bundle.Steps[i], nil, e.bundle.Notes[at].Tags) {
			carries = active
		}
		bad = append(bad, f.And(e.steps[i].candidate, e.notHeld(inv.Every, i), -carries))
	}
	return query{
		result: Result{Invariant: inv.ID, At: inv.At, Because: inv.Because, Text: fmt.Sprintf("every %s carries the note %s", describe(inv.Every), inv.Carries), Steps: len(chosen)},
		bad:    f.And(append(premise, f.Or(bad...))...),
		broken: func(run *engine.Run, fired func(string) bool) []string {
			if !fired(inv.ID) || inv.Complete && !run.Complete() {
				return nil
			}
			bare := slices.DeleteFunc(run.Candidates(), func(c engine.Candidate) bool {
				return slices.ContainsFunc(c.Notes, func(n engine.ShownNote) bool { return n.ID == inv.Carries })
			})
			return e.among(bare, chosen, inv.Every.Open)
		},
	}
}

// attached is true when a note is attached to the steps of its tags.
func (e *encoder) attached(note string) sat.Literal {
	var parts []sat.Literal
	for i := range e.bundle.Notes {
		if n := &e.bundle.Notes[i]; n.ID == note && n.Always {
			parts = append(parts, e.formula.True())
		}
	}
	e.eachEffect(func(fired sat.Literal, x *engine.Effects) {
		if slices.Contains(x.Notes, note) {
			parts = append(parts, fired)
		}
	})
	return e.formula.Or(parts...)
}

// allowList asks for a step that a hard guard does not name while it holds; a
// guard that ends in its page names none.
func (e *encoder) allowList(i int) query {
	g := &e.bundle.Guards[i]
	var outside []int
	var bad []sat.Literal
	for j := range e.bundle.Steps {
		if !slices.Contains(g.Allow, e.bundle.Steps[j].ID) {
			outside = append(outside, j)
			bad = append(bad, e.steps[j].candidate)
		}
	}
	return query{
		result: Result{Invariant: "allow-list-of-" + g.ID, Text: fmt.Sprintf("never a step that the guard %s does not allow while it holds", g.ID), Steps: len(outside)},
		bad:    e.formula.And(e.guards[i], e.formula.Or(bad...)),
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
		result: Result{Invariant: fmt.Sprintf("%s-excludes-%s", a.ID, b.ID), Text: fmt.Sprintf("never the open steps %s and %s in one plan", a.ID, b.ID), Steps: 2},
		bad:    e.formula.And(e.steps[i].candidate, e.steps[j].candidate, -e.steps[i].held, -e.steps[j].held),
		broken: func(run *engine.Run, _ func(string) bool) []string {
			if met := e.among(run.Candidates(), []int{i, j}, true); len(met) == 2 {
				return met
			}
			return nil
		},
	}
}
