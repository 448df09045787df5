package served

import (
	"path"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Loader is what the page for hosts has to know of the script that they load.
type Loader struct {
	Address   string // of the newest
	Pinned    string // of this version
	Integrity string // of this version
	Base      string // of the site; empty for wherever the page was found
	Style     string // that keeps the element's place
}

// Hosts draws the body of the page on which the owner of another site makes
// the line to paste, and its title. The script of that page does the rest.
func Hosts(list []*engine.Program, l Loader) (title string, body []app.UI) {
	m := ui.MessagesIn(ui.FallbackLanguage)
	title = m.Say("hosts.title")
	page := ui.PageOf("hosts",
		ui.Heading("h1", title),
		m.Label("p", "hosts.lead", "lead"),
		ui.El("form", "hosts").Attr("data-hosts", true).Attr("autocomplete", "off").
			Attr("data-loader", l.Address).Attr("data-pinned", l.Pinned).Attr("data-integrity", l.Integrity).
			Attr("data-base", l.Base).Attr("data-style", l.Style).
			Body(m.Label("h2", "hosts.choose", "title"), hostFields(m, list)),
		hostCode(m, "code", "hosts.code"),
		hostCode(m, "code-pinned", "hosts.pinned", m.Label("p", "hosts.pinned.text", "quiet")),
		ui.El("p", "said").Attr("role", "status").Body(
			m.Label("span", "hosts.copied").Attr("data-said", "copied").Attr("hidden", true),
			m.Label("span", "hosts.by-hand").Attr("data-said", "by-hand").Attr("hidden", true),
		),
		m.Label("p", "hosts.more", "quiet"),
		m.Label("h2", "hosts.preview", "title"),
		ui.El("div").Attr("data-preview", true),
	)
	return title, []app.UI{ui.Shell(m, page), ui.Footer(m, ui.SafetyAddress)}
}

// hostFields draws what a host can choose.
func hostFields(m ui.Messages, list []*engine.Program) app.UI {
	names, languages := ui.Body{}, []string{}
	for _, p := range list {
		b := p.Bundle()
		names.Add(ui.Labelled("option", b.Title).Attr("value", b.Assessment))
		if !slices.Contains(languages, b.Language) {
			languages = append(languages, b.Language)
		}
	}
	spoken, countries := ui.Body{}, ui.Body{m.Label("option", "hosts.country.any").Attr("value", "auto")}
	for _, language := range languages {
		spoken.Add(ui.Labelled("option", language).Attr("value", language))
	}
	for _, c := range allHelp(list).Countries {
		countries.Add(ui.Labelled("option", c.Name).Attr("value", c.Code))
	}
	return ui.El("div").Body(
		hostChoice(m, "hosts.name", names),
		hostChoice(m, "hosts.start", hostOptions(m, "hosts.start.inline", "hosts.start.button")),
		hostChoice(m, "hosts.theme", hostOptions(m, "hosts.theme.auto", "hosts.theme.light", "hosts.theme.dark")),
		hostChoice(m, "hosts.lang", spoken),
		hostChoice(m, "hosts.country", countries),
		ui.El("p", "country").Body(
			m.Label("label", "hosts.accent").Attr("for", "host-accent"),
			app.ElemSelfClosing("input").Class("amount").Attr("id", "host-accent").Attr("name", "accent").Attr("type", "text").
				Attr("aria-describedby", "host-accent-help").Attr("spellcheck", false),
			m.Label("span", "hosts.accent.help", "quiet").Attr("id", "host-accent-help"),
		),
	)
}

// hostOptions draws options; the end of a text's key is the value.
func hostOptions(m ui.Messages, keys ...string) ui.Body {
	var options ui.Body
	for _, key := range keys {
		options.Add(ui.Labelled("option", m.Say(key)).Attr("value", path.Ext(key)[1:]))
	}
	return options
}

// hostChoice draws a choice; the end of its text's key is the attribute.
func hostChoice(m ui.Messages, key string, options ui.Body) app.UI {
	name := path.Ext(key)[1:]
	return ui.El("p", "country").Body(
		ui.Labelled("label", m.Say(key)).Attr("for", "host-"+name),
		ui.El("select").Attr("id", "host-"+name).Attr("name", name).Body(options...),
	)
}

// hostCode draws a place for code, with a button that copies it.
func hostCode(m ui.Messages, id, title string, more ...app.UI) app.UI {
	inside := append(ui.Body{
		ui.El("h2", "title").Body(ui.Labelled("label", m.Say(title)).Attr("for", id)),
	}, more...)
	inside.Add(
		ui.El("textarea").Attr("id", id).Attr("readonly", true).Attr("rows", 6).Attr("spellcheck", false),
		m.Button("hosts.copy", "secondary").Attr("data-copy", id),
	)
	return ui.El("section", "code").Body(inside...)
}
