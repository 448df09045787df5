package ifs_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"amends/bench"
	"amends/bench/ifs"
	"amends/bench/subject"
	"amends/engine"
)

var update = flag.Bool("update", false, "write the hand-written Go of the generated program afresh")

func generated(t testing.TB) *engine.Program {
	t.Helper()
	p, err := subject.Load("generated")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestIfsAreCurrent(t *testing.T) {
	const file = "generated.go"
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
		t.Errorf("%s is not what bench.Write makes; run: go test ./bench/ifs -update", file)
	}
}

func TestIfsAgreeWithTheEngine(t *testing.T) {
	p := generated(t)
	sets := bench.AnswerSets(p, 2000, 7)
	if i := ifs.Agree(p, sets, ifs.GeneratedFacts, ifs.GeneratedRules); i >= 0 {
		t.Errorf("the hand-written rules and the engine differ on %v", sets[i])
	}
}
