package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/plan"
)

// onPaper says how each kind of piece of a leaflet is drawn.
var onPaper = [...]struct{ tag, class string }{
	plan.TitlePiece: {tag: "h1"},
	plan.PartPiece:  {tag: "h2"},
	plan.StepPiece:  {tag: "h3", class: "tick"},
	plan.DonePiece:  {tag: "h3", class: "tick done"},
	plan.HeldPiece:  {tag: "h3", class: "wait"},
	plan.TextPiece:  {tag: "p"},
	plan.ItemPiece:  {tag: "p", class: "item"},
	plan.NotePiece:  {tag: "p", class: "note"},
	plan.LinePiece:  {tag: "p", class: "item"},
}

// Leaflet is the plan to take along.
func (v *View) Leaflet() plan.Leaflet { return v.Plan.Leaflet(v.Messages.Say) }

// leaflet draws the leaflet, which is seen on paper only. A heading and what
// belongs to it stay together.
func (v *View) leaflet() app.UI {
	var out, group []app.UI
	for i, p := range v.Leaflet() {
		form := &onPaper[p.Kind]
		if i > 0 && form.tag != "p" {
			out, group = append(out, El("div", "piece").Body(group...)), nil
		}
		line := Labelled(form.tag, p.Text, form.class)
		if p.Kind == plan.LinePiece {
			line = asIs(line)
		}
		group = append(group, line)
	}
	out = append(out, El("div", "piece").Body(group...))
	return fresh(v.Plan.Country, El("section", "leaflet").Attr("data-leaflet", true).Body(out...))
}
