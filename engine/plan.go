package engine

import "slices"

// The plan pipeline (design §3): candidates are recommended, less withheld,
// within the allow-lists; then hold, sort, fold.

// candidate is a step on its way into the plan.
type candidate struct {
	step     int
	priority int
	stillDue bool
	held     bool
	heldBy   string
	foldedBy string
}

// planner works out one plan.
type planner struct {
	*Run
	candidates []candidate
	place      []int // step -> index of its candidate, or -1
	withheld   set
	held       set
	notes      set
	caps       Caps
	current    int // phase
}

// plan fills the plan of a result.
func (r *Run) plan(out *Result, shown set) {
	r.planned().write(out, shown)
}

// planned takes the candidates through everything but the writing.
func (r *Run) planned() *planner {
	p := &planner{Run: r, caps: r.program.bundle.Caps}
	p.gatherEffects()
	p.gatherCandidates()
	p.findCurrent()
	p.dropPast()
	p.sort()
	p.fold()
	return p
}

// gatherEffects adds up what fired rules and guards withhold, hold, note and
// cap.
func (p *planner) gatherEffects() {
	all := p.program
	p.withheld, p.held = newSet(len(all.steps)), newSet(len(all.steps))
	p.notes = newSet(len(all.notes))
	for i := range all.notes {
		if all.notes[i].Always {
			p.notes.add(i)
		}
	}
	for i := range all.guards {
		if p.guards[i] == True {
			p.apply(&all.guards[i].effects)
			p.caps = p.caps.lower(all.guards[i].Caps)
		}
	}
	for i := range p.fired.all {
		p.apply(&all.rules[i].effects)
	}
}

func (p *planner) apply(e *effects) {
	p.withheld.union(e.withhold)
	p.held.union(e.hold)
	for _, n := range e.notes {
		p.notes.add(n)
	}
}

// lower takes the smaller of each cap; zero is no cap.
func (c Caps) lower(other Caps) Caps {
	smaller := func(a, b int) int {
		if a == 0 || b != 0 && b < a {
			return b
		}
		return a
	}
	return Caps{
		Current: smaller(c.Current, other.Current),
		Other:   smaller(c.Other, other.Other),
		Group:   smaller(c.Group, other.Group),
		Open:    smaller(c.Open, other.Open),
		Folded:  smaller(c.Folded, other.Folded),
	}
}

// gatherCandidates collects what is recommended and may be there.
func (p *planner) gatherCandidates() {
	steps := p.program.steps
	p.place = make([]int, len(steps))
	p.candidates = make([]candidate, 0, 2*p.fired.count())
	for i := range p.place {
		p.place[i] = -1
	}
	allowed := p.allowed()
	for i := range p.fired.all {
		for _, x := range p.program.rules[i].recommend {
			if p.withheld.has(x.step) || allowed != nil && !allowed.has(x.step) {
				continue
			}
			p.recommend(x)
		}
	}
}

func (p *planner) recommend(x recommendation) {
	at := p.place[x.step]
	if at < 0 {
		p.place[x.step] = len(p.candidates)
		c := candidate{step: x.step, priority: x.priority, stillDue: x.stillDue}
		if c.held = p.held.has(x.step); c.held {
			c.heldBy = p.holder(x.step)
		}
		p.candidates = append(p.candidates, c)
		return
	}
	c := &p.candidates[at]
	c.priority = max(c.priority, x.priority)
	c.stillDue = c.stillDue || x.stillDue
}

// allowed is what every fired hard guard allows, nil when none fired.
func (r *Run) allowed() set {
	var out set
	for i := range r.program.guards {
		g := &r.program.guards[i]
		switch {
		case !g.Hard || r.guards[i] != True:
		case out == nil:
			out = slices.Clone(g.allow)
		default:
			out.intersect(g.allow)
		}
	}
	return out
}

// holder is the first guard, else the first rule, that holds a step.
func (r *Run) holder(step int) string {
	for i := range r.program.guards {
		if r.guards[i] == True && r.program.guards[i].effects.hold.has(step) {
			return r.program.guards[i].ID
		}
	}
	for i := range r.fired.all {
		if r.program.rules[i].effects.hold.has(step) {
			return r.program.rules[i].ID
		}
	}
	return ""
}

// findCurrent takes the current phase from its fact. While that is unknown, it
// is the first phase with something to do.
func (p *planner) findCurrent() {
	all := p.program
	if all.current >= 0 {
		f := &all.facts[all.current]
		if value := p.factValue(f); value >= 0 {
			p.current = all.phaseIndex[f.values[value]]
			return
		}
	}
	p.current = len(all.phases)
	for i := range p.candidates {
		c := &p.candidates[i]
		phase := all.steps[c.step].phase
		if !c.held && !all.phases[phase].Always && phase < p.current {
			p.current = phase
		}
	}
}

// dropPast removes steps of phases that are over, unless a rule says that they
// are still due.
func (p *planner) dropPast() {
	p.candidates = slices.DeleteFunc(p.candidates, func(c candidate) bool {
		past := p.past(&c)
		if past {
			p.place[c.step] = -1
		}
		return past
	})
}

func (p *planner) past(c *candidate) bool {
	phase := p.program.steps[c.step].phase
	return p.current < len(p.program.phases) && phase < p.current && !p.program.phases[phase].Always && !c.stillDue
}

// sort puts candidates in the order phase, priority, authored order, and then
// moves each behind those of its phase that must come before it.
func (p *planner) sort() {
	steps := p.program.steps
	slices.SortFunc(p.candidates, func(a, b candidate) int {
		if d := steps[a.step].phase - steps[b.step].phase; d != 0 {
			return d
		}
		if a.priority != b.priority {
			return b.priority - a.priority
		}
		return a.step - b.step
	})
	sorted := make([]candidate, 0, len(p.candidates))
	waiting := newSet(len(steps))
	for i := range p.candidates {
		waiting.add(p.candidates[i].step)
	}
	for len(sorted) < len(p.candidates) {
		sorted = append(sorted, p.takeNext(waiting))
	}
	p.candidates = sorted
}

// takeNext removes the first waiting candidate with nothing waiting before it.
func (p *planner) takeNext(waiting set) candidate {
	for i := range p.candidates {
		c := p.candidates[i]
		if waiting.has(c.step) && !p.program.steps[c.step].after.meets(waiting) {
			waiting[c.step/64] &^= 1 << (c.step % 64)
			return c
		}
	}
	panic("engine: steps wait for each other; New refuses such bundles")
}
