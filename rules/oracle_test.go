package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"amends/engine"
	"amends/rules/lower"
	"amends/rules/lower/oracle"
)

// TestShippedConditionsAgreeWithExpr evaluates every condition that ships, on
// random complete answers, both with the engine and with expr's own machine.
func TestShippedConditionsAgreeWithExpr(t *testing.T) {
	fsys := os.DirFS("../assessments")
	names, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			s, err := Load(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			if s.Check().Errors() > 0 {
				t.Skip("has problems of its own")
			}
			newDuel(t, s).fight(t)
		})
	}
}

// duel holds the conditions of an assessment in two forms.
type duel struct {
	questions []engine.Question
	program   *engine.Program // recommends one step for each condition that holds
	texts     map[string]*oracle.Text
	places    map[string]string
}

// newDuel lets all questions apply, so that the two speak of the same thing.
func newDuel(t *testing.T, s *Assessment) *duel {
	t.Helper()
	d := &duel{texts: map[string]*oracle.Text{}, places: map[string]string{}}
	n := lower.Names{}
	facts := map[string]string{}
	for _, q := range s.questions {
		data := q.data
		data.Sensitive, data.Section = false, "all"
		n.Questions = append(n.Questions, data)
	}
	for _, f := range s.facts {
		data := f.data
		data.Sensitive = false
		n.Facts = append(n.Facts, data)
		facts[f.ID.Value] = f.Is.Value
	}
	d.questions = n.Questions
	machine, err := oracle.New(n, facts)
	if err != nil {
		t.Fatal(err)
	}
	b := engine.Bundle{
		Assessment: s.name, Title: "Duel", Language: "en", Direction: "ltr",
		Sections: []engine.Section{{ID: "all", Title: "All"}}, Phases: []engine.Phase{{ID: "always", Title: "Always", Always: true}},
		Questions: n.Questions, Facts: n.Facts,
	}
	for _, c := range s.conditions {
		id := fmt.Sprintf("condition-%d", len(b.Rules))
		d.places[id] = c.text.Place()
		if d.texts[id], err = machine.Compile(c.text.Value); err != nil {
			t.Fatalf("%s: %v", d.places[id], err)
		}
		b.Steps = append(b.Steps, engine.Step{ID: id, Title: id, Phase: "always"})
		b.Rules = append(b.Rules, engine.Rule{ID: id, When: c.lowered, Because: "so", Recommend: []engine.Recommendation{{Step: id}}})
	}
	if b, err = engine.Seal(b); err != nil {
		t.Fatal(err)
	}
	if d.program, err = engine.New(b); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *duel) fight(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	held := map[string]bool{}
	people := 300
	if testing.Short() {
		people = 60
	}
	for range people {
		answers := d.answers(random)
		shown := map[string]bool{}
		for _, phase := range d.program.Evaluate(answers).Plan {
			for _, step := range phase.Steps {
				shown[step.ID] = true
			}
		}
		for id, text := range d.texts {
			want, err := text.Holds(answers)
			if err != nil {
				t.Fatalf("%s: %v", d.places[id], err)
			}
			if shown[id] != want {
				t.Errorf("%s: the engine says %v, expr says %v, answers %v", d.places[id], shown[id], want, answers)
			}
			if want {
				held[id] = true
			}
		}
	}
	t.Logf("%d conditions, %d of them held at least once", len(d.texts), len(held))
}

// answers are complete; an option that stands alone does so.
func (d *duel) answers(random *rand.Rand) engine.Answers {
	answers := engine.Answers{}
	for _, q := range d.questions {
		switch q.Kind {
		case engine.Number:
			answers[q.ID] = engine.Amount(float64(random.IntN(20)))
		case engine.AnyOf:
			answers[q.ID] = chooseAny(random, q.Options)
		default:
			answers[q.ID] = engine.Chosen(q.Options[random.IntN(len(q.Options))].ID)
		}
	}
	return answers
}

func chooseAny(random *rand.Rand, options []engine.Option) engine.Value {
	first := options[random.IntN(len(options))]
	if first.Exclusive {
		return engine.Chosen(first.ID)
	}
	var chosen []string
	for _, o := range options {
		if o.ID == first.ID || !o.Exclusive && random.IntN(3) == 0 {
			chosen = append(chosen, o.ID)
		}
	}
	return engine.Chosen(chosen...)
}
