package assessments_test

import (
	"testing"

	"amends/engine"
)

// TestEveryPairOfHardGuardsHasACase looks for a case with the answers that
// trigger both guards of each pair, whether they can meet or the first one
// stops the questions that the second one reads.
func TestEveryPairOfHardGuardsHasACase(t *testing.T) {
	for _, name := range shipped(t) {
		source, p := load(t, name)
		triggers := unstopped(t, p)
		run := triggers.NewRun()
		met := map[[2]string]bool{}
		hard := []string{}
		for _, g := range p.Bundle().Guards {
			if g.Hard {
				hard = append(hard, g.ID)
			}
		}
		for _, c := range source.Cases() {
			run.Read(c.Answers)
			for i, a := range hard {
				for _, b := range hard[i+1:] {
					if run.Guard(a) == engine.True && run.Guard(b) == engine.True {
						met[[2]string{a, b}] = true
					}
				}
			}
		}
		for i, a := range hard {
			for _, b := range hard[i+1:] {
				if !met[[2]string{a, b}] {
					t.Errorf("%s: no case has the answers of both %s and %s", name, a, b)
				}
			}
		}
	}
}

// unstopped is a program without show_if and without hard guards, in which
// every answer counts.
func unstopped(t *testing.T, p *engine.Program) *engine.Program {
	t.Helper()
	b := cloned(t, p)
	for i := range b.Questions {
		b.Questions[i].ShowIf = nil
		for j := range b.Questions[i].Options {
			b.Questions[i].Options[j].ShowIf = nil
		}
	}
	for i := range b.Guards {
		b.Guards[i].Hard, b.Guards[i].Allow, b.Guards[i].Ask = false, nil, nil
	}
	out, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
