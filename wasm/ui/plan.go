package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// planPage draws one plan.
type planPage struct {
	*Taker
	result *engine.Result
	now    int             // place of the current phase among all phases
	today  string          // id of the one step for today, if there is one
	told   map[string]bool // notes that stand in full above, where they are seen
}

// phaseBefore is the group of what is done already, which asks for nothing.
const phaseBefore = "phase.before"

// groups of phases, in the order of the page: what is done already comes first,
// then what is on now. A phase that always holds is the one or the other kind
// by its place: before the current phase it tells what is done, after it what
// never ends.
var groups = []struct {
	key string
	in  func(now, place int, always bool) bool
}{
	{phaseBefore, func(now, place int, always bool) bool { return always && place < now }},
	{"phase.now", func(now, place int, always bool) bool { return !always && place == now }},
	{"phase.due", func(now, place int, always bool) bool { return !always && place < now }},
	{"phase.always", func(now, place int, always bool) bool { return always && place >= now }},
	{"phase.later", func(now, place int, always bool) bool { return !always && place > now }},
}

// plan draws the plan: one thing for today, the phases, what else could help,
// and what can be done with it. What hard guards say comes before its heading,
// what soft ones say after it: first where there is somebody to call.
func (t *Taker) plan(r *engine.Result) app.UI {
	m, p := t.messages, t.newPlanPage(r)
	lead := m.label("p", "plan.lead", "lead")
	hard := r.Outcome != engine.OutcomePlan
	first, others := t.guards(r, hard)
	out := body{t.backButton()}
	if hard {
		out.add(first...)
		out.add(others...)
		out.add(m.label("h2", "plan.title", "title"), lead)
		out.add(t.drawNews()...)
	} else {
		out.add(heading("h1", m.say("plan.title")), lead)
		out.add(t.drawNews()...)
		out.add(first...)
	}
	if len(r.Plan) == 0 {
		out.add(m.label("p", "plan.empty"))
	}
	out.add(p.todays())
	if !hard {
		out.add(others...)
	}
	out.add(p.phases()...)
	out.add(p.rest()...)
	return pageOf("plan", out...)
}

func (t *Taker) newPlanPage(r *engine.Result) *planPage {
	p := &planPage{Taker: t, result: r, told: map[string]bool{}}
	p.now = p.currentPlace()
	return p
}

// currentPlace is the place of the current phase among all phases. If there is
// none it is the first one in time, of the plan or else of them all.
func (p *planPage) currentPlace() int {
	b := p.program.Bundle()
	if id, _ := p.result.Facts.Of(b.CurrentPhase).(string); id != "" {
		return p.phasePlace(id)
	}
	for i := range p.result.Plan {
		if place := p.phasePlace(p.result.Plan[i].Phase); !b.Phases[place].Always {
			return place
		}
	}
	return max(0, slices.IndexFunc(b.Phases, func(f engine.Phase) bool { return !f.Always }))
}

func (p *planPage) phasePlace(id string) int {
	for i := range p.program.Bundle().Phases {
		if p.program.Bundle().Phases[i].ID == id {
			return i
		}
	}
	return 0
}

// group lists the phases of the plan that belong to a group.
func (p *planPage) group(in func(now, place int, always bool) bool) []*engine.PlanPhase {
	var out []*engine.PlanPhase
	for i := range p.result.Plan {
		place := p.phasePlace(p.result.Plan[i].Phase)
		if in(p.now, place, p.program.Bundle().Phases[place].Always) {
			out = append(out, &p.result.Plan[i])
		}
	}
	return out
}

// todays draws the one thing for today: the first step that can be taken, of
// the current phase if it has one, and never one of a later phase.
func (p *planPage) todays() app.UI {
	for _, g := range groups[1:4] {
		for _, phase := range p.group(g.in) {
			for i := range phase.Steps {
				if !phase.Steps[i].Held {
					return p.todayCard(&phase.Steps[i])
				}
			}
		}
	}
	return nil
}

