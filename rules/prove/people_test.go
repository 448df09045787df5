package prove

import (
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules/prove/sat"
)

// TestPeopleAreTheEnginesPeople asks made-up people of two made-up versions,
// which share the ids of their questions and hardly anything else: whatever
// the formula says of each version, its engine must say.
func TestPeopleAreTheEnginesPeople(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 21))
		bundles := []engine.Bundle{reference.Bundle(rng), reference.Bundle(rng)}
		people := NewPeople([]*engine.Bundle{&bundles[0], &bundles[1]})
		claims := []map[string]sat.Literal{people.Version(0).claims(), people.Version(1).claims()}
		for range 12 {
			found, err := people.Find(people.madeUp(rng)...)
			if err != nil || found == nil {
				t.Fatalf("seed %d: no room for a person (%v)", seed, err)
			}
			for i := range bundles {
				p, err := engine.New(bundles[i])
				if err != nil {
					t.Fatal(err)
				}
				is := seen(p, found.Answers[i])
				for what, l := range claims[i] {
					if claimed := found.model[max(l, -l)] == (l > 0); claimed != is[what] {
						t.Fatalf("seed %d, version %d, %v: %s: %v in the formula, %v in the engine", seed, i, found.Answers[i], what, claimed, is[what])
					}
				}
			}
		}
	}
}

// madeUp says something, a skip or nothing to each question.
func (p *People) madeUp(rng *rand.Rand) []sat.Literal {
	var out []sat.Literal
	openness := rng.IntN(6)
	for _, s := range p.said {
		chosen := -1
		if openness > 0 && rng.IntN(openness+3) > 2 {
			out = append(out, -s.skip)
		} else if rng.IntN(8) == 0 || len(s.values) == 0 {
			out = append(out, s.skip)
		} else {
			chosen = rng.IntN(len(s.values))
			out = append(out, -s.skip, s.values[chosen])
		}
		single := slices.ContainsFunc(s.kinds, func(q *engine.Question) bool { return q.Kind != engine.AnyOf })
		for i, value := range s.values {
			switch more := rng.IntN(3) == 0; {
			case i == chosen:
			case chosen >= 0 && more && !single && !s.alone(i) && !s.alone(chosen):
				out = append(out, value)
			default:
				out = append(out, -value)
			}
		}
	}
	return out
}

// claims are everything that the formula can say of a version, by name.
func (v *Version) claims() map[string]sat.Literal {
	b, out := v.bundle, map[string]sat.Literal{"undecided": v.Undecided(), "complete": v.Complete()}
	for i := range b.Questions {
		q := &b.Questions[i]
		out["asked "+q.ID], out["answered "+q.ID], out["open "+q.ID] = v.Asked(q.ID), v.questions[i].answered, v.questions[i].open
		for j := range q.Options {
			out["offered "+q.ID+"."+q.Options[j].ID] = v.Offered(q.ID, q.Options[j].ID)
		}
	}
	for i := range b.Rules {
		for _, x := range b.Rules[i].Recommend {
			out["reason "+b.Rules[i].ID+" of "+x.Step] = v.Reason(x.Step, b.Rules[i].ID)
		}
	}
	for i := range b.Guards {
		out["guard "+b.Guards[i].ID] = v.Guard(b.Guards[i].ID)
	}
	for i := range b.Phases {
		if b.Facts[v.facts[b.CurrentPhase]].Sensitive {
			break // the engine does not tell
		}
		out["phase "+b.Phases[i].ID] = v.Phase(b.Phases[i].ID)
	}
	for i := range b.Steps {
		id := b.Steps[i].ID
		out["shown "+id], out["held "+id] = v.Shown(id), v.Held(id)
		for _, note := range b.Notes {
			out["note "+note.ID+" of "+id] = v.Note(id, note.ID)
		}
	}
	return out
}

// seen is what the engine says of the same, where it is so.
func seen(p *engine.Program, answers engine.Answers) map[string]bool {
	run := p.NewRun()
	run.Read(answers)
	run.Fire()
	result, b := run.Result(), p.Bundle()
	out := map[string]bool{"undecided": result.Outcome == engine.OutcomeOpen, "complete": result.Complete}
	for _, asked := range run.Asking() {
		q := asked.Question
		isAsked := asked.State != engine.NotApplicable && !asked.Pending
		out["asked "+q.ID], out["answered "+q.ID], out["open "+q.ID] = isAsked, asked.State == engine.Answered, asked.State == engine.Open
		for _, o := range asked.Options {
			out["offered "+q.ID+"."+o.ID] = isAsked
		}
	}
	for i := range b.Guards {
		out["guard "+b.Guards[i].ID] = run.Guard(b.Guards[i].ID) == engine.True
	}
	phase, _ := result.Facts.Of(b.CurrentPhase).(string)
	out["phase "+phase] = true
	for _, c := range run.Candidates() {
		if c.Past {
			continue
		}
		out["shown "+c.Step], out["held "+c.Step] = true, c.Held
		for _, i := range run.Fired() {
			out["reason "+b.Rules[i].ID+" of "+c.Step] = true
		}
		for _, n := range c.Notes {
			out["note "+n.ID+" of "+c.Step] = true
		}
	}
	return out
}
