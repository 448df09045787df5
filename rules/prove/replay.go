package prove

import (
	"fmt"
	"maps"
	"slices"

	"amends/engine"
	"amends/rules"
)

// replayer asks the engine itself. Its program has one more rule for each
// stated invariant, which fires when the invariant's condition holds and does
// nothing else.
type replayer struct {
	program *engine.Program
	run     *engine.Run
	probes  map[string]int // invariant -> index of its rule
	rules   []engine.Rule
}

func newReplayer(b *engine.Bundle, stated []rules.Invariant) (*replayer, error) {
	probed := *b
	probed.Rules = slices.Clone(b.Rules)
	probes := map[string]int{}
	for _, inv := range stated {
		probes[inv.ID] = len(probed.Rules)
		probed.Rules = append(probed.Rules, engine.Rule{ID: "invariant " + inv.ID, When: inv.When})
	}
	p, err := engine.New(probed)
	if err != nil {
		return nil, fmt.Errorf("compile the invariants: %w", err)
	}
	return &replayer{program: p, run: p.NewRun(), probes: probes, rules: b.Rules}, nil
}

// replay gives the engine some answers; nil if they do not break the
// invariant.
func (r *replayer) replay(q *query, answers engine.Answers) *Break {
	r.run.Read(answers)
	r.run.Fire()
	fired := func(id string) bool { return slices.Contains(r.run.Fired(), r.probes[id]) }
	steps := q.broken(r.run, fired)
	if steps == nil || len(steps) == 0 && !q.missing {
		return nil
	}
	b := &Break{Answers: answers, Steps: steps, Rules: []string{}, Guards: []string{}}
	for _, i := range r.run.Fired() {
		if i < len(r.rules) && recommends(&r.rules[i], steps) {
			b.Rules = append(b.Rules, r.rules[i].ID)
		}
	}
	for i := range r.program.Bundle().Guards {
		if id := r.program.Bundle().Guards[i].ID; r.run.Guard(id) == engine.True {
			b.Guards = append(b.Guards, id)
		}
	}
	return b
}

func recommends(r *engine.Rule, steps []string) bool {
	return slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return slices.Contains(steps, x.Step) })
}

// smallest takes answers away, and options from answers, as long as the
// invariant stays broken.
func (r *replayer) smallest(q *query, b *Break) *Break {
	for _, id := range slices.Sorted(maps.Keys(b.Answers)) {
		fewer := maps.Clone(b.Answers)
		delete(fewer, id)
		if found := r.replay(q, fewer); found != nil {
			b = found
			continue
		}
		b = r.fewerOptions(q, b, id)
	}
	return b
}

func (r *replayer) fewerOptions(q *query, b *Break, id string) *Break {
	for _, option := range b.Answers[id].Options() {
		kept := slices.DeleteFunc(slices.Clone(b.Answers[id].Options()), func(o string) bool { return o == option })
		if len(kept) == 0 {
			break
		}
		fewer := maps.Clone(b.Answers)
		fewer[id] = engine.Chosen(kept...)
		if found := r.replay(q, fewer); found != nil {
			b = found
		}
	}
	return b
}

// answers reads a set of answers off a model.
func (p *prover) answers(model []bool) engine.Answers {
	out := engine.Answers{}
	for i := range p.questions {
		x := &p.questions[i]
		switch {
		case model[x.answered] && x.Kind == engine.Number:
			out[x.ID] = x.amount(model)
		case model[x.answered]:
			out[x.ID] = x.chosen(model)
		case model[x.counts], model[x.unknown] && !model[x.open]:
			out[x.ID] = engine.Skip()
		}
	}
	return out
}

func (x *question) amount(model []bool) engine.Value {
	for i, value := range x.values {
		if model[value] {
			n, _ := x.classes[i].example(x.Question)
			return engine.Amount(n)
		}
	}
	return engine.Skip()
}

func (x *question) chosen(model []bool) engine.Value {
	var ids []string
	for i, value := range x.values {
		if model[value] {
			ids = append(ids, x.Options[i].ID)
		}
	}
	return engine.Chosen(ids...)
}
