package prove

import (
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestImpossibleIsNeverSeen asks of made-up assessments what can never be, and
// looks for made-up people for whom it is: a rule that fires in a plan, or a
// step that is a candidate.
func TestImpossibleIsNeverSeen(t *testing.T) {
	impossible := 0
	for seed := range uint64(80) {
		rng := rand.New(rand.NewPCG(seed, 13))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		s := NewSpace(&b)
		rules, steps := map[int]bool{}, map[string]bool{}
		for i := range b.Rules {
			rules[i] = s.Impossible(s.Planned(), s.Rule(i))
		}
		for i := range b.Steps {
			if steps[b.Steps[i].ID] = s.Impossible(s.Candidate(i)); steps[b.Steps[i].ID] {
				impossible++
			}
		}
		run := p.NewRun()
		for range 100 {
			answers := reference.Person(&b, rng)
			run.Read(answers)
			run.Fire()
			for _, c := range run.Candidates() {
				if steps[c.Step] {
					t.Fatalf("seed %d: the step %s is impossible, and a candidate for %v", seed, c.Step, answers)
				}
			}
			if run.Candidates() != nil && slices.ContainsFunc(run.Fired(), func(i int) bool { return rules[i] }) {
				t.Fatalf("seed %d: a rule is impossible, and fires for %v", seed, answers)
			}
		}
	}
	if impossible < 20 {
		t.Errorf("only %d steps are impossible, which is too few to mean much", impossible)
	}
}
