package assessments_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
)

// load checks and compiles a shipped assessment.
func load(t testing.TB, name string) (*rules.Assessment, *engine.Program) {
	t.Helper()
	source, err := rules.Load(assessments.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	if found := source.Check(); len(found) > 0 {
		var text strings.Builder
		found.WriteText(&text)
		t.Fatalf("%s has findings:\n%s", name, text.String())
	}
	p, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return source, p
}

// shipped lists the assessments that the binary carries.
func shipped(t testing.TB) []string {
	t.Helper()
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestCasesHold(t *testing.T) {
	count := 0
	for _, name := range shipped(t) {
		source, p := load(t, name)
		for _, c := range source.Cases() {
			count++
			for _, failure := range c.Run(p) {
				t.Errorf("%s/%s:%d: %s: %s", name, c.File, c.Line, c.ID, failure)
			}
		}
	}
	if count < 150 {
		t.Errorf("only %d cases", count)
	}
}

// walks is how many random walks through an assessment are compared with the
// slow reference; fewer in the fast loop and under the race detector.
func walks(name string) int {
	switch {
	case testing.Short():
		return 500
	case name == "trust":
		return 100_000
	}
	return 10_000
}

// TestAnyPathGivesTheSamePlan walks through the whole assessment in random
// order with detours (answer, change, clear), and holds the end against a
// fresh evaluation byte by byte, and against the slow reference.
func TestAnyPathGivesTheSamePlan(t *testing.T) {
	for _, name := range shipped(t) {
		_, p := load(t, name)
		const workers = 4
		var group sync.WaitGroup
		for worker := range uint64(workers) {
			group.Go(func() { walk(t, p, worker, walks(name)/workers) })
		}
		group.Wait()
	}
}

func walk(t *testing.T, p *engine.Program, seed uint64, times int) {
	rng := rand.New(rand.NewPCG(2026, seed))
	run := p.NewRun()
	for range times {
		end := reference.Person(p.Bundle(), rng)
		reference.Walk(p.Bundle(), end, rng, run.Read)
		run.Fire()
		walked := run.Result()
		if got, want := differ(walked, p.Evaluate(end)); got != want {
			t.Errorf("a detour to %s changed the result\ngot  %s\nwant %s", text(end), got, want)
			return
		}
		if got, want := differ(withoutFindings(walked), reference.Evaluate(p.Bundle(), end)); got != want {
			t.Errorf("answers %s\ngot       %s\nreference %s", text(end), got, want)
			return
		}
	}
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

// differ gives the bytes of two results, and nothing where they are equal in
// every part and so in their bytes, which is quicker to see.
func differ(a, b engine.Result) (string, string) {
	if reflect.DeepEqual(a, b) {
		return "", ""
	}
	return text(a), text(b)
}

func text(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(out)
}
