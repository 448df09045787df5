package reference

import (
	"cmp"
	"slices"

	"amends/engine"
)

// item is a candidate of the plan.
type item struct {
	*engine.Step
	phase, authored, priority int
	stillDue, pin             bool
	heldBy                    string
	foldedBy                  engine.FoldReason
	because                   []engine.Firing
}

func (p *person) plan(out *engine.Result) {
	items := p.candidates()
	current := p.currentPhase(items)
	items = slices.DeleteFunc(items, func(x *item) bool {
		return current < len(p.Phases) && x.phase < current && !p.Phases[x.phase].Always && !x.stillDue
	})
	items = p.ordered(items)
	p.fold(items, current)
	for _, x := range items {
		shown := p.show(x)
		switch {
		case x.foldedBy == "":
			if n := len(out.Plan); n == 0 || out.Plan[n-1].Phase != x.Phase {
				out.Plan = append(out.Plan, engine.PlanPhase{Phase: x.Phase, Title: p.line(engine.OfPhase, x.Phase, engine.KeyTitle, p.Phases[x.phase].Title), Current: x.phase == current})
			}
			last := &out.Plan[len(out.Plan)-1]
			last.Steps = append(last.Steps, shown)
		case len(out.Also) < p.caps().Folded || p.caps().Folded == 0:
			out.Also = append(out.Also, shown)
		default:
			out.More++
		}
	}
}

// firing lists the effects of everything that fired: guards, then rules.
func (p *person) firing(visit func(id string, e engine.Effects)) {
	for i := range p.Guards {
		if p.holds(&p.Guards[i]) {
			visit(p.Guards[i].ID, p.Guards[i].Effects)
		}
	}
	for _, r := range p.rules() {
		visit(r.ID, r.Effects)
	}
}

// rules are those that fire. They are worked out once: the rest of the plan
// asks for them for every step.
func (p *person) rules() []*engine.Rule {
	if p.firedRules == nil {
		p.firedRules = []*engine.Rule{}
		for i := range p.Rules {
			if p.surely(&p.Rules[i].When).yes {
				p.firedRules = append(p.firedRules, &p.Rules[i])
			}
		}
	}
	return p.firedRules
}

func (p *person) candidates() []*item {
	var out []*item
	for i := range p.Steps {
		s := &p.Steps[i]
		x := &item{Step: s, authored: i, phase: slices.IndexFunc(p.Phases, func(ph engine.Phase) bool { return ph.ID == s.Phase })}
		for _, r := range p.rules() {
			p.recommend(x, r)
		}
		withheld := false
		p.firing(func(id string, e engine.Effects) {
			withheld = withheld || touches(s, e.Withhold, e.WithholdTags)
			if x.heldBy == "" && touches(s, e.Hold, e.HoldTags) {
				x.heldBy = id
			}
		})
		if len(x.because) > 0 && !withheld && p.allows(s.ID) {
			out = append(out, x)
		}
	}
	return out
}

func (p *person) recommend(x *item, r *engine.Rule) {
	named := false
	for _, rec := range r.Recommend {
		if rec.Step != x.ID {
			continue
		}
		if len(x.because) == 0 {
			x.priority = rec.Priority
		}
		x.priority = max(x.priority, rec.Priority)
		x.stillDue = x.stillDue || rec.StillDue
		x.pin = x.pin || rec.Pin
		if !named {
			x.because = append(x.because, engine.Firing{Rule: r.ID, Text: p.line(engine.OfRule, r.ID, engine.KeyBecause, r.Because)})
		}
		named = true
	}
}

func touches(s *engine.Step, ids, tags []string) bool {
	return slices.Contains(ids, s.ID) || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}

func (p *person) allows(step string) bool {
	for i := range p.Guards {
		if g := &p.Guards[i]; g.Hard && p.holds(g) && !slices.Contains(g.Allow, step) {
			return false
		}
	}
	return true
}

func (p *person) currentPhase(items []*item) int {
	if p.CurrentPhase != "" {
		if id, ok := p.factValue(p.fact(p.CurrentPhase)).(string); ok {
			return slices.IndexFunc(p.Phases, func(ph engine.Phase) bool { return ph.ID == id })
		}
	}
	first := len(p.Phases)
	for _, x := range items {
		if x.heldBy == "" && !p.Phases[x.phase].Always {
			first = min(first, x.phase)
		}
	}
	return first
}

