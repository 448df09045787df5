package engine

// The plan pipeline: candidates are recommended, less withheld,
// within the allow-lists; then hold, sort, fold.

// candidate is a step on its way into the plan.
type candidate struct {
	step     int
	rank     int // among all recommendations, see [Program.rankRecommendations]
	stillDue bool
	pin      bool
	held     bool
	chosen   bool // by fold: open or folded
	foldedBy FoldReason
}

// planner works out one plan. It belongs to a Run, which plans again and
// again with the same buffers.
type planner struct {
	*Run
	candidates []candidate
	sorted     []candidate
	placed     []int // step -> index of its candidate, or -1
	ranks      set   // of the candidates
	waiting    set   // steps
	withheld   set
	held       set
	allowed    set
	limited    bool // to what is allowed
	notes      set
	caps       Caps
	current    int // phase
	folder     folder
	firings    []int // of each step that is written, while writing
	teller     *teller
}

func newPlanner(r *Run) *planner {
	p, steps := r.program, len(r.program.steps)
	return &planner{
		Run:      r,
		placed:   make([]int, steps),
		ranks:    newSet(len(p.ranked)),
		waiting:  newSet(steps),
		withheld: newSet(steps),
		held:     newSet(steps),
		allowed:  newSet(steps),
		notes:    newSet(len(p.notes)),
		folder:   folder{inPhase: make([]int, len(p.phases)), inGroup: make([]int, p.groups), folded: newSet(steps)},
		teller:   newTeller(r, true),
	}
}

// planned takes the candidates through everything but the writing.
func (r *Run) planned() *planner {
	p := r.candidates()
	p.dropPast()
	p.sort()
	p.fold()
	return p
}

// candidates gathers the candidates, in the order in which rules recommend
// them.
func (r *Run) candidates() *planner {
	if r.planner == nil {
		r.planner = newPlanner(r)
	}
	p := r.planner
	p.gatherEffects()
	p.findAllowed()
	p.gatherCandidates()
	p.findCurrent()
	return p
}

// gatherEffects adds up what fired rules and guards withhold, hold, note and
// cap.
func (p *planner) gatherEffects() {
	all := p.program
	p.withheld.clear()
	p.held.clear()
	p.caps = all.bundle.Caps
	copy(p.notes, all.alwaysNotes)
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
	if !e.any {
		return
	}
	p.withheld.union(e.withhold)
	p.held.union(e.hold)
	for _, n := range e.notes {
		p.notes.add(n)
	}
}

// lower takes the smaller of each cap; zero means no cap.
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

// findAllowed finds what every fired hard guard allows: everything when none
// fired.
func (p *planner) findAllowed() {
	p.limited = false
	for i := range p.program.guards {
		g := &p.program.guards[i]
		switch {
		case !g.Hard || p.guards[i] != True:
		case !p.limited:
			p.limited = true
			copy(p.allowed, g.allow)
		default:
			p.allowed.intersect(g.allow)
		}
	}
}

// gatherCandidates collects what is recommended and may be there.
func (p *planner) gatherCandidates() {
	p.candidates = p.candidates[:0]
	for i := range p.placed {
		p.placed[i] = -1
	}
	for i := range p.fired.all {
		for _, x := range p.program.rules[i].recommend {
			if !p.withheld.has(x.step) && (!p.limited || p.allowed.has(x.step)) {
				p.recommend(x)
			}
		}
	}
}

func (p *planner) recommend(x recommendation) {
	at := p.placed[x.step]
	if at < 0 {
		p.placed[x.step] = len(p.candidates)
		p.candidates = append(p.candidates, candidate{step: x.step, rank: x.rank, stillDue: x.stillDue, pin: x.pin, held: p.held.has(x.step)})
		return
	}
	c := &p.candidates[at]
	c.rank = min(c.rank, x.rank)
	c.stillDue = c.stillDue || x.stillDue
	c.pin = c.pin || x.pin
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
	kept := p.candidates[:0]
	for i := range p.candidates {
		c := p.candidates[i]
		if p.past(&c) {
			p.placed[c.step] = -1
			continue
		}
		p.placed[c.step] = len(kept)
		kept = append(kept, c)
	}
	p.candidates = kept
}

func (p *planner) past(c *candidate) bool {
	phase := p.program.steps[c.step].phase
	return p.current < len(p.program.phases) && phase < p.current && !p.program.phases[phase].Always && !c.stillDue
}

// sort puts candidates in the order phase, priority, authored order, which
// their ranks have, and then moves each behind those of its phase that must
// come before it.
func (p *planner) sort() {
	p.ranks.clear()
	p.waiting.clear()
	for i := range p.candidates {
		p.ranks.add(p.candidates[i].rank)
		p.waiting.add(p.candidates[i].step)
	}
	p.sorted = p.sorted[:0]
	for rank := range p.ranks.all {
		p.sorted = append(p.sorted, p.candidates[p.placed[p.program.ranked[rank]]])
	}
	p.candidates = p.candidates[:0]
	for first := 0; first < len(p.sorted); {
		first = p.takeNext(first)
	}
}

// takeNext takes the first waiting candidate with nothing waiting before it.
// None waits before the one it is given, and before the one it gives back.
func (p *planner) takeNext(first int) int {
	for i := first; i < len(p.sorted); i++ {
		c := &p.sorted[i]
		if !p.waiting.has(c.step) || p.program.steps[c.step].after.meets(p.waiting) {
			continue
		}
		p.waiting.remove(c.step)
		p.placed[c.step] = len(p.candidates)
		p.candidates = append(p.candidates, *c)
		for first < len(p.sorted) && !p.waiting.has(p.sorted[first].step) {
			first++
		}
		return first
	}
	panic("engine: steps wait for each other; New refuses such bundles")
}

// rankRecommendations puts every step with every priority that a rule gives
// it into the order of a plan: phase, priority, authored order. The best rank
// of a step that was recommended is its place.
func (p *Program) rankRecommendations() {
	type ranked struct{ step, priority int }
	var places []ranked
	ranks := map[ranked]int{}
	for i := range p.rules {
		for j := range p.rules[i].recommend {
			x := &p.rules[i].recommend[j]
			at := ranked{x.step, x.priority}
			if _, known := ranks[at]; !known {
				ranks[at] = 0
				places = append(places, at)
			}
		}
	}
	before := func(i, j int) bool {
		a, b := places[i], places[j]
		if d := p.steps[a.step].phase - p.steps[b.step].phase; d != 0 {
			return d < 0
		}
		if a.priority != b.priority {
			return a.priority > b.priority
		}
		return a.step < b.step
	}
	order(len(places), before, func(i, j int) { places[i], places[j] = places[j], places[i] })
	for rank, at := range places {
		ranks[at] = rank
		p.ranked = append(p.ranked, at.step)
	}
	for i := range p.rules {
		for j := range p.rules[i].recommend {
			x := &p.rules[i].recommend[j]
			x.rank = ranks[ranked{x.step, x.priority}]
		}
	}
}
