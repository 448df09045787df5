package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// copyState is how copying the plan went.
type copyState int

const (
	notCopied copyState = iota
	copied
	notAllowed // the browser refused: the text is shown, to be copied by hand
)

// takeAway draws what can be done with a plan: print it, copy it.
func (p *planPage) takeAway() app.UI {
	m := p.messages
	if p.plain {
		return nothing()
	}
	said := ""
	if p.copied == copied {
		said = m.say("take.copied")
	}
	out := body{
		m.label("h2", "take.title"),
		m.label("p", "take.text"),
		el("div", "buttons").Body(
			m.button("take.print", "secondary").Attr("id", "print").OnClick(p.onPrint),
			m.button("take.copy", "secondary").Attr("id", "copy").OnClick(p.onCopy),
			placeFor("copy"),
		),
		labelled("p", said, "said").Attr("role", "status"),
	}
	if p.copied == notAllowed {
		out.add(
			m.label("label", "take.by-hand").Attr("for", "plan-text"),
			el("textarea").Attr("id", "plan-text").Attr("readonly", true).Attr("rows", 12).
				Body(app.Text(p.leaflet().text())),
		)
	}
	out.add(placeFor("plan"))
	return el("section", "take").Attr("data-take", true).Body(out...)
}

func (t *Taker) onPrint(app.Context, app.Event) { app.Window().Call("print") }

// onCopy puts the plan into the clipboard as text.
func (t *Taker) onCopy(app.Context, app.Event) {
	t.settled = true
	place := t.trail.at
	copyText(t.newPlanPage(t.result()).leaflet().text(), func(ok bool) {
		t.context.Dispatch(func(app.Context) {
			if t.trail.at != place {
				return
			}
			t.copied = copied
			if !ok {
				t.copied = notAllowed
				t.context.Defer(func(app.Context) { selectAll("plan-text") })
			}
		})
	})
}