func (p *planPage) todayCard(s *engine.PlanStep) app.UI {
	m := p.messages
	p.today = s.ID
	target := stepID(s)
	return el("section", "today").Attr("data-today", s.ID).Attr("aria-labelledby", "today").Body(
		m.label("h2", "today.title", "eyebrow").Attr("id", "today"),
		labelled("p", s.Title, "what"),
		m.label("p", "today.text", "quiet"),
		m.label("a", "today.go", "jump").Attr("href", "#"+target).Attr("data-focus", target),
	)
}

func (p *planPage) phases() []app.UI {
	var out body
	for _, g := range groups[:4] {
		for _, phase := range p.group(g.in) {
			out.add(p.phase(phase, g.key))
		}
	}
	out.add(p.ahead(p.group(groups[4].in)))
	return out
}

// phase draws a phase with its steps open, or, where they hold at any time,
// with their titles.
func (p *planPage) phase(phase *engine.PlanPhase, key string) app.UI {
	about := &p.program.Bundle().Phases[p.phasePlace(phase.Phase)]
	out := body{el("h2").Body(
		el("span", "eyebrow").Body(words(p.messages.say(key)), labelled("span", ":", "colon")), words(" "+phase.Title))}
	out.add(blocks(about.Text)...)
	draw := p.step
	if key == "phase.always" && !p.holdsToday(phase) {
		draw = p.closed
	}
	out.add(p.steps(phase.Steps, draw)...)
	section := el("section", "phase").Attr("data-phase", phase.Phase).Body(out...)
	return marked(marked(section, "data-current", phase.Current), "data-before", key == phaseBefore)
}

// holdsToday reports whether the one thing for today is in a phase.
func (p *planPage) holdsToday(phase *engine.PlanPhase) bool {
	for i := range phase.Steps {
		if phase.Steps[i].ID == p.today {
			return true
		}
	}
	return false
}

// ahead draws the phases to come as an outline, or nothing.
func (p *planPage) ahead(phases []*engine.PlanPhase) app.UI {
	if len(phases) == 0 {
		return nil
	}
	out := body{p.messages.label("h2", "phase.later")}
	for _, phase := range phases {
		inside := body(blocks(p.program.Bundle().Phases[p.phasePlace(phase.Phase)].Text))
		inside.add(p.steps(phase.Steps, p.closed)...)
		out.add(p.outline("h3", phase.Title, len(phase.Steps), inside).Attr("data-phase", phase.Phase))
	}
	return el("section", "phase", "ahead").Body(out...)
}

// outline is a closed part of the plan under its title, with the number of its
// steps unless that is 0.
func (p *planPage) outline(level, title string, steps int, inside body) app.HTMLElem {
	summary := body{labelled(level, title)}
	if steps > 0 {
		summary.add(labelled("span", p.count("phase.steps", steps), "count"))
	}
	return fold(el("summary").Body(summary...), inside...).Class("outline")
}

// more says how many ideas are only counted, or nothing: there are some only
// where others are folded.
func (p *planPage) more() app.UI {
	if p.result.More == 0 {
		return nil
	}
	return labelled("p", p.count("plan.more", p.result.More), "quiet").Attr("data-more", p.result.More)
}

// rest draws what the plan left out, what can be done with it, and the end.
func (p *planPage) rest() []app.UI {
	m := p.messages
	var folds, out body
	if len(p.result.Also) > 0 {
		also := body{m.label("p", "also.text")}
		also.add(p.steps(p.result.Also, p.closed)...)
		also.add(p.more())
		folds.add(p.outline("h2", m.say("also.title"), len(p.result.Also), also).Attr("data-also", true))
	}
	if !p.plain {
		folds.add(p.changes(), p.yourAnswers())
	}
	out.add(el("section", "folds").Body(folds...))
	out.add(p.takeAway())
	out.add(blocks(p.program.Bundle().Ending)...)
	out.add(p.again())
	if p.settled || p.plain {
		out.add(p.leaflet().draw())
	}
	return out
}
