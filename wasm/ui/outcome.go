package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// outcome draws what the answers lead to: a plan with what guards say beside
// it, the pages of hard guards alone, or that answers are missing.
func (t *Taker) outcome() app.UI {
	r := t.program.Evaluate(t.answers)
	switch {
	case r.Outcome == engine.OutcomeOpen:
		return t.open()
	case r.Outcome == engine.OutcomePlan || len(r.Plan) > 0:
		return t.plan(&r)
	}
	return t.guardPages(&r)
}

// open says that a hard guard cannot be decided yet.
func (t *Taker) open() app.UI {
	m := t.messages
	return pageOf("open", t.backButton(),
		heading("h1", m.say("open.title")),
		labelled("p", m.say("open.text")),
		button(m.say("open.go"), "primary").OnClick(t.onGo),
	)
}

// backButton goes one page back. Without scripting the form has its own ways.
func (t *Taker) backButton() app.UI {
	if t.plain {
		return nothing()
	}
	return back(t.messages).OnClick(t.onBack)
}

// again is the end of every outcome.
func (t *Taker) again() app.UI {
	if t.plain {
		return nothing()
	}
	m := t.messages
	return el("section", "again").Body(
		labelled("h2", m.say("again.title")),
		labelled("p", m.say("again.text")),
		button(m.say("again.button"), "secondary").OnClick(t.onAgain),
	)
}

// guardPages draws the pages of hard guards, in order of rank, where there is
// no plan.
func (t *Taker) guardPages(r *engine.Result) app.UI {
	body := append([]app.UI{t.backButton()}, t.guards(r, true)...)
	return pageOf("guards", append(body, t.again())...)
}

// plan draws the plan: what guards say, the phases, what else could help. Hard
// guards come before it, soft ones stand in it.
func (t *Taker) plan(r *engine.Result) app.UI {
	m := t.messages
	title, lead := heading("h1", m.say("plan.title")), labelled("p", m.say("plan.lead"), "lead")
	body := []app.UI{t.backButton()}
	if r.Outcome == engine.OutcomePlan {
		body = append(append(body, title, lead), t.guards(r, false)...)
	} else {
		body = append(append(body, t.guards(r, true)...), labelled("h2", m.say("plan.title"), "title"), lead)
	}
	if len(r.Plan) == 0 {
		body = append(body, labelled("p", m.say("plan.empty")))
	}
	return pageOf("plan", append(append(body, t.phases(r)...), t.rest(r)...)...)
}

func (t *Taker) phases(r *engine.Result) []app.UI {
	now := t.currentPlace(r)
	var out []app.UI
	for i := range r.Plan {
		out = append(out, t.phase(&r.Plan[i], now))
	}
	return out
}

// currentPlace is the place of the current phase among all phases, or of the
// plan's first one if there is none.
func (t *Taker) currentPlace(r *engine.Result) int {
	b := t.program.Bundle()
	id, _ := r.Facts[b.CurrentPhase].(string)
	if id == "" && len(r.Plan) > 0 {
		id = r.Plan[0].Phase
	}
	return t.phasePlace(id)
}

func (t *Taker) phasePlace(id string) int {
	for i := range t.program.Bundle().Phases {
		if t.program.Bundle().Phases[i].ID == id {
			return i
		}
	}
	return 0
}

// phase draws a phase: later ones as a closed outline, the others open.
func (t *Taker) phase(p *engine.PlanPhase, now int) app.UI {
	m, place := t.messages, t.phasePlace(p.Phase)
	about := &t.program.Bundle().Phases[place]
	key := "phase.now"
	switch {
	case about.Always:
		key = "phase.always"
	case place > now:
		return t.laterPhase(p, about)
	case place < now:
		key = "phase.due"
	}
	body := []app.UI{el("h2").Body(labelled("span", m.say(key), "eyebrow"), words(" "+p.Title))}
	body = append(body, blocks(about.Text)...)
	body = append(body, t.steps(p.Steps, t.step)...)
	section := el("section", "phase").Attr("data-phase", p.Phase).Body(body...)
	return marked(section, "data-current", p.Current)
}

func (t *Taker) laterPhase(p *engine.PlanPhase, about *engine.Phase) app.UI {
	body := append(blocks(about.Text), t.steps(p.Steps, t.foldedStep)...)
	summary := el("summary").Body(el("h2").Body(
		labelled("span", t.messages.say("phase.later"), "eyebrow"),
		words(" "+p.Title+" "),
		labelled("span", t.count("phase.steps", len(p.Steps)), "count"),
	))
	return fold(summary, body...).Class("phase").Attr("data-phase", p.Phase)
}

// rest draws what the plan left out, and the end of the page.
func (t *Taker) rest(r *engine.Result) []app.UI {
	m := t.messages
	var out []app.UI
	if len(r.Also) > 0 {
		body := append([]app.UI{labelled("p", m.say("also.text"))}, t.steps(r.Also, t.foldedStep)...)
		summary := el("summary").Body(el("h2").Body(
			words(m.say("also.title")+" "), labelled("span", t.count("phase.steps", len(r.Also)), "count")))
		out = append(out, fold(summary, body...).Class("phase").Attr("data-also", true))
	}
	if r.More > 0 {
		out = append(out, labelled("p", t.count("plan.more", r.More), "quiet").Attr("data-more", r.More))
	}
	return append(out, t.again())
}

// count is the text for a number of things: KEY.one or KEY.other.
func (t *Taker) count(key string, n int) string {
	if n == 1 {
		return t.messages.say(key + ".one")
	}
	return t.messages.say(key+".other", "n", strconv.Itoa(n))
}
