package engine

import (
	"math"
	"slices"
)

// condition checks that a condition is whole: one kind a node, names that
// exist, tests that suit their question.
func (v *validator) condition(where culprit, c *Condition) { v.node(where, c, 0) }

func (v *validator) node(where culprit, c *Condition, depth int) {
	if depth > maxDepth {
		v.fault("%s is nested deeper than %d", where, maxDepth)
		return
	}
	if n := shapes(c); n != 1 {
		v.fault("%s has a condition with %d kinds instead of one", where, n)
		return
	}
	if len(c.Of) > 0 != (c.AtLeast > 0) || c.AtLeast > len(c.Of) || c.AtLeast < 0 {
		v.fault("%s wants at least %d of %d conditions", where, c.AtLeast, len(c.Of))
	}
	c.EachPart(func(part *Condition) { v.node(where, part, depth+1) })
	if c.Test != nil {
		v.test(where, c.Test)
	}
}

func shapes(c *Condition) int {
	n := 0
	for _, is := range []bool{len(c.All) > 0, len(c.Any) > 0, len(c.Of) > 0, c.Not != nil, c.Test != nil, c.Always} {
		if is {
			n++
		}
	}
	return n
}

func (v *validator) test(where culprit, t *Test) {
	if t.Fact != "" {
		v.testFact(where, t)
		return
	}
	i, ok := v.questions[t.Question]
	if !ok {
		v.fault("%s tests the unknown question %q", where, t.Question)
		return
	}
	for _, r := range t.Ranges {
		v.finite(where, r.Min, r.Max)
	}
	q := &v.Questions[i]
	switch t.Kind {
	case TestAnswered:
	case TestAny, TestAll:
		v.among(where, t, q.has)
	case TestNumber, TestCount:
		if (t.Kind == TestNumber) != (q.Kind == Number) || len(t.Ranges) == 0 {
			v.fault("%s has a %s test that does not suit %q", where, t.Kind, q.ID)
		}
	default:
		v.fault("%s has a test of the unknown kind %q", where, t.Kind)
	}
}

// finite refuses bounds that no number meets and JSON cannot write.
func (v *validator) finite(where culprit, bounds ...*float64) {
	for _, bound := range bounds {
		if bound != nil && (math.IsNaN(*bound) || math.IsInf(*bound, 0)) {
			v.fault("%s has a bound that is no number", where)
		}
	}
}

func (v *validator) testFact(where culprit, t *Test) {
	i, ok := v.facts[t.Fact]
	if !ok || t.Question != "" || t.Kind != TestAny {
		v.fault("%s has a wrong test of the fact %q", where, t.Fact)
		return
	}
	values := factValues(&v.Facts[i])
	v.among(where, t, func(id string) bool { return slices.Contains(values, id) })
}

func (q *Question) has(id string) bool {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return true
		}
	}
	return false
}

func (v *validator) among(where culprit, t *Test, has func(id string) bool) {
	if len(t.Options) == 0 {
		v.fault("%s has a test without options", where)
	}
	for _, id := range t.Options {
		if !has(id) {
			v.fault("%s tests %s%s for the unknown option %q", where, t.Question, t.Fact, id)
		}
	}
}
