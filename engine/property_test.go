package engine_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestEvaluateEqualsReference holds the engine against the slow evaluator on
// made-up assessments and made-up people.
func TestEvaluateEqualsReference(t *testing.T) {
	seeds := uint64(600)
	if testing.Short() {
		seeds = 100
	}
	for seed := range seeds {
		rng := rand.New(rand.NewPCG(seed, 1))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for range 60 {
			answers := reference.Person(&b, rng)
			got, want := text(t, withoutFindings(p.Evaluate(answers))), text(t, reference.Evaluate(&b, answers))
			if got != want {
				t.Fatalf("seed %d, answers %s\ngot  %s\nwant %s\nbundle %s", seed, text(t, answers), got, want, p.Encode())
			}
		}
	}
}

// TestAnyPathGivesTheSameBytes walks through questionnaires in random order
// with detours (answer, change, clear) on one reused Run, and ends in answers
// reached without any detour.
func TestAnyPathGivesTheSameBytes(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 2))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		run := p.NewRun()
		for range 20 {
			end := reference.Person(&b, rng)
			walked := reference.Walk(&b, end, rng, func(now engine.Answers) { run.Read(now) })
			run.Fire()
			got, want := text(t, run.Result()), text(t, p.Evaluate(end))
			if got != want || !maps.EqualFunc(walked, end, sameValue) {
				t.Fatalf("seed %d: a detour changed the result\ngot  %s\nwant %s", seed, got, want)
			}
		}
	}
}

// TestOnlyApplicableAnswersCount takes away every answer that does not apply:
// nothing may change but the list of what was ignored.
func TestOnlyApplicableAnswersCount(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 3))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for range 20 {
			answers := reference.Person(&b, rng)
			full, bare := p.Evaluate(answers), p.Evaluate(applicable(p, answers))
			if len(bare.Ignored) > 0 {
				t.Fatalf("seed %d: applicable answers are ignored: %s", seed, text(t, bare.Ignored))
			}
			full.Ignored = bare.Ignored
			if text(t, full) != text(t, bare) {
				t.Fatalf("seed %d: an answer that does not apply changed the result\nwith    %s\nwithout %s", seed, text(t, full), text(t, bare))
			}
		}
	}
}

// applicable keeps what counts of some answers.
func applicable(p *engine.Program, answers engine.Answers) engine.Answers {
	out := engine.Answers{}
	for _, asked := range p.Asking(answers) {
		switch asked.State {
		case engine.Answered:
			out[asked.Question.ID] = asked.Value
		case engine.Skipped:
			out[asked.Question.ID] = engine.Skip()
		}
	}
	return out
}

func withoutFindings(r engine.Result) engine.Result {
	strip := func(steps []engine.PlanStep) {
		for i := range steps {
			for j := range steps[i].Because {
				steps[i].Because[j].Conditions = nil
			}
		}
	}
	for i := range r.Plan {
		strip(r.Plan[i].Steps)
	}
	strip(r.Also)
	return r
}

func sameValue(a, b engine.Value) bool {
	x, _ := a.Amount()
	y, _ := b.Amount()
	return a.Skipped() == b.Skipped() && x == y && slices.Equal(a.Options(), b.Options())
}

func text(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
