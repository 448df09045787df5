package prove

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove/sat"
)

// The gaps that are looked for in every assessment.
const (
	Gap        = "gap"         // a complete plan without an open step
	EmptyPhase = "empty-phase" // a complete plan with nothing but steps that hold all along
)

// gaps ask for people for whom nobody thought: whoever answers everything and
// gets a plan should have something to do, and something that goes with where
// they are in time. Where a hard guard makes the plan its allow-list decides
// alone.
func (e *encoder) gaps() []query {
	out := []query{e.gap()}
	at, ok := e.facts[e.bundle.CurrentPhase]
	if !ok {
		return out
	}
	for i := range e.bundle.Phases {
		p := &e.bundle.Phases[i]
		if !p.Always && slices.Contains(e.bundle.Facts[at].Values, p.ID) {
			out = append(out, e.emptyPhase(p, e.factIs(&e.bundle.Facts[at], p.ID, true, all)))
		}
	}
	return out
}

// gap is the promise that every plan of complete answers has an open step.
func (e *encoder) gap() query {
	q := e.some(&rules.Invariant{ID: Gap, Complete: true, Some: &rules.Selection{Open: true}}, []sat.Literal{e.planned, e.complete()})
	q.result.Kind = Gap
	q.result.Text = "nothing is left to do: every question is answered, and the plan has no open step"
	broken := q.broken
	q.broken = func(run *engine.Run, _ func(string) bool) []string {
		return broken(run, func(string) bool { return true })
	}
	return q
}

// emptyPhase asks for a plan of complete answers, in a phase, whose steps all
// belong to phases that are shown always, or are over.
func (e *encoder) emptyPhase(p *engine.Phase, current sat.Literal) query {
	bad := []sat.Literal{e.planned, e.complete(), current}
	for i := range e.bundle.Guards {
		if e.bundle.Guards[i].Hard {
			bad = append(bad, -e.guards[i])
		}
	}
	var own []int
	for i := range e.bundle.Steps {
		if e.inTime(&e.bundle.Steps[i]) {
			own = append(own, i)
			bad = append(bad, -e.formula.And(e.steps[i].candidate, -e.steps[i].past))
		}
	}
	return query{
		result:  Result{Invariant: EmptyPhase, Kind: EmptyPhase, Of: p.ID, Steps: len(own), Text: fmt.Sprintf("the current phase is %s, and the plan has nothing but what holds all along", p.ID)},
		bad:     e.formula.And(bad...),
		missing: true,
		broken: func(run *engine.Run, fired func(string) bool) []string {
			if !fired(phaseProbe(p.ID)) || !run.Complete() || run.Candidates() == nil || e.hardGuard(run) || len(e.among(present(run), own, false)) > 0 {
				return nil
			}
			return []string{}
		},
	}
}

// inTime reports whether a step belongs to a phase that is not shown always.
func (e *encoder) inTime(s *engine.Step) bool {
	return slices.ContainsFunc(e.bundle.Phases, func(p engine.Phase) bool { return p.ID == s.Phase && !p.Always })
}

// hardGuard reports whether a hard guard has fired.
func (e *encoder) hardGuard(run *engine.Run) bool {
	return slices.ContainsFunc(e.bundle.Guards, func(g engine.Guard) bool { return g.Hard && run.Guard(g.ID) == engine.True })
}

// phaseProbes let the engine say what the current phase is.
func phaseProbes(b *engine.Bundle) []rules.Invariant {
	var out []rules.Invariant
	for i := range b.Facts {
		if b.Facts[i].ID != b.CurrentPhase {
			continue
		}
		for _, p := range b.Facts[i].Values {
			test := &engine.Test{Fact: b.CurrentPhase, Kind: engine.TestAny, Options: []string{p}}
			out = append(out, rules.Invariant{ID: phaseProbe(p), When: engine.Condition{Test: test}})
		}
	}
	return out
}

func phaseProbe(phase string) string { return "current phase " + phase }

// present are the candidates whose phase is not over.
func present(run *engine.Run) []engine.Candidate {
	return slices.DeleteFunc(run.Candidates(), func(c engine.Candidate) bool { return c.Past })
}
