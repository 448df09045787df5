package assessments_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
)

// load checks and compiles a shipped assessment.
func load(t testing.TB, name string) (*rules.Source, *engine.Program) {
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

func TestCasesHold(t *testing.T) {
	source, p := load(t, "trust")
	cases := source.Cases()
	if len(cases) < 30 {
		t.Errorf("only %d cases", len(cases))
	}
	for _, c := range cases {
		for _, failure := range c.Run(p) {
			t.Errorf("%s:%d: %s: %s", c.File, c.Line, c.ID, failure)
		}
	}
}

// walks is how many random walks are compared with the slow reference; fewer
// in the fast loop and under the race detector.
func walks() int {
	if testing.Short() {
		return 1_000
	}
	return 100_000
}

// TestAnyPathGivesTheSamePlan walks through the whole assessment in random
// order with detours (answer, change, clear), and holds the end against a
// fresh evaluation byte by byte, and against the slow reference.
func TestAnyPathGivesTheSamePlan(t *testing.T) {
	_, p := load(t, "trust")
	const workers = 4
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			rng := rand.New(rand.NewPCG(2026, uint64(worker)))
			run := p.NewRun()
			for range walks() / workers {
				end := reference.Person(p.Bundle(), rng)
				reference.Walk(p.Bundle(), end, rng, run.Read)
				run.Fire()
				walked := run.Result()
				if got, want := text(walked), text(p.Evaluate(end)); got != want {
					t.Errorf("a detour to %s changed the result\ngot  %s\nwant %s", text(end), got, want)
					return
				}
				if got, want := text(withoutFindings(walked)), text(reference.Evaluate(p.Bundle(), end)); got != want {
					t.Errorf("answers %s\ngot       %s\nreference %s", text(end), got, want)
					return
				}
			}
		})
	}
	group.Wait()
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

func text(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(out)
}
