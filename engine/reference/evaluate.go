package reference

import (
	"slices"

	"amends/engine"
)

// Evaluate is what [engine.Program.Evaluate] must give, less the conditions of firings.
func Evaluate(b *engine.Bundle, answers engine.Answers) engine.Result {
	p := read(b, answers)
	out := engine.Result{
		Schema: engine.ResultSchema, Assessment: b.Assessment, Version: b.Version,
		Outcome: engine.OutcomePlan, Complete: true,
		Next: p.next(), Missing: p.missing(), Ignored: append([]engine.Ignored{}, p.ignored...),
		Guards: []string{}, Pages: []engine.ShownPage{}, Plan: []engine.PlanPhase{}, Also: []engine.PlanStep{},
		Facts: engine.FactValues{},
	}
	for _, a := range p.answers {
		out.Complete = out.Complete && a.state != engine.Open
	}
	for i := range b.Facts {
		if !b.Facts[i].Sensitive {
			out.Facts = append(out.Facts, engine.FactValue{ID: b.Facts[i].ID, Value: p.factValue(&b.Facts[i])})
		}
	}
	out.Wording = p.wording()
	planned := p.judge(&out)
	if planned {
		p.plan(&out)
	}
	out.Covers = p.shownAdvice(&out)
	return out
}

func (p *person) next() []string {
	out := []string{}
	for _, section := range p.Sections {
		for _, q := range p.Questions {
			a := p.answers[q.ID]
			if q.Section == section.ID && a.state == engine.Open && !a.pending {
				out = append(out, q.ID)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

func (p *person) factValue(f *engine.Fact) any {
	if f.When != nil {
		switch p.truth(f.When) {
		case engine.True:
			return true
		case engine.False:
			return false
		}
		return nil
	}
	for _, value := range f.Values {
		if p.choiceIs(f.Choose, value, can{}).yes {
			return value
		}
	}
	return nil
}

// missing collects the open questions in what is unknown of conditions that
// can still become true.
func (p *person) missing() []string {
	open := map[string]bool{}
	look := func(c *engine.Condition) {
		if !p.surely(c).yes && p.perhaps(c).yes {
			p.openIn(c, open)
		}
	}
	for i := range p.Guards {
		look(&p.Guards[i].When)
	}
	for i := range p.Rules {
		look(&p.Rules[i].When)
	}
	out := []string{}
	for _, q := range p.Questions {
		if open[q.ID] {
			out = append(out, q.ID)
		}
	}
	return out
}

func (p *person) openIn(c *engine.Condition, open map[string]bool) {
	if p.truth(c) != engine.Unknown {
		return
	}
	c.EachPart(func(part *engine.Condition) { p.openIn(part, open) })
	if c.Test == nil {
		return
	}
	if c.Test.Fact == "" {
		if p.answers[c.Test.Question].state == engine.Open {
			open[c.Test.Question] = true
		}
		return
	}
	f := p.fact(c.Test.Fact)
	if f.When != nil {
		p.openIn(f.When, open)
		return
	}
	p.openInChoice(f.Choose, open)
}

func (p *person) openInChoice(c *engine.Choice, open map[string]bool) {
	if c.If == nil {
		return
	}
	p.openIn(c.If, open)
	if p.truth(c.If) != engine.False {
		p.openInChoice(c.Then, open)
	}
	if p.truth(c.If) != engine.True {
		p.openInChoice(c.Else, open)
	}
}

// judge fills in outcome, guards and pages, and says whether there is a plan.
func (p *person) judge(out *engine.Result) bool {
	planned := true
	for i := range p.Guards {
		g := &p.Guards[i]
		if !g.Hard {
			continue
		}
		if !p.holds(g) && p.perhaps(&g.When).yes {
			out.Outcome = engine.OutcomeOpen
			return false
		}
	}
	for i := range p.Guards {
		g := &p.Guards[i]
		if !p.holds(g) {
			continue
		}
		out.Guards = append(out.Guards, g.ID)
		if g.Page != nil {
			out.Pages = append(out.Pages, engine.ShownPage{ID: g.ID, Covers: sortedCovers(p.paragraphs(engine.OfGuard, g.ID, g.Page.Paragraphs))})
		}
		if g.Hard {
			if out.Outcome == engine.OutcomePlan {
				out.Outcome = g.ID
			}
			planned = planned && (len(g.Ask) > 0 || len(g.Allow) > 0)
		}
	}
	return planned
}

func (p *person) holds(g *engine.Guard) bool { return p.fired[g.ID] || p.surely(&g.When).yes }

func sortedCovers(paragraphs []engine.Paragraph) []string {
	out := []string{}
	for _, x := range paragraphs {
		out = append(out, x.Covers...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (p *person) shownAdvice(out *engine.Result) []string {
	ids := []string{}
	for _, page := range out.Pages {
		ids = append(ids, page.Covers...)
	}
	for _, phase := range out.Plan {
		for _, s := range phase.Steps {
			ids = append(ids, s.Covers...)
		}
	}
	for _, s := range out.Also {
		ids = append(ids, s.Covers...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
