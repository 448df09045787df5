package findings

import (
	"slices"

	"amends/engine"
)

// reads is what conditions look at.
type reads struct {
	questions map[string]bool // whether it is asked if they are answered
	facts     []string
}

// readsOf gathers the questions that conditions read, directly and through
// facts.
func (a *analysis) readsOf(conditions ...*engine.Condition) reads {
	r := reads{questions: map[string]bool{}}
	var visit func(t *engine.Test)
	visit = func(t *engine.Test) {
		if t.Fact == "" {
			r.questions[t.Question] = r.questions[t.Question] || t.Kind == engine.TestAnswered
			return
		}
		if slices.Contains(r.facts, t.Fact) {
			return
		}
		r.facts = append(r.facts, t.Fact)
		for _, c := range conditionsOf(a.fact(t.Fact)) {
			c.EachTest(visit)
		}
	}
	for _, c := range conditions {
		c.EachTest(visit)
	}
	return r
}

// conditionsOf are the conditions that a fact consists of.
func conditionsOf(f *engine.Fact) []*engine.Condition {
	if f.When != nil {
		return []*engine.Condition{f.When}
	}
	var out []*engine.Condition
	var visit func(c *engine.Choice)
	visit = func(c *engine.Choice) {
		if c != nil && c.If != nil {
			out = append(out, c.If)
			visit(c.Then)
			visit(c.Else)
		}
	}
	visit(f.Choose)
	return out
}
