package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Copy is how copying the plan went.
type Copy int

// How it went.
const (
	NotCopied Copy = iota
	Copied
	NotAllowed // the browser refused: the text is shown, to be copied by hand
)

// CopyID is the id of the field with the text to be copied by hand.
const CopyID = "plan-text"

// takeAway draws what can be done with a plan: print it, copy it.
func (v *View) takeAway() app.UI {
	m := v.Messages
	if v.Plain {
		return nil
	}
	var said Body
	if v.Copy == Copied {
		said.Add(m.Label("span", "take.copied"))
	}
	out := Body{
		m.Label("p", "take.text"),
		El("div", "buttons").Body(
			m.Button("take.print", "secondary").Attr("id", "print").OnClick(v.Acts.PrintPlan),
			m.Button("take.copy", "secondary").Attr("id", "copy").OnClick(v.Acts.CopyPlan),
			PlaceFor("copy"),
		),
		El("p", "said").Attr("role", "status").Body(said...),
	}
	if v.Copy == NotAllowed {
		out.Add(
			m.Label("label", "take.by-hand").Attr("for", CopyID),
			El("textarea").Attr("id", CopyID).Attr("readonly", true).Attr("rows", 12).Attr("translate", "no").
				Body(app.Text(v.Leaflet().Text())),
		)
	}
	out.Add(PlaceFor("plan"))
	return v.outline(m.Label("h3", "take.title"), 0, out).Class("take").Attr("data-take", true)
}

// PlaceFor is where package page's device script puts a part.
func PlaceFor(name string) app.UI { return El("div").Attr("data-place", name) }
