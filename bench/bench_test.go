package bench_test

import (
	"testing"

	"amends/bench"
	"amends/bench/subject"
)

// TestGeneratedIsAsDescribed keeps the generated program the one that other
// engines were measured with in kind: 50 rules, 230 conditions, 25 questions,
// about nine rules fire.
func TestGeneratedIsAsDescribed(t *testing.T) {
	p, err := subject.Load("generated")
	if err != nil {
		t.Fatal(err)
	}
	tests := bench.Conditions(p.Bundle())
	if rules, questions := len(p.Bundle().Rules), len(p.Bundle().Questions); rules != 50 || tests != 230 || questions != 25 {
		t.Errorf("got %d rules, %d conditions, %d questions", rules, tests, questions)
	}
	run, fired := p.NewRun(), 0
	sets := bench.AnswerSets(p, 200, 1)
	for _, answers := range sets {
		run.Read(answers)
		fired += run.Fire()
	}
	if mean := float64(fired) / float64(len(sets)); mean < 8 || mean > 10 {
		t.Errorf("%.1f rules fire on average", mean)
	}
}
