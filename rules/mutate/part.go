package mutate

import (
	"maps"
	"slices"

	"amends/engine"
)

// parter cuts out parts of an assessment.
type parter struct {
	bundle *engine.Bundle
	tagged map[string][]string // the steps of each tag
}

func newParter(b *engine.Bundle) *parter {
	p := &parter{bundle: b, tagged: map[string][]string{}}
	for i := range b.Steps {
		for _, tag := range b.Steps[i].Tags {
			p.tagged[tag] = append(p.tagged[tag], b.Steps[i].ID)
		}
	}
	return p
}

// around is the part of the assessment that decides what some rules change: all
// questions, facts and guards, the steps that those rules touch, and every rule that
// touches these. What becomes of such a step is the same in the part and in
// the whole, but for where it stands among others and what is folded. The
// rules that are asked about come first.
func (p *parter) around(asked []int) engine.Bundle {
	steps, first := map[string]bool{}, map[int]bool{}
	there := map[string]bool{} // those, and what a guard allows: one without a list has a page and no plan
	part := *p.bundle
	part.Rules, part.Varied = nil, nil // what texts say is not part of it
	for _, i := range asked {
		first[i] = true
		part.Rules = append(part.Rules, p.bundle.Rules[i])
		p.eachStep(&p.bundle.Rules[i], func(id string) { steps[id] = true })
	}
	for i := range p.bundle.Rules {
		met := false
		p.eachStep(&p.bundle.Rules[i], func(id string) { met = met || steps[id] })
		if met && !first[i] {
			part.Rules = append(part.Rules, p.bundle.Rules[i])
		}
	}
	maps.Copy(there, steps)
	for i := range p.bundle.Guards {
		for _, id := range p.bundle.Guards[i].Allow {
			there[id] = true
		}
	}
	keep := func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !there[id] })
	}
	for i := range part.Rules {
		r := &part.Rules[i]
		r.Withhold, r.Hold = keep(r.Withhold), keep(r.Hold)
		r.Recommend = slices.DeleteFunc(slices.Clone(r.Recommend), func(x engine.Recommendation) bool { return !there[x.Step] })
	}
	part.Guards = slices.Clone(part.Guards)
	for i := range part.Guards {
		g := &part.Guards[i]
		g.Withhold, g.Hold = keep(g.Withhold), keep(g.Hold)
	}
	part.Steps = slices.DeleteFunc(slices.Clone(part.Steps), func(s engine.Step) bool { return !there[s.ID] })
	for i := range part.Steps {
		s := &part.Steps[i]
		s.After, s.Excludes = keep(s.After), keep(s.Excludes)
	}
	return part
}

// eachStep visits every step that a rule touches, some of them twice.
func (p *parter) eachStep(r *engine.Rule, visit func(id string)) {
	for i := range r.Recommend {
		visit(r.Recommend[i].Step)
	}
	for _, ids := range [][]string{r.Withhold, r.Hold} {
		for _, id := range ids {
			visit(id)
		}
	}
	for _, tags := range [][]string{r.WithholdTags, r.HoldTags} {
		for _, tag := range tags {
			for _, id := range p.tagged[tag] {
				visit(id)
			}
		}
	}
}
