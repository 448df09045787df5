package prove

import (
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules/prove/sat"
)

// TestFormulaEqualsEngine puts made-up people into the formula of made-up
// assessments: it must have room for each of them, and then say of every
// guard, rule and step what the engine says.
func TestFormulaEqualsEngine(t *testing.T) {
	people := 0
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 11))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		e := encode(&b, nil)
		solver := sat.NewSolver(e.formula)
		run := p.NewRun()
		for range 25 {
			answers := reference.Person(&b, rng)
			run.Read(answers)
			run.Fire()
			out, err := solver.Solve(0, e.stateOf(run)...)
			if err != nil || !out.Satisfiable {
				t.Fatalf("seed %d: no room for %v (%v)", seed, answers, err)
			}
			people++
			compare(t, seed, e, run, out.Model)
		}
	}
	t.Logf("%d people", people)
}

// stateOf says in literals what state the engine found every question in.
func (e *encoder) stateOf(run *engine.Run) []sat.Literal {
	var out []sat.Literal
	when := func(is bool, l sat.Literal) {
		if !is {
			l = -l
		}
		out = append(out, l)
	}
	for i, asked := range run.Asking() {
		x := &e.questions[i]
		when(asked.State == engine.NotApplicable, x.na)
		when(asked.State == engine.Answered, x.answered)
		when(asked.State == engine.Open, x.open)
		when(asked.State == engine.Answered || asked.State == engine.Skipped && skipCounts(&asked), x.counts)
		if asked.State != engine.Answered {
			continue
		}
		if n, ok := asked.Value.Amount(); ok {
			for j, class := range x.classes {
				when(class.low <= n && n <= class.high, x.values[j])
			}
			continue
		}
		for j := range x.Options {
			when(slices.Contains(asked.Value.Options(), x.Options[j].ID), x.values[j])
		}
	}
	return out
}

func skipCounts(a *engine.Asked) bool {
	return slices.ContainsFunc(a.Options, func(o *engine.Option) bool { return o.ID == a.Question.IfSkipped })
}

func compare(t *testing.T, seed uint64, e *encoder, run *engine.Run, model []bool) {
	t.Helper()
	is := func(l sat.Literal) bool {
		if l < 0 {
			return !model[-l]
		}
		return model[l]
	}
	for i := range e.bundle.Rules {
		if got, want := is(e.rules[i]), slices.Contains(run.Fired(), i); got != want {
			t.Fatalf("seed %d: rule %s fires in the formula: %v, in the engine: %v", seed, e.bundle.Rules[i].ID, got, want)
		}
	}
	for i := range e.bundle.Guards {
		g := &e.bundle.Guards[i]
		if got, want := is(e.guards[i]), run.Guard(g.ID) == engine.True; got != want {
			t.Fatalf("seed %d: guard %s: %v in the formula, %v in the engine", seed, g.ID, got, want)
		}
	}
	candidates := run.Candidates()
	for i := range e.bundle.Steps {
		id := e.bundle.Steps[i].ID
		at := slices.IndexFunc(candidates, func(c engine.Candidate) bool { return c.Step == id })
		if got := is(e.steps[i].candidate); got != (at >= 0) && candidates != nil {
			t.Fatalf("seed %d: step %s: candidate %v in the formula, %v in the engine", seed, id, got, at >= 0)
		} else if got && at >= 0 && is(e.steps[i].held) != candidates[at].Held {
			t.Fatalf("seed %d: step %s: held differs", seed, id)
		}
	}
}
