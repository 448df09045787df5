package bench_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"amends/bench"
	"amends/bench/ifs"
	"amends/engine"
)

var update = flag.Bool("update", false, "write the hand-written Go of the generated program afresh")

func generated(t testing.TB) *engine.Program {
	t.Helper()
	b, err := bench.Generated()
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestGeneratedIsAsDescribed keeps the generated program the one that other
// engines were measured with in kind: 50 rules, 230 conditions, 25 questions,
// about nine rules fire.
func TestGeneratedIsAsDescribed(t *testing.T) {
	p := generated(t)
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

func TestIfsAreCurrent(t *testing.T) {
	file := filepath.Join("ifs", "generated.go")
	want, err := bench.Write(generated(t).Bundle(), "Generated")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what bench.Write makes; run: go test ./bench -update", file)
	}
}

func TestIfsAgreeWithTheEngine(t *testing.T) {
	p := generated(t)
	sets := bench.AnswerSets(p, 2000, 7)
	if i := bench.Agree(p, sets, ifs.GeneratedFacts, ifs.GeneratedRules); i >= 0 {
		t.Errorf("the hand-written rules and the engine differ on %v", sets[i])
	}
}
