package plan

import (
	"slices"

	"amends/engine"
)

// Group says where a phase stands in time. It is the key of the words above
// the phase in a set of messages.
type Group string

// The groups, in the order in which they are read: what is done already comes
// first, then what is on now. A phase that always holds is the one or the other
// kind by its place: before the current phase it tells what is done, after it
// what never ends.
const (
	Before Group = "phase.before" // done already, asks for nothing
	Now    Group = "phase.now"    // on now
	Due    Group = "phase.due"    // past, but still to be done
	Always Group = "phase.always" // holds at any time
	Later  Group = "phase.later"  // to come
)

var groups = []Group{Before, Now, Due, Always, Later}

// Part is a phase of the plan.
type Part struct {
	Group   Group
	Phase   *engine.Phase
	Current bool // the result says so
	Closed  bool // only its title shows
	Runs    []Run
}

// Steps are the part's steps in their order.
func (p *Part) Steps() []*Step { return Steps(p.Runs) }

// parts puts the phases of a result in the order in which they are read.
func (v *View) parts(r *engine.Result) []Part {
	b, now := v.program.Bundle(), v.currentPlace(r)
	var out []Part
	for _, g := range groups {
		for i := range r.Plan {
			phase := &r.Plan[i]
			place := v.phasePlace(phase.Phase)
			if groupOf(place-now, b.Phases[place].Always) == g {
				out = append(out, Part{Group: g, Phase: v.phase(&b.Phases[place]), Current: phase.Current, Runs: v.runs(phase.Steps)})
			}
		}
	}
	return out
}

// phase is a phase with the texts that are shown to this person.
func (v *View) phase(p *engine.Phase) *engine.Phase {
	if len(v.wording) == 0 {
		return p
	}
	out := *p
	out.Title = v.line(engine.OfPhase, p.ID, engine.KeyTitle, p.Title)
	out.Text = v.program.Blocks(v.wording, engine.Place{Of: engine.OfPhase, ID: p.ID, Key: engine.KeyText}, p.Text)
	return &out
}

// groupOf is the group of a phase so many places after the current one.
func groupOf(after int, always bool) Group {
	switch {
	case always && after < 0:
		return Before
	case always:
		return Always
	case after < 0:
		return Due
	case after > 0:
		return Later
	}
	return Now
}

// currentPlace is the place of the current phase among all phases: as the result
// marks it, or, where the plan has no step of that phase, as its fact says. If
// there is none it is the first one in time, of the plan or else of them all.
func (v *View) currentPlace(r *engine.Result) int {
	b, first := v.program.Bundle(), -1
	for i := range r.Plan {
		place := v.phasePlace(r.Plan[i].Phase)
		if r.Plan[i].Current {
			return place
		}
		if first < 0 && !b.Phases[place].Always {
			first = place
		}
	}
	if id, _ := r.Facts.Of(b.CurrentPhase).(string); id != "" {
		return v.phasePlace(id)
	}
	if first < 0 {
		first = slices.IndexFunc(b.Phases, func(f engine.Phase) bool { return !f.Always })
	}
	return max(0, first)
}

func (v *View) phasePlace(id string) int {
	phases := v.program.Bundle().Phases
	for i := range phases {
		if phases[i].ID == id {
			return i
		}
	}
	return 0
}

// TodayTag is the tag of steps that are an act which somebody can do today. Of
// two such steps the earlier is the one for today.
const TodayTag = "today"

// findToday finds the one thing for today among the steps that can be taken: an
// act if there is one, else the first, of the current phase if it has one, and
// never one that is to come, that their answers say was done, or that the taker has put
// aside. One that they tick off stays: it was enough for one day.
func (v *View) findToday() {
	today := v.firstOpen(func(s *Step) bool { return slices.Contains(s.Tags, TodayTag) })
	if today == nil {
		today = v.firstOpen(func(*Step) bool { return true })
	}
	if today != nil {
		v.Today, today.Today = today.ID, true
	}
}

// firstOpen is the first step of what is on now or always that can be taken and
// fits, or nil.
func (v *View) firstOpen(fits func(*Step) bool) *Step {
	for _, s := range v.takeable() {
		if s.Mark != NotMine && fits(s) {
			return s
		}
	}
	return nil
}

// takeable are the steps of what is on now or always that wait for nothing.
func (v *View) takeable() []*Step {
	var out []*Step
	for i := range v.Parts {
		if v.Parts[i].Group == Before || v.Parts[i].Group == Later {
			continue
		}
		for _, s := range v.Parts[i].Steps() {
			if !s.Held {
				out = append(out, s)
			}
		}
	}
	return out
}

// nextSteps is how many steps are seen beside the one for today.
const nextSteps = 3

// findNext finds the few steps that come after the one for today: of the first
// phase that has any, so that one phase is read and not three.
func (v *View) findNext() {
	fits := func(s *Step) bool { return !s.Held && !s.Today }
	for i := range v.Parts {
		p := &v.Parts[i]
		if p.Group == Before || p.Group == Later || !slices.ContainsFunc(p.Steps(), fits) {
			continue
		}
		left := nextSteps
		for _, s := range p.Steps() {
			if left > 0 && fits(s) {
				s.Next = true
				left--
			}
		}
		return
	}
}

// fold closes what is not to be read today, and then finds which notes have
// been read with the one thing for today.
func (v *View) fold() {
	told := map[string]bool{}
	if s := v.TodayStep(); s != nil {
		for _, n := range s.Notes {
			told[n.ID] = true
		}
	}
	for i := range v.Parts {
		p := &v.Parts[i]
		next := slices.ContainsFunc(p.Steps(), func(s *Step) bool { return s.Next })
		p.Closed = p.Group != Now && !next
		tell(p.Runs, told)
	}
	tell(v.Also, told)
}

// TodayStep is the one step for today, or nil.
func (v *View) TodayStep() *Step {
	for i := range v.Parts {
		for _, s := range v.Parts[i].Steps() {
			if s.Today {
				return s
			}
		}
	}
	return nil
}
