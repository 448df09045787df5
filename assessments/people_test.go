package assessments_test

import (
	"math/rand/v2"
	"slices"

	"amends/engine"
)

// people makes up complete sets of answers, the same on every machine. One
// half answers at random, which mostly ends with a guard; the other half is an
// adult without danger, so that most of them have a plan.
type people struct {
	program *engine.Program
	run     *engine.Run
	rng     *rand.Rand
	given   map[string][]string // answers that are not left to chance, by question
}

func newPeople(p *engine.Program, seed uint64) *people {
	return &people{program: p, run: p.NewRun(), rng: rand.New(rand.NewPCG(seed, 0))}
}

// unharmed are answers to the safety section that lead to a plan, the likely
// ones first.
var unharmed = map[string][]string{
	"age":              {"adult", "adult", "adult", "16-17"},
	"safety_from_them": {"none", "none", "none", "rather-not-say"},
	"safety_from_me":   {"none", "none", "none", "checked-their-phone"},
	"contact":          {"together-daily", "together-daily", "in-touch", "asked-for-space", "silent"},
	"wellbeing":        {"coping", "strained", "strained", "not-coping"},
	"role":             {"i-broke-it", "i-broke-it", "both-broke-it", "no-breach", "unclear"},
}

// next makes up the next person, who answers until nothing is open.
func (p *people) next() engine.Answers {
	safe := p.rng.IntN(2) == 0
	answers := engine.Answers{}
	for {
		before := len(answers)
		p.run.Read(answers)
		for _, asked := range p.run.Asking() {
			if asked.State == engine.Open && !asked.Pending {
				answers[asked.Question.ID] = p.answer(asked, safe)
				if p.given != nil {
					break // what is offered next can depend on this answer
				}
			}
		}
		if len(answers) == before {
			return answers
		}
	}
}

func (p *people) answer(asked engine.Asked, safe bool) engine.Value {
	if given := offered(asked, p.given[asked.Question.ID]); given != nil {
		return engine.Chosen(given...)
	}
	if likely := unharmed[asked.Question.ID]; safe && likely != nil {
		return engine.Chosen(likely[p.rng.IntN(len(likely))])
	}
	options := asked.Options
	if asked.Question.Kind != engine.AnyOf {
		return engine.Chosen(options[p.rng.IntN(len(options))].ID)
	}
	var chosen []string
	for _, i := range p.rng.Perm(len(options))[:1+p.rng.IntN(min(3, len(options)))] {
		switch {
		case safe && options[i].ID == "not-freely-chosen":
		case options[i].Exclusive:
			return engine.Chosen(options[i].ID)
		default:
			chosen = append(chosen, options[i].ID)
		}
	}
	if chosen == nil {
		chosen = append(chosen, options[0].ID)
	}
	return engine.Chosen(chosen...)
}

// offered are those of the given options that this person is offered.
func offered(asked engine.Asked, given []string) []string {
	var out []string
	for _, o := range asked.Options {
		if slices.Contains(given, o.ID) {
			out = append(out, o.ID)
		}
	}
	return out
}