// ordered takes, again and again, the first item that no other one must
// precede.
func (p *person) ordered(items []*item) []*item {
	slices.SortFunc(items, func(a, b *item) int {
		return cmp.Or(cmp.Compare(a.phase, b.phase), cmp.Compare(b.priority, a.priority), cmp.Compare(a.authored, b.authored))
	})
	var out []*item
	for len(items) > 0 {
		at := slices.IndexFunc(items, func(x *item) bool {
			return !slices.ContainsFunc(items, func(other *item) bool { return p.precedes(other.ID, x.Step) })
		})
		out = append(out, items[at])
		items = slices.Delete(slices.Clone(items), at, at+1)
	}
	return out
}

// precedes follows `after`, also through steps that are not candidates.
func (p *person) precedes(id string, s *engine.Step) bool {
	for _, before := range s.After {
		if before == id {
			return true
		}
		at := slices.IndexFunc(p.Steps, func(x engine.Step) bool { return x.ID == before })
		if p.precedes(id, &p.Steps[at]) {
			return true
		}
	}
	return false
}

func (p *person) caps() engine.Caps {
	out := p.Caps
	lower := func(a *int, b int) {
		if b > 0 && (*a == 0 || b < *a) {
			*a = b
		}
	}
	for i := range p.Guards {
		if c := p.Guards[i].Caps; p.holds(&p.Guards[i]) {
			lower(&out.Current, c.Current)
			lower(&out.Other, c.Other)
			lower(&out.Group, c.Group)
			lower(&out.Open, c.Open)
			lower(&out.Folded, c.Folded)
		}
	}
	return out
}

func (p *person) fold(items []*item, current int) {
	caps := p.caps()
	var open []*item
	seated := map[int]*item{} // the first of each phase that is always shown
	for _, x := range items {
		if x.heldBy == "" && !x.pin && p.Phases[x.phase].Always && seated[x.phase] == nil {
			seated[x.phase] = x
		}
	}
	turn := func(x *item) int {
		switch {
		case x.pin:
			return -1
		case x.phase == current:
			return 0
		case x == seated[x.phase]:
			return 1
		case p.Phases[x.phase].Always:
			return 3
		case x.phase < current:
			return 2
		}
		return 4
	}
	byTurn := slices.Clone(items)
	slices.SortStableFunc(byTurn, func(a, b *item) int { return cmp.Compare(turn(a), turn(b)) })
	for _, x := range byTurn {
		count := func(same func(*item) bool) (n int) {
			for _, other := range open {
				if same(other) {
					n++
				}
			}
			return n
		}
		full := func(limit, n int) bool { return limit > 0 && n >= limit }
		phaseCap := caps.Other
		if x.phase == current {
			phaseCap = caps.Current
		}
		switch {
		case x.heldBy != "":
			continue
		case x.pin:
			open = append(open, x)
		case slices.ContainsFunc(byTurn, func(o *item) bool { return o.foldedBy != "" && p.precedes(o.ID, x.Step) }):
			x.foldedBy = "after"
		case x.Group != "" && full(caps.Group, count(func(o *item) bool { return o.Group == x.Group })):
			x.foldedBy = "group"
		case full(phaseCap, count(func(o *item) bool { return o.phase == x.phase })):
			x.foldedBy = "phase"
		case full(caps.Open, len(open)):
			x.foldedBy = "open"
		default:
			open = append(open, x)
		}
	}
}

func (p *person) show(x *item) engine.PlanStep {
	covers := []string{}
	for _, paragraph := range p.paragraphs(engine.OfStep, x.ID, x.Paragraphs) {
		for _, id := range paragraph.Covers {
			if !slices.Contains(covers, id) {
				covers = append(covers, id)
			}
		}
	}
	return engine.PlanStep{
		ID: x.ID, Title: p.line(engine.OfStep, x.ID, engine.KeyTitle, x.Title), Held: x.heldBy != "", HeldBy: x.heldBy, FoldedBy: x.foldedBy,
		Tags: append([]string{}, x.Tags...), Covers: covers, Sources: append([]string{}, x.Sources...),
		Notes: p.notes(x.Step), Because: x.because,
	}
}

func (p *person) notes(s *engine.Step) []engine.ShownNote {
	out := []engine.ShownNote{}
	for _, n := range p.Notes {
		attached := n.Always
		p.firing(func(_ string, e engine.Effects) { attached = attached || slices.Contains(e.Notes, n.ID) })
		if attached && touches(s, nil, n.Tags) {
			out = append(out, engine.ShownNote{ID: n.ID, Text: p.line(engine.OfNote, n.ID, engine.KeyText, n.Text)})
		}
	}
	return out
}
