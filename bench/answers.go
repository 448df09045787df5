package bench

import (
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"

	"amends/engine"
)

// AnswerSets are n complete sets of answers, the same on every machine: what n
// takers would send who answer whatever they are asked at random and skip
// nothing.
func AnswerSets(p *engine.Program, n int, seed uint64) []engine.Answers {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	sets := make([]engine.Answers, n)
	for i := range sets {
		sets[i] = answerAll(p, r)
	}
	return sets
}

// PlanSets are n sets of AnswerSets that lead to a plan: most random takers end
// on the page of a hard guard, which is little work.
func PlanSets(p *engine.Program, n int, seed uint64) []engine.Answers {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	sets := make([]engine.Answers, 0, n)
	for len(sets) < n {
		if answers := answerAll(p, r); p.Evaluate(answers).Outcome == engine.OutcomePlan {
			sets = append(sets, answers)
		}
	}
	return sets
}

// Form is what a browser without a program sends from a page of the form with
// answers.
func Form(answers engine.Answers, page int) string {
	fields := url.Values{"-page": {strconv.Itoa(page)}}
	for id, value := range answers {
		fields[id] = value.Options()
	}
	return fields.Encode()
}

// answerAll goes on until nothing is open: an answer may open other questions.
func answerAll(p *engine.Program, r *rand.Rand) engine.Answers {
	answers := engine.Answers{}
	for {
		before := len(answers)
		for _, asked := range p.Asking(answers) {
			if asked.State == engine.Open && !asked.Pending {
				answers[asked.Question.ID] = randomValue(asked, r)
			}
		}
		if len(answers) == before {
			return answers
		}
	}
}

func randomValue(asked engine.Asked, r *rand.Rand) engine.Value {
	q := asked.Question
	switch q.Kind {
	case engine.Number:
		return engine.Amount(*q.Min + float64(r.IntN(int(*q.Max-*q.Min)+1)))
	case engine.AnyOf:
		return engine.Chosen(someOf(asked.Options, r)...)
	}
	return engine.Chosen(asked.Options[r.IntN(len(asked.Options))].ID)
}

// someOf chooses one to three options; one that stands alone is chosen alone.
func someOf(options []*engine.Option, r *rand.Rand) []string {
	var out []string
	for _, i := range r.Perm(len(options))[:1+r.IntN(min(3, len(options)))] {
		if options[i].Exclusive {
			return []string{options[i].ID}
		}
		out = append(out, options[i].ID)
	}
	return out
}

// Unfinished takes answers away from complete sets and turns others into
// skips, as takers do who are on their way.
func Unfinished(sets []engine.Answers, seed uint64) []engine.Answers {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]engine.Answers, len(sets))
	for i, set := range sets {
		out[i] = engine.Answers{}
		for _, id := range slices.Sorted(maps.Keys(set)) {
			switch r.IntN(5) {
			case 0: // open
			case 1:
				out[i][id] = engine.Skip()
			default:
				out[i][id] = set[id]
			}
		}
	}
	return out
}
