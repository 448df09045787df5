package reference

import (
	"slices"

	"amends/engine"
)

// surely is what is known now: an open question is unknown.
func (p *person) surely(c *engine.Condition) can { return p.condition(c, can{}) }

// perhaps is what is possible: an open question can be anything.
func (p *person) perhaps(c *engine.Condition) can { return p.condition(c, can{yes: true, no: true}) }

// truth is the Kleene value of a condition.
func (p *person) truth(c *engine.Condition) engine.Truth {
	switch p.surely(c) {
	case can{yes: true}:
		return engine.True
	case can{no: true}:
		return engine.False
	}
	return engine.Unknown
}

func (p *person) condition(c *engine.Condition, open can) can {
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		return can{yes: true}
	case engine.ShapeNot:
		inner := p.condition(c.Not, open)
		return can{yes: inner.no, no: inner.yes}
	case engine.ShapeTest:
		return p.test(c.Test, open)
	case engine.ShapeAll:
		out := can{yes: true}
		for i := range c.All {
			kid := p.condition(&c.All[i], open)
			out.yes, out.no = out.yes && kid.yes, out.no || kid.no
		}
		return out
	case engine.ShapeAny:
		out := can{no: true}
		for i := range c.Any {
			kid := p.condition(&c.Any[i], open)
			out.yes, out.no = out.yes || kid.yes, out.no && kid.no
		}
		return out
	case engine.ShapeAtLeast:
		yes, no := 0, 0
		for i := range c.Of {
			kid := p.condition(&c.Of[i], open)
			if kid.yes {
				yes++
			}
			if kid.no {
				no++
			}
		}
		return can{yes: yes >= c.AtLeast, no: len(c.Of)-no < c.AtLeast}
	default:
		panic(engine.UnknownKind{Of: "reference: a condition", Kind: string(shape)})
	}
}

func (p *person) test(t *engine.Test, open can) can {
	if t.Fact != "" {
		return p.testFact(t, open)
	}
	a := p.answers[t.Question]
	switch {
	case a.unasked:
		return p.openTest(t, can{})
	case t.Kind == engine.TestAnswered && a.state == engine.Open && open.yes:
		return can{yes: true, no: true}
	case t.Kind == engine.TestAnswered:
		return known(a.state == engine.Answered)
	case a.state == engine.NotApplicable:
		return can{no: true}
	case a.state == engine.Open:
		return p.openTest(t, open)
	case a.state == engine.Skipped && len(a.selected) == 0:
		return p.openTest(t, can{})
	}
	return known(holds(t, a))
}

// openTest is open, unless no value of the question could ever pass: a range
// that no number and no count reaches.
func (p *person) openTest(t *engine.Test, open can) can {
	switch t.Kind {
	case engine.TestNumber:
		if !slices.ContainsFunc(t.Ranges, reachable) {
			return can{no: true}
		}
	case engine.TestCount:
		if !p.countable(t) {
			return can{no: true}
		}
	case engine.TestAny, engine.TestAll, engine.TestAnswered:
	default:
		panic(engine.UnknownKind{Of: "reference: a test", Kind: string(t.Kind)})
	}
	return open
}

func reachable(r engine.Range) bool {
	if r.Min == nil || r.Max == nil {
		return true
	}
	return *r.Min < *r.Max || *r.Min == *r.Max && !r.AboveMin && !r.BelowMax
}

func (p *person) countable(t *engine.Test) bool {
	for _, q := range p.Questions {
		if q.ID != t.Question {
			continue
		}
		for n := 0; n <= len(q.Options); n++ {
			if inRanges(float64(n), t.Ranges) {
				return true
			}
		}
	}
	return false
}

func known(yes bool) can { return can{yes: yes, no: !yes} }

func holds(t *engine.Test, a *answer) bool {
	switch t.Kind {
	case engine.TestNumber:
		return inRanges(a.amount, t.Ranges)
	case engine.TestCount:
		return inRanges(float64(len(a.selected)), t.Ranges)
	case engine.TestAll:
		for _, o := range t.Options {
			if !slices.Contains(a.selected, o) {
				return false
			}
		}
		return true
	case engine.TestAny:
		return slices.ContainsFunc(t.Options, func(o string) bool { return slices.Contains(a.selected, o) })
	}
	panic(engine.UnknownKind{Of: "reference: a test", Kind: string(t.Kind)})
}

// inRanges shares no code with the engine, so that the one can be held against
// the other.
func inRanges(n float64, ranges []engine.Range) bool {
	return slices.ContainsFunc(ranges, func(r engine.Range) bool {
		low := r.Min == nil || n > *r.Min || n == *r.Min && !r.AboveMin
		high := r.Max == nil || n < *r.Max || n == *r.Max && !r.BelowMax
		return low && high
	})
}

// testFact asks of each value whether the fact can have it, and can lack it.
func (p *person) testFact(t *engine.Test, open can) can {
	f := p.fact(t.Fact)
	out := can{no: true}
	for _, value := range t.Options {
		kid := p.factIs(f, value, open)
		out.yes, out.no = out.yes || kid.yes, out.no && kid.no
	}
	return out
}

func (p *person) fact(id string) *engine.Fact {
	at := slices.IndexFunc(p.Facts, func(f engine.Fact) bool { return f.ID == id })
	return &p.Facts[at]
}

func (p *person) factIs(f *engine.Fact, value string, open can) can {
	if f.When != nil {
		c := p.condition(f.When, open)
		if value == "no" {
			return can{yes: c.no, no: c.yes}
		}
		return c
	}
	return p.choiceIs(f.Choose, value, open)
}

func (p *person) choiceIs(c *engine.Choice, value string, open can) can {
	if c.If == nil {
		return known(c.Value == value)
	}
	a, b := p.choiceIs(c.Then, value, open), p.choiceIs(c.Else, value, open)
	switch p.condition(c.If, open) {
	case can{yes: true}:
		return a
	case can{no: true}:
		return b
	case can{yes: true, no: true}:
		return can{yes: a.yes || b.yes, no: a.no || b.no}
	}
	return can{yes: a.yes && b.yes, no: a.no && b.no}
}
