package ui

import (
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

// groups of phases, in the order of the page: what is on now comes first.
var groups = []struct {
	key string
	in  func(now, place int, always bool) bool
}{
	{"phase.now", func(now, place int, always bool) bool { return !always && place == now }},
	{"phase.due", func(now, place int, always bool) bool { return !always && place < now }},
	{"phase.always", func(_, _ int, always bool) bool { return always }},
	{"phase.later", func(now, place int, always bool) bool { return !always && place > now }},
}

// plan draws the plan: what guards say, one thing for today, the phases, what
// else could help, and what can be done with it. Hard guards come before its
// heading, soft ones after it.
func (t *Taker) plan(r *engine.Result) app.UI {
	m, p := t.messages, t.newPlanPage(r)
	title, lead := heading("h1", m.say("plan.title")), labelled("p", m.say("plan.lead"), "lead")
	body := []app.UI{t.backButton()}
	if r.Outcome == engine.OutcomePlan {
		body = append(append(append(body, title, lead), t.drawNews()...), t.guards(r, false)...)
	} else {
		body = append(append(body, t.guards(r, true)...), labelled("h2", m.say("plan.title"), "title"), lead)
		body = append(body, t.drawNews()...)
	}
	if len(r.Plan) == 0 {
		body = append(body, labelled("p", m.say("plan.empty")))
	}
	body = append(append(body, p.todays()...), p.phases()...)
	return pageOf("plan", append(body, p.rest()...)...)
}

func (t *Taker) newPlanPage(r *engine.Result) *planPage {
	p := &planPage{Taker: t, result: r, told: map[string]bool{}}
	p.now = p.currentPlace()
	return p
}

// currentPlace is the place of the current phase among all phases, or of the
// plan's first one if there is none.
func (p *planPage) currentPlace() int {
	b := p.program.Bundle()
	id, _ := p.result.Facts[b.CurrentPhase].(string)
	if id == "" && len(p.result.Plan) > 0 {
		id = p.result.Plan[0].Phase
	}
	return p.phasePlace(id)
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
func (p *planPage) todays() []app.UI {
	for _, g := range groups[:3] {
		for _, phase := range p.group(g.in) {
			for i := range phase.Steps {
				if !phase.Steps[i].Held {
					return []app.UI{p.todayCard(&phase.Steps[i])}
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
		labelled("h2", m.say("today.title"), "eyebrow").Attr("id", "today"),
		labelled("p", s.Title, "what"),
		labelled("p", m.say("today.text"), "quiet"),
		labelled("a", m.say("today.go"), "jump").Attr("href", "#"+target).Attr("data-focus", target),
	)
}

func (p *planPage) phases() []app.UI {
	var out []app.UI
	for _, g := range groups {
		phases := p.group(g.in)
		if g.key != "phase.later" {
			for _, phase := range phases {
				out = append(out, p.phase(phase, p.messages.say(g.key)))
			}
			continue
		}
		if len(phases) > 0 {
			out = append(out, p.ahead(phases))
		}
	}
	return out
}

// phase draws a phase with its steps open.
func (p *planPage) phase(phase *engine.PlanPhase, eyebrow string) app.UI {
	about := &p.program.Bundle().Phases[p.phasePlace(phase.Phase)]
	body := []app.UI{el("h2").Body(labelled("span", eyebrow, "eyebrow"), words(" "+phase.Title))}
	body = append(body, blocks(about.Text)...)
	body = append(body, p.steps(phase.Steps, p.step)...)
	section := el("section", "phase").Attr("data-phase", phase.Phase).Body(body...)
	return marked(section, "data-current", phase.Current)
}

// ahead draws the phases to come as an outline.
func (p *planPage) ahead(phases []*engine.PlanPhase) app.UI {
	body := []app.UI{labelled("h2", p.messages.say("phase.later"))}
	for _, phase := range phases {
		about := &p.program.Bundle().Phases[p.phasePlace(phase.Phase)]
		summary := el("summary").Body(
			labelled("h3", phase.Title),
			labelled("span", p.count("phase.steps", len(phase.Steps)), "count"),
		)
		inside := append(blocks(about.Text), p.steps(phase.Steps, p.closed)...)
		body = append(body, fold(summary, inside...).Class("outline").Attr("data-phase", phase.Phase))
	}
	return el("section", "phase", "ahead").Body(body...)
}

// rest draws what the plan left out, what can be done with it, and the end.
func (p *planPage) rest() []app.UI {
	m := p.messages
	var folds []app.UI
	if len(p.result.Also) > 0 {
		body := append([]app.UI{labelled("p", m.say("also.text"))}, p.steps(p.result.Also, p.closed)...)
		summary := el("summary").Body(labelled("h2", m.say("also.title")),
			labelled("span", p.count("phase.steps", len(p.result.Also)), "count"))
		folds = append(folds, fold(summary, body...).Class("outline").Attr("data-also", true))
	}
	if !p.plain {
		folds = append(folds, p.changes(), p.yourAnswers())
	}
	out := []app.UI{el("section", "folds").Body(folds...)}
	if p.result.More > 0 {
		out = append(out, labelled("p", p.count("plan.more", p.result.More), "quiet").Attr("data-more", p.result.More))
	}
	out = append(out, p.takeAway(), p.again())
	if p.settled || p.plain {
		out = append(out, p.leaflet().draw())
	}
	return out
}
