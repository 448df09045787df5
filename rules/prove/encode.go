package prove

import (
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// encoder holds an assessment as a formula.
type encoder struct {
	bundle         *engine.Bundle
	formula        *sat.Formula
	questions      []question
	index          map[string]int // of questions
	facts          map[string]int
	cuts           map[string]cut
	openIsAnything bool        // see possible
	loose          bool        // see NewLooseSpace
	planned        sat.Literal // there is a plan
	rules          []sat.Literal
	guards         []sat.Literal
	steps          []step
	pasts          map[string]sat.Literal // by phase: see past
}

// step is a step in the formula.
type step struct {
	candidate sat.Literal
	held      sat.Literal
	past      sat.Literal
}

// encode builds the formula of a bundle. The extra conditions are those of
// invariants, whose comparisons cut numbers too.
func encode(b *engine.Bundle, extra []*engine.Condition) *encoder {
	e := newEncoder(b, &sat.Formula{})
	e.findCuts(extra)
	e.addQuestions()
	e.addRest()
	return e
}

func newEncoder(b *engine.Bundle, f *sat.Formula) *encoder {
	e := &encoder{bundle: b, formula: f, index: map[string]int{}, facts: map[string]int{}, cuts: map[string]cut{}, pasts: map[string]sat.Literal{}}
	for i := range b.Facts {
		e.facts[b.Facts[i].ID] = i
	}
	return e
}

// addRest adds what the questions lead to.
func (e *encoder) addRest() {
	for i := range e.bundle.Rules {
		e.rules = append(e.rules, e.holds(&e.bundle.Rules[i].When, all))
	}
	e.addGuards()
	for i := range e.bundle.Steps {
		e.steps = append(e.steps, e.step(&e.bundle.Steps[i]))
	}
}

func (e *encoder) findCuts(extra []*engine.Condition) {
	visit := func(t *engine.Test) {
		if t.Kind != engine.TestNumber {
			return
		}
		for _, r := range t.Ranges {
			for _, bound := range []*float64{r.Min, r.Max} {
				if bound != nil {
					e.cuts[t.Question] = append(e.cuts[t.Question], *bound)
				}
			}
		}
	}
	e.bundle.EachCondition(func(_ string, c *engine.Condition) { c.EachTest(visit) })
	for _, c := range extra {
		c.EachTest(visit)
	}
}

// addQuestions makes the variables of all questions before it says anything
// about them: guards of one section read questions of any.
func (e *encoder) addQuestions() {
	for i := range e.bundle.Questions {
		q := &e.bundle.Questions[i]
		section := slices.IndexFunc(e.bundle.Sections, func(s engine.Section) bool { return s.ID == q.Section })
		e.addQuestion(q, section)
	}
	for i := range e.questions {
		e.states(&e.questions[i])
		e.oneState(&e.questions[i])
		e.possibleValues(&e.questions[i])
	}
}

// addGuards adds the guards and what they mean for there being a plan: every
// hard guard is decided, and each that fired goes on asking.
func (e *encoder) addGuards() {
	f := e.formula
	planned := []sat.Literal{}
	for i := range e.bundle.Guards {
		g := &e.bundle.Guards[i]
		seen := []sat.Literal{e.holds(&g.When, all)}
		if g.Hard {
			for section := range e.bundle.Sections {
				seen = append(seen, e.holds(&g.When, section))
			}
		}
		fired := f.Or(seen...)
		e.guards = append(e.guards, fired)
		if !g.Hard {
			continue
		}
		planned = append(planned, f.Or(fired, -e.possible(&g.When)))
		if !g.Plans() {
			planned = append(planned, -fired)
		}
	}
	e.planned = f.And(planned...)
}

func (e *encoder) step(s *engine.Step) step {
	f := e.formula
	var recommended, due, withheld, held []sat.Literal
	for i := range e.bundle.Rules {
		r := &e.bundle.Rules[i]
		for _, x := range r.Recommend {
			if x.Step != s.ID {
				continue
			}
			recommended = append(recommended, e.rules[i])
			if x.StillDue {
				due = append(due, e.rules[i])
			}
		}
	}
	e.eachEffect(func(fired sat.Literal, x *engine.Effects) {
		if touches(s, x.Withhold, x.WithholdTags) {
			withheld = append(withheld, fired)
		}
		if touches(s, x.Hold, x.HoldTags) {
			held = append(held, fired)
		}
	})
	allowed := e.allowed(s)
	candidate := f.And(append(allowed, e.planned, f.Or(recommended...), -f.Or(withheld...))...)
	return step{candidate: candidate, held: f.Or(held...), past: f.And(e.past(s), -f.Or(due...))}
}

func (e *encoder) eachEffect(visit func(fired sat.Literal, x *engine.Effects)) {
	for i := range e.bundle.Rules {
		visit(e.rules[i], &e.bundle.Rules[i].Effects)
	}
	for i := range e.bundle.Guards {
		visit(e.guards[i], &e.bundle.Guards[i].Effects)
	}
}

func touches(s *engine.Step, ids, tags []string) bool {
	return slices.Contains(ids, s.ID) || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}

// allowed lists, for every hard guard that does not allow the step, that it
// has not fired.
func (e *encoder) allowed(s *engine.Step) []sat.Literal {
	var out []sat.Literal
	for i := range e.bundle.Guards {
		if g := &e.bundle.Guards[i]; g.Hard && !slices.Contains(g.Allow, s.ID) {
			out = append(out, -e.guards[i])
		}
	}
	return out
}

// past is true when the current phase is known and later than the step's.
func (e *encoder) past(s *engine.Step) sat.Literal {
	own := slices.IndexFunc(e.bundle.Phases, func(p engine.Phase) bool { return p.ID == s.Phase })
	at, ok := e.facts[e.bundle.CurrentPhase]
	if !ok || e.bundle.Phases[own].Always {
		return -e.formula.True()
	}
	if known, ok := e.pasts[s.Phase]; ok {
		return known
	}
	var parts []sat.Literal
	for _, p := range e.bundle.Phases[own+1:] {
		if slices.Contains(e.bundle.Facts[at].Values, p.ID) {
			parts = append(parts, e.factIs(&e.bundle.Facts[at], p.ID, true, all))
		}
	}
	e.pasts[s.Phase] = e.formula.Or(parts...)
	return e.pasts[s.Phase]
}
