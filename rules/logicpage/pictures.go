package logicpage

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/diagnostic"
)

// stepGraph draws what decides about a step: rules, what they read, and the
// questions behind that.
func (v *viewer) stepGraph(s *engine.Step) *graph {
	m := newMaker()
	target := m.box(3, "step", v.toStep(s.ID))
	for i := range v.Rules {
		r := &v.Rules[i]
		recommends := slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return x.Step == s.ID })
		if against := touches(s, r.Withhold, r.WithholdTags) || touches(s, r.Hold, r.HoldTags); recommends || against {
			m.decider(v, m.box(2, "rule", toRule(r.ID)), of(&r.When))
			m.edge(toRule(r.ID).Href, target, against)
		}
	}
	for i := range v.Guards {
		g := &v.Guards[i]
		if touches(s, g.Withhold, g.WithholdTags) || touches(s, g.Hold, g.HoldTags) {
			m.decider(v, m.box(2, "guard", toGuard(g.ID)), of(&g.When))
			m.edge(toGuard(g.ID).Href, target, true)
		}
	}
	if len(m.list) == 1 {
		return nil
	}
	return m.draw("What decides about the step: questions, facts, rules and guards", "Questions", "Facts", "Rules and guards", "Step")
}

// decider ties a rule or guard to the facts that it reads, and to questions.
func (m *maker) decider(v *viewer, key string, r reads) {
	for _, id := range r.facts {
		f := m.box(1, "fact", toFact(id))
		m.edge(f, key, false)
		for _, q := range v.below(id) {
			m.edge(m.box(0, "question", v.toQuestion(q)), f, false)
		}
	}
	for _, q := range r.questions {
		m.edge(m.box(0, "question", v.toQuestion(q)), key, false)
	}
}

// questionGraph draws where a question leads: facts, guards, and how many steps
// of which phase.
func (v *viewer) questionGraph(q *engine.Question) *graph {
	m := newMaker()
	source := m.box(0, "question", v.toQuestion(q.ID))
	steps := map[string][]string{} // by phase
	tie := func(r reads, to string) {
		for _, id := range r.facts {
			if slices.Contains(v.below(id), q.ID) {
				f := m.box(1, "fact", toFact(id))
				m.edge(source, f, false)
				m.edge(f, to, false)
			}
		}
		if slices.Contains(r.questions, q.ID) {
			m.edge(source, to, false)
		}
	}
	for i := range v.Guards {
		if r := of(&v.Guards[i].When); slices.Contains(v.all(r), q.ID) {
			tie(r, m.box(2, "guard", toGuard(v.Guards[i].ID)))
		}
	}
	for _, ph := range v.Phases {
		for i := range v.Rules {
			r := of(&v.Rules[i].When)
			if !slices.Contains(v.all(r), q.ID) {
				continue
			}
			for _, x := range v.Rules[i].Recommend {
				if v.steps[x.Step].Phase == ph.ID {
					steps[ph.ID] = insert(steps[ph.ID], x.Step)
					tie(r, m.box(2, "phase", toPhase(ph)))
				}
			}
		}
		if b := m.boxes[toPhase(ph).Href]; b != nil {
			b.Title = fmt.Sprintf("%s: %d of its steps", ph.Title, len(steps[ph.ID]))
			b.Lines = []string{cut(ph.Title, lineLength), diagnostic.Counted(len(steps[ph.ID]), "step")}
		}
	}
	if v.facts[v.CurrentPhase] != nil && slices.Contains(v.below(v.CurrentPhase), q.ID) {
		tie(reads{facts: []string{v.CurrentPhase}}, m.box(2, "phase", link{"#steps", "Which phase is the current one"}))
	}
	if len(m.list) == 1 {
		return nil
	}
	return m.draw("Where the question leads: facts, guards, and phases with the number of steps", "Question", "Facts", "Guards, and steps of phases")
}
