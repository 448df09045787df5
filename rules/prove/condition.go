package prove

import (
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// all is the limit that lets a condition see every section.
const all = int(^uint(0) >> 1)

// holds is true when a condition is surely true, seen from the end of a
// section: questions of later sections are unknown there.
func (e *encoder) holds(c *engine.Condition, limit int) sat.Literal {
	return e.condition(c, true, limit)
}

// fails is true when a condition is surely false.
func (e *encoder) fails(c *engine.Condition, limit int) sat.Literal {
	return e.condition(c, false, limit)
}

// possible is true when open questions can still make a condition true: the
// second pair of rails of the engine, on which an open question is anything.
func (e *encoder) possible(c *engine.Condition) sat.Literal {
	e.openIsAnything = true
	defer func() { e.openIsAnything = false }()
	return e.holds(c, all)
}

// condition pushes negation down to the tests, as the engine does.
func (e *encoder) condition(c *engine.Condition, positive bool, limit int) sat.Literal {
	f := e.formula
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		return sign(positive, f.True())
	case engine.ShapeNot:
		return e.condition(c.Not, !positive, limit)
	case engine.ShapeTest:
		return e.test(c.Test, positive, limit)
	case engine.ShapeAll, engine.ShapeAny:
		parts := e.partsOf(c, positive, limit)
		if (shape == engine.ShapeAll) == positive {
			return f.And(parts...)
		}
		return f.Or(parts...)
	case engine.ShapeAtLeast:
		need := c.AtLeast
		if !positive {
			need = len(c.Of) - c.AtLeast + 1
		}
		return f.AtLeast(need, e.partsOf(c, positive, limit)...)
	default:
		panic(engine.UnknownKind{Of: "prove: a condition", Kind: string(shape)})
	}
}

// partsOf are the parts of a condition, all of them surely true or all of them
// surely false.
func (e *encoder) partsOf(c *engine.Condition, positive bool, limit int) []sat.Literal {
	var out []sat.Literal
	c.EachPart(func(part *engine.Condition) { out = append(out, e.condition(part, positive, limit)) })
	return out
}

func sign(positive bool, l sat.Literal) sat.Literal {
	if positive {
		return l
	}
	return -l
}

func (e *encoder) test(t *engine.Test, positive bool, limit int) sat.Literal {
	if t.Fact != "" {
		return e.testFact(t, positive, limit)
	}
	x := &e.questions[e.index[t.Question]]
	switch {
	case x.section > limit:
		return e.blindTest(t, positive)
	case e.openIsAnything && !impossible(t, x):
		e.openIsAnything = false
		defer func() { e.openIsAnything = true }()
		return e.formula.Or(x.open, e.test(t, positive, limit))
	case t.Kind == engine.TestAnswered:
		return sign(positive, x.answered)
	}
	passes := e.passes(t, x)
	switch {
	case positive:
		return e.formula.And(x.counts, passes)
	case impossible(t, x):
		return e.formula.True()
	}
	return e.formula.Or(x.na, e.formula.And(x.counts, -passes))
}

// blindTest is a test of a question that is not looked at yet: unknown, unless
// it is impossible.
func (e *encoder) blindTest(t *engine.Test, positive bool) sat.Literal {
	if !positive && impossible(t, &e.questions[e.index[t.Question]]) {
		return e.formula.True()
	}
	return -e.formula.True()
}

// impossible reports whether nothing could ever pass a test: no number is in
// its ranges, no count of options. Such a test is surely false even of an open
// question.
func impossible(t *engine.Test, x *question) bool {
	switch t.Kind {
	case engine.TestNumber:
		return !slices.ContainsFunc(t.Ranges, func(r engine.Range) bool {
			return r.Min == nil || r.Max == nil || *r.Min < *r.Max || *r.Min == *r.Max && !r.AboveMin && !r.BelowMax
		})
	case engine.TestCount:
		for n := range len(x.Options) + 1 {
			if t.Includes(float64(n)) {
				return false
			}
		}
		return true
	case engine.TestAny, engine.TestAll, engine.TestAnswered:
		return false
	}
	panic(engine.UnknownKind{Of: "prove: a test", Kind: string(t.Kind)})
}

// passes is true when a value passes a test, for a question that has one.
func (e *encoder) passes(t *engine.Test, x *question) sat.Literal {
	switch t.Kind {
	case engine.TestNumber:
		var within []sat.Literal
		for i, class := range x.classes {
			if n, _ := class.example(x.Question); t.Includes(n) {
				within = append(within, x.values[i])
			}
		}
		return e.formula.Or(within...)
	case engine.TestCount:
		return e.counted(t, x)
	case engine.TestAny:
		return e.formula.Or(x.each(t.Options)...)
	case engine.TestAll:
		return e.formula.And(x.each(t.Options)...)
	}
	panic(engine.UnknownKind{Of: "prove: a test", Kind: string(t.Kind)})
}

// each says of each of some options that it is chosen.
func (x *question) each(options []string) []sat.Literal {
	var out []sat.Literal
	for i := range x.Options {
		if slices.Contains(options, x.Options[i].ID) {
			out = append(out, x.values[i])
		}
	}
	return out
}

func (e *encoder) counted(t *engine.Test, x *question) sat.Literal {
	f := e.formula
	var parts []sat.Literal
	for n := range len(x.values) + 1 {
		if t.Includes(float64(n)) {
			parts = append(parts, f.And(f.AtLeast(n, x.values...), -f.AtLeast(n+1, x.values...)))
		}
	}
	return f.Or(parts...)
}

// testFact asks whether a fact surely has, or surely lacks, all of the values.
func (e *encoder) testFact(t *engine.Test, positive bool, limit int) sat.Literal {
	fact := &e.bundle.Facts[e.facts[t.Fact]]
	var parts []sat.Literal
	for _, value := range t.Options {
		parts = append(parts, e.factIs(fact, value, positive, limit))
	}
	if positive {
		return e.formula.Or(parts...)
	}
	return e.formula.And(parts...)
}

func (e *encoder) factIs(fact *engine.Fact, value string, positive bool, limit int) sat.Literal {
	if fact.When != nil {
		return e.condition(fact.When, positive == (value == "yes"), limit)
	}
	return e.choiceIs(fact.Choose, value, positive, limit)
}

// choiceIs follows a `? :`; where its condition is unknown, only what both
// branches agree on is known. Branches are gates, so a repeated one is shared.
func (e *encoder) choiceIs(c *engine.Choice, value string, positive bool, limit int) sat.Literal {
	f := e.formula
	if c.If == nil {
		if (c.Value == value) == positive {
			return f.True()
		}
		return -f.True()
	}
	then, otherwise := e.choiceIs(c.Then, value, positive, limit), e.choiceIs(c.Else, value, positive, limit)
	return f.Or(
		f.And(e.holds(c.If, limit), then),
		f.And(e.fails(c.If, limit), otherwise),
		f.And(then, otherwise),
	)
}
