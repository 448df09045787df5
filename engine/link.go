package engine

import (
	"slices"
	"sort"
)

// rule is a rule with its effects resolved to sets of steps.
type rule struct {
	*Rule
	tree      tree
	weight    weight
	recommend []recommendation
	effects   effects
	because   int // its varied text, see [Program.linkVaried], and so below
}

type recommendation struct {
	step     int
	priority int
	rank     int
	stillDue bool
	pin      bool
}

// guard is a guard with its effects and lists resolved.
type guard struct {
	*Guard
	tree    tree
	allow   set // steps
	ask     set // questions
	goesOn  bool
	effects effects
	covers  set // advice on its page

	because    int
	paragraphs []int
}

// effects are the sets of steps and notes that a rule or guard touches.
type effects struct {
	any      bool // touches anything
	withhold set
	hold     set
	notes    []int
}

// step is a step with its place in the plan resolved.
type step struct {
	*Step
	phase  int
	group  int // index, or -1
	after  set // every step that must come before, through others as well; nil if none does
	covers set
	ids    []string // covers, in the order of its paragraphs
	notes  set      // notes that attach to it

	title      int
	paragraphs []int // those that may be left out, or nil
}

type phase struct {
	*Phase
	title int
}

type note struct {
	*Note
	index int
	text  int
}

// link resolves everything that happens after the rules have fired.
func (p *Program) link() {
	b := &p.bundle
	p.indexAdvice()
	for i := range b.Phases {
		p.phases = append(p.phases, phase{Phase: &b.Phases[i]})
	}
	p.alwaysNotes = newSet(len(b.Notes))
	for i := range b.Notes {
		p.notes = append(p.notes, note{Note: &b.Notes[i], index: i})
		if b.Notes[i].Always {
			p.alwaysNotes.add(i)
		}
	}
	p.noSteps = newSet(len(b.Steps))
	p.linkSteps()
	for i := range p.rules {
		p.linkRule(&p.rules[i])
	}
	p.rankRecommendations()
	for i := range b.Guards {
		p.guards = append(p.guards, p.linkGuard(&b.Guards[i]))
	}
	p.orderFacts()
	p.linkVaried()
	p.current = -1
	if i, ok := p.factIndex[b.CurrentPhase]; ok {
		p.current = i
	}
}

// orderFacts says when each fact is settled: after the last question that it
// reads, and for a hard guard that looks at it earlier at the end of each
// section before.
func (p *Program) orderFacts() {
	early := newSet(len(p.facts))
	mark := func(t *Test) {
		if t.Fact != "" {
			early.add(p.factIndex[t.Fact])
		}
	}
	for i := range p.guards {
		if p.guards[i].Hard {
			p.guards[i].When.EachTest(mark)
		}
	}
	for i := len(p.facts) - 1; i >= 0; i-- {
		if early.has(i) {
			p.facts[i].EachTest(mark)
		}
	}
	for i := range p.facts {
		f := &p.facts[i]
		if f.ready < 0 {
			p.constant = append(p.constant, i)
			continue
		}
		p.questions[f.ready].settles = append(p.questions[f.ready].settles, i)
		for q := 0; q < f.ready && early.has(i); q++ {
			if p.questions[q].section != p.questions[q+1].section {
				p.questions[q].unready = append(p.questions[q].unready, i)
			}
		}
	}
}

func (p *Program) indexAdvice() {
	eachParagraph(&p.bundle, func(x *Paragraph) { p.advice = append(p.advice, x.Covers...) })
	slices.Sort(p.advice)
	p.advice = slices.Compact(p.advice)
}

func eachParagraph(b *Bundle, visit func(*Paragraph)) {
	for i := range b.Steps {
		for j := range b.Steps[i].Paragraphs {
			visit(&b.Steps[i].Paragraphs[j])
		}
	}
	for i := range b.Guards {
		if page := b.Guards[i].Page; page != nil {
			for j := range page.Paragraphs {
				visit(&page.Paragraphs[j])
			}
		}
	}
}

