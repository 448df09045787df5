package prove

import (
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// Read holds where what has a text is shown: where somebody can read it, if it
// is not left out itself.
func (s *Space) Read(at engine.Place) Claim { return s.read(at) }

func (e *encoder) read(at engine.Place) sat.Literal {
	b := e.bundle
	switch at.Of {
	case engine.OfStep:
		s := e.steps[slices.IndexFunc(b.Steps, func(s engine.Step) bool { return s.ID == at.ID })]
		return e.formula.And(s.candidate, -s.past)
	case engine.OfRule:
		return e.formula.And(e.planned, e.rules[slices.IndexFunc(b.Rules, func(r engine.Rule) bool { return r.ID == at.ID })])
	case engine.OfGuard:
		return e.guards[slices.IndexFunc(b.Guards, func(g engine.Guard) bool { return g.ID == at.ID })]
	case engine.OfQuestion:
		return -e.questions[e.index[at.ID]].na
	case engine.OfPhase, engine.OfNote, engine.OfAssessment:
		return e.planned
	}
	panic(engine.UnknownKind{Of: "prove: a text", Kind: string(at.Of)})
}

// shown lists, for each variant of a text and for whether it is there at all,
// where it is.
func (e *encoder) shown(v *engine.Varied) []sat.Literal {
	var out, before []sat.Literal
	there := e.formula.True()
	if v.When != nil {
		there = e.holds(v.When, all)
		out = append(out, there)
	}
	for i := range v.Variants {
		is := e.holds(&v.Variants[i].When, all)
		out = append(out, e.formula.And(append(slices.Clone(before), there, is)...))
		before = append(before, -is)
	}
	return out
}

// texts compares the texts that depend on answers, where they can be read.
func (x *comparison) texts() {
	for i := range x.before.bundle.Varied {
		a, b := &x.before.bundle.Varied[i], &x.after.bundle.Varied[i]
		affected := a.When != nil && x.affects(a.When, b.When)
		for j := range a.Variants {
			affected = affected || x.affects(&a.Variants[j].When, &b.Variants[j].When)
		}
		if !affected {
			continue
		}
		read, before, after := x.before.read(a.Place), x.before.shown(a), x.after.shown(b)
		for j := range before {
			x.note(x.before.formula.And(read, before[j]), x.before.formula.And(read, after[j]))
		}
	}
}
