package engine_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestWhatIfTellsWhatHappens gives each other answer that WhatIf names, and
// finds exactly the difference that it told; and every other answer that it
// leaves out changes nothing.
func TestWhatIfTellsWhatHappens(t *testing.T) {
	told, silent := 0, 0
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 8))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			answers := reference.Person(&b, rng)
			before := maps.Clone(answers)
			changes := p.WhatIf(answers)
			if !maps.EqualFunc(before, answers, sameValue) {
				t.Fatal("WhatIf changed the answers that it was given")
			}
			now := p.Evaluate(answers)
			if len(now.Plan)+len(now.Also) == 0 && len(changes) == 0 {
				continue
			}
			for _, c := range changes {
				told++
				then := p.Evaluate(changed(answers, c.Question, c.Answer))
				if then.Outcome != c.Outcome || !slices.Equal(c.Appear, missingFrom(then, now)) || !slices.Equal(c.Vanish, missingFrom(now, then)) {
					t.Fatalf("seed %d: %s, but the result is %s instead of %s", seed, text(t, c), text(t, then), text(t, now))
				}
				if q, _ := p.Question(c.Question); q.Sensitive || q.HasSensitive() {
					t.Fatalf("seed %d: the sensitive question %s is tried", seed, c.Question)
				}
			}
			silent += leftOut(t, p, answers, now, changes)
		}
	}
	if told < 1000 || silent < 1000 {
		t.Errorf("only %d changes and %d others were looked at", told, silent)
	}
}

// leftOut tries the other answers to one-of questions that WhatIf is silent
// about.
func leftOut(t *testing.T, p *engine.Program, answers engine.Answers, now engine.Result, changes []engine.Change) (tried int) {
	t.Helper()
	for _, asked := range p.Asking(answers) {
		q := asked.Question
		if q.Sensitive || q.HasSensitive() || q.Kind != engine.OneOf || asked.State == engine.NotApplicable || asked.Pending {
			continue
		}
		for _, o := range asked.Options {
			if slices.ContainsFunc(changes, func(c engine.Change) bool { return c.Question == q.ID && c.Option == o.ID }) {
				continue
			}
			tried++
			then := p.Evaluate(changed(answers, q.ID, engine.Chosen(o.ID)))
			if len(missingFrom(then, now))+len(missingFrom(now, then)) > 0 {
				t.Fatalf("%s = %s changes the plan, and WhatIf does not say so", q.ID, o.ID)
			}
		}
	}
	return tried
}

func changed(answers engine.Answers, question string, value engine.Value) engine.Answers {
	out := maps.Clone(answers)
	out[question] = value
	return out
}

// missingFrom lists the steps that one result shows and another does not.
func missingFrom(shown, other engine.Result) []string {
	ids := func(r engine.Result) []string {
		out := []string{}
		for _, phase := range r.Plan {
			for _, s := range phase.Steps {
				out = append(out, s.ID)
			}
		}
		return out
	}
	there := ids(other)
	return slices.DeleteFunc(ids(shown), func(id string) bool { return slices.Contains(there, id) })
}
