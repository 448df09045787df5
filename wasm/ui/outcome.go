package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Outcome draws what the answers lead to: a plan with what guards say beside
// it, the pages of hard guards alone, or that answers are missing.
func (v *View) Outcome() app.UI {
	switch {
	case v.Plan.Outcome == engine.OutcomeOpen:
		return v.open()
	case v.Plan.IsPlan():
		return v.plan()
	}
	return v.guardPages()
}

// open says that a hard guard cannot be decided yet.
func (v *View) open() app.UI {
	m := v.Messages
	return PageOf("open", v.backButton(),
		Heading("h1", m.Say("open.title")),
		m.Label("p", "open.text"),
		m.Button("open.go", "primary").OnClick(v.Acts.Go),
	)
}

func (v *View) backButton() app.UI {
	if v.Plain {
		return Nothing()
	}
	return Back(v.Messages).OnClick(v.Acts.Back)
}

// again is the end of every outcome.
func (v *View) again() app.UI {
	m := v.Messages
	if v.Plain {
		return Nothing()
	}
	return El("section", "again").Body(
		m.Label("h2", "again.title"),
		m.Label("p", "again.text"),
		El("div", "buttons").Body(
			m.Button("again.finish", "secondary").Attr("data-finish", true).OnClick(v.Acts.Finish),
			m.Button("again.button", "link").OnClick(v.Acts.Again),
		),
	)
}

// guardPages draws the pages of hard guards, in order of rank, where there is
// no plan.
func (v *View) guardPages() app.UI {
	out := Body{v.backButton()}
	out.Add(v.guards(true)...)
	out.Add(v.guards(false)...)
	if !v.Plain {
		out.Add(El("p").Body(v.Messages.Button("guards.check", "link").OnClick(v.Acts.Check)))
	}
	out.Add(v.again())
	return PageOf("guards", out...)
}

// Done says that everything is cleared.
func (v *View) Done() app.UI {
	m := v.Messages
	return PageOf("done",
		Heading("h1", m.Say("done.title")),
		m.Label("p", "done.text", "lead"),
		m.Label("p", "done.history"),
		m.Button("again.button", "secondary").OnClick(v.Acts.Again),
	)
}

// count is the text for a number of things: KEY.one or KEY.other.
func (v *View) count(key string, n int) string {
	if n == 1 {
		return v.Messages.Say(key + ".one")
	}
	return v.Messages.Say(key+".other", "n", strconv.Itoa(n))
}
