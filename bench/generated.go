package bench

import (
	"fmt"
	"math/rand/v2"

	"amends/engine"
)

// The size of the generated program: that of the benchmark in which other rule
// engines were measured.
const (
	generatedRules      = 50
	generatedConditions = 230
	generatedQuestions  = 25
)

// Generated is a program with 50 rules that hold 230 conditions over 25
// questions. It is the same on every machine, and about nine rules fire on a
// random set of answers.
func Generated() (engine.Bundle, error) { return GeneratedOf(generatedRules) }

// GeneratedOf is the generated program with more rules over the same
// questions, to see how things grow.
func GeneratedOf(rules int) (engine.Bundle, error) {
	g := generator{rand: rand.New(rand.NewPCG(50, generatedConditions))}
	b := engine.Bundle{
		Assessment: "generated", Title: "Generated", Language: "en", Direction: "ltr",
		Phases:   []engine.Phase{{ID: "now", Title: "Now"}},
		Sections: []engine.Section{{ID: "all", Title: "All"}},
	}
	for i := range generatedQuestions {
		b.Questions = append(b.Questions, g.question(i))
	}
	for i := range rules {
		step := fmt.Sprintf("step-%02d", i)
		b.Steps = append(b.Steps, engine.Step{ID: step, Title: step, Phase: "now"})
		b.Rules = append(b.Rules, engine.Rule{
			ID: fmt.Sprintf("rule-%02d", i), When: g.rule(b.Questions, conditionsOf(i)), Because: step,
			Recommend: []engine.Recommendation{{Step: step}},
		})
	}
	return engine.Seal(b)
}

// conditionsOf spreads the conditions over the rules, three to six each.
func conditionsOf(rule int) int {
	share := generatedConditions * (rule + 1) / generatedRules
	n := share - generatedConditions*rule/generatedRules
	if rule%4 < 2 {
		return n + 1 - 2*(rule%2) // one rule a condition more, its neighbour one less
	}
	return n
}

type generator struct{ rand *rand.Rand }

func (g generator) question(i int) engine.Question {
	q := engine.Question{ID: fmt.Sprintf("q%02d", i), Section: "all", Text: "?", Required: true}
	switch {
	case i%5 < 2:
		q.Kind, q.Options = engine.OneOf, options(3+g.rand.IntN(4))
	case i%5 == 2:
		q.Kind, q.Options = engine.YesNo, []engine.Option{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}}
	case i%5 == 3:
		q.Kind, q.Options = engine.AnyOf, options(4+g.rand.IntN(5))
	default:
		low, high := 0.0, 100.0
		q.Kind, q.Min, q.Max = engine.Number, &low, &high
	}
	return q
}

func options(n int) []engine.Option {
	out := make([]engine.Option, n)
	for i := range out {
		out[i] = engine.Option{ID: fmt.Sprintf("o%d", i), Label: "?"}
	}
	return out
}

// rule is a conjunction of n tests of different questions, some of them in
// pairs of which one is enough, some of them negated.
func (g generator) rule(questions []engine.Question, n int) engine.Condition {
	var tests []engine.Condition
	for _, i := range g.rand.Perm(len(questions))[:n] {
		tests = append(tests, g.leaf(&questions[i]))
	}
	var all []engine.Condition
	for len(tests) > 0 {
		if len(tests) > 1 && g.rand.IntN(5) < 2 {
			all = append(all, engine.Condition{Any: tests[:2:2]})
			tests = tests[2:]
			continue
		}
		all = append(all, tests[0])
		tests = tests[1:]
	}
	return engine.Condition{All: all}
}

func (g generator) leaf(q *engine.Question) engine.Condition {
	test := engine.Condition{Test: g.test(q)}
	if g.rand.IntN(6) == 0 {
		return engine.Condition{Not: &test}
	}
	return test
}

func (g generator) test(q *engine.Question) *engine.Test {
	t := &engine.Test{Question: q.ID, Kind: engine.TestAny}
	switch q.Kind {
	case engine.YesNo:
		t.Options = []string{"yes"}
	case engine.Number:
		bound := float64(20 + 5*g.rand.IntN(13))
		t.Kind = engine.TestNumber
		if g.rand.IntN(2) == 0 {
			t.Ranges = []engine.Range{{Max: &bound, BelowMax: true}}
		} else {
			t.Ranges = []engine.Range{{Min: &bound}}
		}
	default:
		for _, i := range g.rand.Perm(len(q.Options))[:1+g.rand.IntN(3)] {
			t.Options = append(t.Options, q.Options[i].ID)
		}
	}
	return t
}

// Conditions counts the tests that the rules of a bundle make.
func Conditions(b *engine.Bundle) int {
	n := 0
	for i := range b.Rules {
		b.Rules[i].When.EachTest(func(*engine.Test) { n++ })
	}
	return n
}
