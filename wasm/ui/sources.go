package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// SourcesAddress is where the page on an assessment's sources is, or nothing if
// it names none.
func SourcesAddress(b *engine.Bundle) string {
	if len(b.Sources) == 0 {
		return ""
	}
	return "/" + b.Assessment + "/sources"
}

// Sources draws the body of the page on what an assessment rests on: each
// source with what is known from it, and how sure that is; and its title.
func Sources(p *engine.Program) (title string, body []app.UI) {
	b := p.Bundle()
	m := MessagesIn(b.Language)
	title = m.say("sources.title")
	var items []app.UI
	for i := range b.Sources {
		items = append(items, source(m, &b.Sources[i]))
	}
	return title, []app.UI{
		frame(m, pageOf("sources",
			heading("h1", title),
			labelled("p", b.Title, "eyebrow"),
			m.label("p", "sources.lead", "lead"),
			m.label("p", "sources.limits"),
			el("ul", "sources").Body(items...),
			el("p").Body(m.label("a", "sources.back").Attr("href", "/"+b.Assessment)),
			m.label("p", "safety.back.text", "quiet"),
		)),
		footer(m, safetyOf(b)),
	}
}

// source draws one source.
func source(m Messages, s *engine.Source) app.UI {
	item := []app.UI{labelled("p", s.Title, "what")}
	if s.Text != "" {
		item = append(item, labelled("p", s.Text))
	}
	if s.Sure != "" {
		item = append(item, el("p", "quiet").Body(m.label("strong", "sources.sure"), words(" "+s.Sure)))
	}
	return el("li").Attr("data-source", s.ID).Body(item...)
}

// sourcesLink leads to that page from the foot of an assessment's pages, or is
// nothing.
func sourcesLink(m Messages, b *engine.Bundle) []app.UI {
	if SourcesAddress(b) == "" {
		return nil
	}
	return []app.UI{el("p").Body(m.label("a", "sources.title").Attr("href", SourcesAddress(b)))}
}
