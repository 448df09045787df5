package served

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Sources draws the body of the page on what an assessment rests on: each
// source with what is known from it, and how sure that is; and its title.
func Sources(p *engine.Program) (title string, body []app.UI) {
	b := p.Bundle()
	m := ui.MessagesIn(b.Language)
	title = m.Say("sources.title")
	var items []app.UI
	for i := range b.Sources {
		items = append(items, source(m, &b.Sources[i]))
	}
	return title, []app.UI{
		ui.Shell(m, ui.PageOf("sources",
			ui.Heading("h1", title),
			ui.Labelled("p", b.Title, "eyebrow"),
			m.Label("p", "sources.lead", "lead"),
			m.Label("p", "sources.limits"),
			ui.El("ul", "sources").Body(items...),
			ui.El("p").Body(m.Label("a", "sources.back").Attr("href", "/"+b.Assessment)),
			m.Label("p", "safety.back.text", "quiet"),
		)),
		ui.Footer(m, ui.SafetyOf(b)),
	}
}

// source draws one source.
func source(m ui.Messages, s *engine.Source) app.UI {
	item := []app.UI{ui.Labelled("p", s.Title, "what")}
	if s.Text != "" {
		item = append(item, ui.Labelled("p", s.Text))
	}
	if s.Sure != "" {
		item = append(item, ui.El("p", "quiet").Body(m.Label("strong", "sources.sure"), ui.Words(" "+s.Sure)))
	}
	return ui.El("li").Attr("data-source", s.ID).Body(item...)
}
