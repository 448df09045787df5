package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// outcome draws what the answers lead to: a plan with what guards say beside
// it, the pages of hard guards alone, or that answers are missing.
func (t *Taker) outcome() app.UI {
	r := t.result()
	switch {
	case r.Outcome == engine.OutcomeOpen:
		return t.open()
	case isPlan(r):
		return t.plan(r)
	}
	return t.guardPages(r)
}

// open says that a hard guard cannot be decided yet.
func (t *Taker) open() app.UI {
	m := t.messages
	return pageOf("open", t.backButton(),
		heading("h1", m.say("open.title")),
		m.label("p", "open.text"),
		m.button("open.go", "primary").OnClick(t.onGo),
	)
}

func (t *Taker) backButton() app.UI {
	if t.plain {
		return nothing()
	}
	return back(t.messages).OnClick(t.onBack)
}

// again is the end of every outcome.
func (t *Taker) again() app.UI {
	m := t.messages
	if t.plain {
		return nothing()
	}
	return el("section", "again").Body(
		m.label("h2", "again.title"),
		m.label("p", "again.text"),
		el("div", "buttons").Body(
			m.button("again.finish", "secondary").Attr("data-finish", true).OnClick(t.onFinish),
			m.button("again.button", "link").OnClick(t.onAgain),
		),
	)
}

// guardPages draws the pages of hard guards, in order of rank, where there is
// no plan.
func (t *Taker) guardPages(r *engine.Result) app.UI {
	first, others := t.guards(r, true)
	body := append(append([]app.UI{t.backButton()}, first...), others...)
	if !t.plain {
		body = append(body, el("p").Body(t.messages.button("guards.check", "link").OnClick(t.onCheck)))
	}
	return pageOf("guards", append(body, t.again())...)
}

// count is the text for a number of things: KEY.one or KEY.other.
func (t *Taker) count(key string, n int) string {
	if n == 1 {
		return t.messages.say(key + ".one")
	}
	return t.messages.say(key+".other", "n", strconv.Itoa(n))
}
