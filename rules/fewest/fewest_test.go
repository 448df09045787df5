package fewest

import (
	"maps"
	"math/rand/v2"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestNoFewerChangesWillDo tries every other answer to every single question of
// made-up people: where Find needs more than one change, none of them may put
// the step into the plan, and where it needs one, it must be true.
func TestNoFewerChangesWillDo(t *testing.T) {
	single, more, never := 0, 0, 0
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 41))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		answers := tidy(p, reference.Person(&b, rng))
		for i := range b.Steps {
			step := b.Steps[i].ID
			if stands(p, answers, step) {
				continue
			}
			n, err := Find(p, answers, step)
			if err != nil {
				t.Fatal(err)
			}
			for _, way := range n.Ways {
				other := maps.Clone(answers)
				for _, c := range way.Changes {
					if delete(other, c.Question); c.To != nil {
						other[c.Question] = *c.To
					}
				}
				if e, _ := p.Explain(other, step); e.Standing != way.Standing || rank(e.Standing) < 0 {
					t.Fatalf("seed %d, %s: %v does not lead where it says", seed, step, way)
				}
			}
			switch {
			case n.Never:
				never++
			case len(n.Ways) == 0:
				t.Fatalf("seed %d, %s: no way for %v", seed, step, answers)
			case len(n.Ways[0].Changes) == 1:
				single++
				continue
			default:
				more++
			}
			if id := bySingle(p, answers, step); id != "" {
				t.Fatalf("seed %d, %s: another answer to %s would do for %v; got %v", seed, step, id, answers, n)
			}
		}
	}
	t.Logf("%d by one change, %d by more, %d never", single, more, never)
	if single < 20 || more < 20 || never < 5 {
		t.Error("too few of a kind to mean much")
	}
}

// tidy keeps of a person's answers what counts: one cannot say more.
func tidy(p *engine.Program, answers engine.Answers) engine.Answers {
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

func stands(p *engine.Program, answers engine.Answers, step string) bool {
	e, _ := p.Explain(answers, step)
	return rank(e.Standing) >= 0
}

// bySingle is a question of which another answer puts a step into the plan,
// open or folded.
func bySingle(p *engine.Program, answers engine.Answers, step string) string {
	b := p.Bundle()
	for i := range b.Questions {
		q := &b.Questions[i]
		trial := maps.Clone(answers)
		values := []engine.Value{engine.Skip()}
		for n := range 25 {
			values = append(values, engine.Amount(float64(n)))
		}
		if q.Kind != engine.Number {
			values = subsets(q)
		}
		for _, v := range values {
			trial[q.ID] = v
			if e, _ := p.Explain(trial, step); rank(e.Standing) >= 0 && e.Standing != engine.StandsHeld {
				return q.ID
			}
		}
	}
	return ""
}

// subsets are the answers that a question takes.
func subsets(q *engine.Question) []engine.Value {
	out := []engine.Value{engine.Skip()}
	for set := 1; set < 1<<len(q.Options); set++ {
		var ids []string
		alone := false
		for i, o := range q.Options {
			if set&(1<<i) != 0 {
				ids, alone = append(ids, o.ID), alone || o.Exclusive
			}
		}
		if len(ids) == 1 || q.Kind == engine.AnyOf && !alone {
			out = append(out, engine.Chosen(ids...))
		}
	}
	return out
}