func (p *Program) linkSteps() {
	groups := map[string]int{}
	p.steps = make([]step, len(p.bundle.Steps))
	p.tagged = map[string]set{}
	for i := range p.steps {
		s := &p.bundle.Steps[i]
		linked := &p.steps[i]
		*linked = step{Step: s, phase: p.phaseIndex[s.Phase], group: -1, notes: newSet(len(p.notes))}
		if s.Group != "" {
			if _, ok := groups[s.Group]; !ok {
				groups[s.Group] = len(groups)
			}
			linked.group = groups[s.Group]
		}
		linked.ids, linked.covers = p.covers(s.Paragraphs)
		p.tag(i)
	}
	for _, n := range p.notes {
		for i := range p.stepSet(nil, n.Tags).all {
			p.steps[i].notes.add(n.index)
		}
	}
	p.groups = len(groups)
	p.closeAfter()
}

// tag puts a step among those of each of its tags.
func (p *Program) tag(i int) {
	for _, tag := range p.bundle.Steps[i].Tags {
		of := p.tagged[tag]
		if of == nil {
			of = newSet(len(p.steps))
			p.tagged[tag] = of
		}
		of.add(i)
	}
}

// closeAfter follows `after` through steps that a plan may not contain.
func (p *Program) closeAfter() {
	for i := range p.steps {
		if len(p.steps[i].After) > 0 {
			p.steps[i].after = newSet(len(p.steps))
			p.collectAfter(p.steps[i].after, i)
		}
	}
}

func (p *Program) collectAfter(into set, i int) {
	for _, id := range p.steps[i].After {
		before := p.stepIndex[id]
		if !into.has(before) {
			into.add(before)
			p.collectAfter(into, before)
		}
	}
}

func (p *Program) covers(paragraphs []Paragraph) ([]string, set) {
	ids, members := []string{}, newSet(len(p.advice))
	for i := range paragraphs {
		for _, id := range paragraphs[i].Covers {
			at := sort.SearchStrings(p.advice, id)
			if !members.has(at) {
				members.add(at)
				ids = append(ids, id)
			}
		}
	}
	return ids, members
}

// adviceSet is advice as a set.
func (p *Program) adviceSet(ids []string) set {
	out := newSet(len(p.advice))
	for _, id := range ids {
		out.add(sort.SearchStrings(p.advice, id))
	}
	return out
}

func (p *Program) linkRule(r *rule) {
	r.effects = p.effects(&r.Effects)
	for _, x := range r.Recommend {
		r.add(recommendation{step: p.stepIndex[x.Step], priority: x.Priority, stillDue: x.StillDue, pin: x.Pin})
	}
}

// add joins recommendations of the same step.
func (r *rule) add(x recommendation) {
	for i := range r.recommend {
		if same := &r.recommend[i]; same.step == x.step {
			same.priority = max(same.priority, x.priority)
			same.stillDue = same.stillDue || x.stillDue
			same.pin = same.pin || x.pin
			return
		}
	}
	r.recommend = append(r.recommend, x)
}

func (p *Program) linkGuard(g *Guard) guard {
	out := guard{
		Guard:   g,
		tree:    p.compile(&g.When),
		allow:   p.stepSet(g.Allow, nil),
		ask:     newSet(len(p.questions)),
		goesOn:  g.Plans(),
		effects: p.effects(&g.Effects),
		covers:  newSet(len(p.advice)),
	}
	for _, id := range g.Ask {
		out.ask.add(p.questionIndex[id])
	}
	if g.Page != nil {
		_, out.covers = p.covers(g.Page.Paragraphs)
	}
	return out
}

func (p *Program) effects(e *Effects) effects {
	out := effects{withhold: p.stepSet(e.Withhold, e.WithholdTags), hold: p.stepSet(e.Hold, e.HoldTags)}
	out.any = len(e.Withhold)+len(e.WithholdTags)+len(e.Hold)+len(e.HoldTags)+len(e.Notes) > 0
	for _, id := range e.Notes {
		out.notes = append(out.notes, p.noteIndex[id])
	}
	return out
}

// stepSet gathers steps by id and by tag.
func (p *Program) stepSet(ids, tags []string) set {
	if len(ids)+len(tags) == 0 {
		return p.noSteps
	}
	out := newSet(len(p.steps))
	for _, id := range ids {
		out.add(p.stepIndex[id])
	}
	for _, tag := range tags {
		out.union(p.tagged[tag])
	}
	return out
}
