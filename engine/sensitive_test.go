package engine_test

import (
	"math/rand/v2"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestSensitiveAnswersNeverShow looks at every condition of many results: none
// names a sensitive question or fact, and every one explains its own value, so
// that nothing left out can be inferred.
func TestSensitiveAnswersNeverShow(t *testing.T) {
	seen := 0
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 4))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			answers := reference.Person(&b, rng)
			eachCondition(p.Evaluate(answers), func(f *engine.ValuedCondition) {
				seen++
				if q, ok := p.Question(f.Question); ok && q.Sensitive {
					t.Fatalf("seed %d: the sensitive question %s shows in %s", seed, f.Question, text(t, f))
				}
				if q, ok := p.Question(f.Question); ok && len(q.Tellable(f.Answer)) < len(f.Answer) {
					t.Fatalf("seed %d: a sensitive option of %s shows in %s", seed, f.Question, text(t, f))
				}
				if q, ok := p.Question(f.Question); ok && q.Kind != engine.AnyOf && q.HasSensitive() {
					t.Fatalf("seed %d: that another answer was given than the sensitive one of %s shows in %s", seed, f.Question, text(t, f))
				}
				if fact, ok := p.Fact(f.Fact); ok && fact.Sensitive {
					t.Fatalf("seed %d: the sensitive fact %s shows in %s", seed, f.Fact, text(t, f))
				}
				if !explained(f) {
					t.Fatalf("seed %d: something left out can be inferred from %s", seed, text(t, f))
				}
			})
		}
	}
	if seen < 10_000 {
		t.Errorf("only %d conditions were looked at", seen)
	}
}

func eachCondition(r engine.Result, visit func(*engine.ValuedCondition)) {
	steps := r.Also
	for _, phase := range r.Plan {
		steps = append(steps, phase.Steps...)
	}
	for _, s := range steps {
		for _, firing := range s.Because {
			if firing.Conditions != nil {
				eachPart(firing.Conditions, visit)
			}
		}
	}
}

func eachPart(f *engine.ValuedCondition, visit func(*engine.ValuedCondition)) {
	visit(f)
	for i := range f.All {
		eachPart(f.All[i], visit)
	}
	for i := range f.Any {
		eachPart(f.Any[i], visit)
	}
	for i := range f.Of {
		eachPart(f.Of[i], visit)
	}
	if f.Not != nil {
		eachPart(f.Not, visit)
	}
}

// explained reports whether what is shown of a condition is enough for its
// value.
func explained(f *engine.ValuedCondition) bool {
	kids := append(append([]*engine.ValuedCondition{}, f.All...), f.Any...)
	has := func(value string) bool {
		for _, kid := range kids {
			if kid.Value == value {
				return true
			}
		}
		return false
	}
	if f.Of != nil {
		values := map[string]int{}
		for _, kid := range f.Of {
			values[kid.Value]++
		}
		switch f.Value {
		case "true":
			return values["true"] >= f.AtLeast
		case "false":
			return values["false"] > len(f.Of)-f.AtLeast
		}
		return values["true"] < f.AtLeast && values["false"] <= len(f.Of)-f.AtLeast
	}
	switch {
	case f.Fact != "" || f.Question != "" || len(kids) == 0:
		return true
	case f.All != nil && f.Value == "true":
		return !has("false") && !has("unknown")
	case f.All != nil:
		return has(f.Value)
	case f.Value == "true":
		return has("true")
	}
	return has(f.Value) && !has("true")
}
