// Package fewest finds the fewest answers that would have to be different for a
// step to be in the plan.
//
//	n, err := fewest.Find(program, answers, "apologise-once")
//
// "Fewest" is proved: the formula of package prove is asked with one change,
// then with two, and each "no" comes with a verified certificate. What it finds
// is put to the engine, and then made as small a change as possible.
package fewest

import (
	"fmt"
	"maps"
	"slices"

	"amends/engine"
	"amends/rules/prove"
	"amends/rules/prove/sat"
)

// Result is what it would take to see a step.
type Result struct {
	Never bool  `json:"never,omitempty"` // proved: no answers at all put the step into a plan
	Ways  []Way `json:"ways"`            // each with the fewest changes there are, at most three
}

// Way is one set of changes that puts the step into the plan.
type Way struct {
	Changes  []Change        `json:"changes"`
	Standing engine.Standing `json:"standing"` // where the step then stands
}

// Change is another answer to one question.
type Change struct {
	Question string        `json:"question"`
	From     *engine.Value `json:"from"` // nil: not answered
	To       *engine.Value `json:"to"`   // nil: not answered
}

const (
	maxWays  = 3
	maxTries = 60 // people looked at for a step that is not folded away
)

// Find finds the ways with the fewest changes to see a step open in the plan. Where there are
// none with so few changes, it may be folded or held in them, which its Standing
// says. It fails if there is no such step.
func Find(p *engine.Program, answers engine.Answers, step string) (Result, error) {
	e, ok := p.Explain(answers, step)
	if !ok {
		return Result{}, fmt.Errorf("there is no step %q", step)
	}
	f := &finder{program: p, answers: answers, step: step, people: prove.NewPeople([]*engine.Bundle{p.Bundle()})}
	v := f.people.Version(0)
	f.others, f.goal = v.Others(answers), v.Shown(step)
	found, err := f.people.Find(f.goal, -v.Held(step))
	if err != nil {
		return Result{}, err
	}
	if found != nil {
		f.goal = f.people.And(f.goal, -v.Held(step))
	}
	least := 1
	for ; least <= len(f.others); least++ {
		if found, err = f.people.Find(f.goal, f.people.AtMost(least, f.others...)); err != nil || found != nil {
			break
		}
	}
	if err != nil || found == nil {
		return Result{Never: err == nil, Ways: []Way{}}, err
	}
	return f.ways(least, e.Standing)
}

// finder looks for ways with the fewest changes.
type finder struct {
	program *engine.Program
	answers engine.Answers
	step    string
	people  *prove.People
	others  []sat.Literal // by question: another answer than now
	goal    sat.Literal
}

// ways lists some ways that change different questions, those first in which
// the step is open. It does not list one that leaves the step where it is.
func (f *finder) ways(least int, now engine.Standing) (Result, error) {
	out := Result{Ways: []Way{}}
	few := f.people.AtMost(least, f.others...)
	for range maxTries {
		found, err := f.people.Find(f.goal, few)
		if err != nil {
			return out, err
		}
		if found == nil {
			break
		}
		other := f.said(found)
		differs := f.changed(other)
		other = f.smallest(other)
		way := Way{Changes: f.changes(other), Standing: f.standing(other)}
		if way.Standing != now && len(way.Changes) > 0 {
			out.Ways = append(out.Ways, way)
		}
		f.people.Require(-f.people.And(differs...))
	}
	slices.SortStableFunc(out.Ways, func(a, b Way) int { return rank(a.Standing) - rank(b.Standing) })
	out.Ways = out.Ways[:min(maxWays, len(out.Ways))]
	return out, nil
}

// said are somebody's answers, with those of now where the formula sees no
// difference: it takes numbers as one that no condition tells apart.
func (f *finder) said(found *prove.Person) engine.Answers {
	other := maps.Clone(found.Answers[0])
	for i := range f.program.Bundle().Questions {
		if found.Holds(f.others[i]) {
			continue
		}
		id := f.program.Bundle().Questions[i].ID
		if value, ok := f.answers[id]; ok {
			other[id] = value
		}
	}
	return other
}

func rank(s engine.Standing) int {
	return slices.Index([]engine.Standing{engine.StandsOpen, engine.StandsFolded, engine.StandsCounted, engine.StandsHeld}, s)
}

func (f *finder) standing(answers engine.Answers) engine.Standing {
	e, _ := f.program.Explain(answers, f.step) // Find knows that there is such a step
	return e.Standing
}

// changed are the literals of the questions that are answered otherwise.
func (f *finder) changed(other engine.Answers) []sat.Literal {
	var out []sat.Literal
	for i := range f.program.Bundle().Questions {
		if id := f.program.Bundle().Questions[i].ID; !same(f.answers, other, id) {
			out = append(out, f.others[i])
		}
	}
	return out
}

func (f *finder) changes(other engine.Answers) []Change {
	out := []Change{}
	for i := range f.program.Bundle().Questions {
		if id := f.program.Bundle().Questions[i].ID; !same(f.answers, other, id) {
			out = append(out, Change{Question: id, From: valueOf(f.answers, id), To: valueOf(other, id)})
		}
	}
	return out
}

func valueOf(answers engine.Answers, id string) *engine.Value {
	if v, ok := answers[id]; ok {
		return &v
	}
	return nil
}

func same(a, b engine.Answers, id string) bool {
	x, inA := a[id]
	y, inB := b[id]
	n, isA := x.Amount()
	m, isB := y.Amount()
	return inA == inB && x.Skipped() == y.Skipped() && isA == isB && n == m && slices.Equal(sorted(x), sorted(y))
}

func sorted(v engine.Value) []string { return slices.Sorted(slices.Values(v.Options())) }

// smallest makes every changed answer as like the one of now as it can be: with
// one option more or less, or else a single one.
func (f *finder) smallest(other engine.Answers) engine.Answers {
	wanted := f.standing(other)
	for i := range f.program.Bundle().Questions {
		q := &f.program.Bundle().Questions[i]
		if q.Kind == engine.Number || same(f.answers, other, q.ID) {
			continue
		}
		for _, value := range f.nearby(q) {
			trial := maps.Clone(other)
			trial[q.ID] = value
			if rank(f.standing(trial)) >= 0 && rank(f.standing(trial)) <= rank(wanted) {
				other, wanted = trial, f.standing(trial)
				break
			}
		}
	}
	return other
}

// nearby are other answers to a question, those first that are most like the
// one of now.
func (f *finder) nearby(q *engine.Question) []engine.Value {
	var out, single []engine.Value
	now := f.answers[q.ID].Options()
	for i := range q.Options {
		id := q.Options[i].ID
		if !slices.Contains(now, id) {
			if q.Kind == engine.AnyOf && !q.Options[i].Exclusive && len(now) > 0 {
				out = append(out, engine.Chosen(append(f.keep(q, now, ""), id)...))
			}
			single = append(single, engine.Chosen(id))
		} else if left := f.keep(q, now, id); len(left) > 0 {
			out = append(out, engine.Chosen(left...))
		}
	}
	return append(out, single...)
}

// keep are the options of now without one, and without those that stand alone.
func (f *finder) keep(q *engine.Question, now []string, without string) []string {
	var out []string
	for i := range q.Options {
		if id := q.Options[i].ID; slices.Contains(now, id) && id != without && !q.Options[i].Exclusive {
			out = append(out, id)
		}
	}
	return out
}
