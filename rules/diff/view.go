package diff

import (
	"fmt"
	"slices"

	"amends/engine"
)

// view is what one person gets from one version, as the engine gives it.
type view struct {
	sights   map[Sight]bool
	priority map[string]int      // of shown steps
	order    []string            // shown steps as the plan has them, with how they are shown
	place    map[string]Standing // of shown steps
	outcome  string
	complete bool
}

// Standing says how a plan shows a step.
type Standing string

// The standings of a step for a reader of a report.
const (
	Open    Standing = "open"
	Closed  Standing = "held"
	Folded  Standing = "folded" // under "also helpful"
	Counted Standing = "counted"
	Absent  Standing = "absent"
)

// looker evaluates answers in one version. Its program has one more rule for
// each phase, which fires in that phase and does nothing: a result names the
// current phase only where that tells nothing sensitive.
type looker struct {
	bundle *engine.Bundle // as it is, without those rules
	phases []string       // of those rules
	rules  []engine.Rule  // with those rules
	run    *engine.Run
}

func newLooker(b *engine.Bundle) (*looker, error) {
	l := &looker{bundle: b}
	probed := *b
	probed.Rules = slices.Clone(b.Rules)
	for _, phase := range b.Phases {
		if b.CurrentPhase != "" && knowsPhase(b, phase.ID) {
			test := &engine.Test{Fact: b.CurrentPhase, Kind: engine.TestAny, Options: []string{phase.ID}}
			l.phases = append(l.phases, phase.ID)
			probed.Rules = append(probed.Rules, engine.Rule{ID: "phase " + phase.ID, When: engine.Condition{Test: test}})
		}
	}
	p, err := engine.New(probed)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", b.Assessment, err)
	}
	l.rules, l.run = probed.Rules, p.NewRun()
	return l, nil
}

func knowsPhase(b *engine.Bundle, phase string) bool {
	return slices.ContainsFunc(b.Facts, func(f engine.Fact) bool { return f.ID == b.CurrentPhase && slices.Contains(f.Values, phase) })
}

func (l *looker) look(answers engine.Answers) *view {
	l.run.Read(answers)
	l.run.Fire()
	v := &view{sights: map[Sight]bool{}, priority: map[string]int{}, place: map[string]Standing{}}
	v.lookAtGuards(l.run, l.bundle)
	v.lookAtQuestions(l.run)
	v.lookAtSteps(l.run, l.bundle)
	v.lookAtPlan(l.run)
	for _, i := range l.run.Fired() {
		if i >= len(l.bundle.Rules) {
			v.sights[Sight{Phase, l.phases[i-len(l.bundle.Rules)], ""}] = true
		}
	}
	return v
}

func (v *view) lookAtGuards(run *engine.Run, b *engine.Bundle) {
	for i := range b.Guards {
		if id := b.Guards[i].ID; run.Guard(id) == engine.True {
			v.sights[Sight{Guard, id, ""}] = true
		}
	}
}

func (v *view) lookAtQuestions(run *engine.Run) {
	for _, asked := range run.Asking() {
		if asked.State == engine.NotApplicable || asked.Pending {
			continue
		}
		v.sights[Sight{Asked, asked.Question.ID, ""}] = true
		for _, o := range asked.Options {
			v.sights[Sight{Offered, asked.Question.ID, o.ID}] = true
		}
	}
}

func (v *view) lookAtSteps(run *engine.Run, b *engine.Bundle) {
	candidates := run.Candidates()
	if candidates != nil {
		v.sights[Sight{Kind: Outcome}] = true
	}
	for _, c := range candidates {
		if c.Past {
			continue
		}
		v.sights[Sight{Step, c.Step, ""}] = true
		v.place[c.Step] = Counted
		if c.Held {
			v.sights[Sight{Held, c.Step, ""}] = true
		}
		for _, n := range c.Notes {
			v.sights[Sight{Note, c.Step, n.ID}] = true
		}
	}
	for _, i := range run.Fired() {
		if i >= len(b.Rules) {
			break // the rules of a looker
		}
		for _, x := range b.Rules[i].Recommend {
			if v.sights[Sight{Step, x.Step, ""}] {
				before, again := v.priority[x.Step]
				v.sights[Sight{Reason, x.Step, b.Rules[i].ID}] = true
				if v.priority[x.Step] = x.Priority; again {
					v.priority[x.Step] = max(before, x.Priority)
				}
			}
		}
	}
}

func (v *view) lookAtPlan(run *engine.Run) {
	result := run.Result()
	v.outcome, v.complete = result.Outcome, result.Complete
	if v.outcome == engine.OutcomeOpen {
		v.sights[Sight{Kind: Waiting}] = true
	}
	for _, phase := range result.Plan {
		for _, s := range phase.Steps {
			v.place[s.ID] = Open
			if s.Held {
				v.place[s.ID] = Closed
			}
			v.order = append(v.order, s.ID+" "+string(v.place[s.ID]))
		}
	}
	for _, s := range result.Also {
		v.place[s.ID] = Folded
		v.order = append(v.order, s.ID+" "+string(Folded))
	}
}

// standing is how the plan shows a step.
func (v *view) standing(step string) Standing {
	if s, ok := v.place[step]; ok {
		return s
	}
	return Absent
}

// difference is one change that one person meets.
type difference struct {
	Sight
	Gone bool // the new version does not show it any more
}

// differences lists what a person sees in one version only, in the order of a
// report.
func (c *comparison) differences(old, new *view) []difference {
	var out []difference
	only := func(a, b *view, gone bool) {
		for s := range a.sights {
			if _, known := c.rank[s]; known && !b.sights[s] && comparable(s, old) && comparable(s, new) {
				out = append(out, difference{s, gone})
			}
		}
	}
	only(old, new, true)
	only(new, old, false)
	for step, before := range old.priority {
		if after, is := new.priority[step]; is && before != after {
			out = append(out, difference{Sight{Priority, step, ""}, false})
		}
	}
	slices.SortFunc(out, func(a, b difference) int { return c.rank[a.Sight] - c.rank[b.Sight] })
	return out
}

// comparable reports whether a version has what a sight is about.
func comparable(s Sight, v *view) bool {
	switch s.Kind {
	case Held, Note, Reason:
		return v.sights[Sight{Step, s.ID, ""}]
	case Offered:
		return v.sights[Sight{Asked, s.ID, ""}]
	}
	return true
}

// sameLayout reports whether two plans show the same steps in the same order,
// and fold the same ones.
func sameLayout(old, new *view) bool { return slices.Equal(old.order, new.order) }
