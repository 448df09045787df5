package ui

import (
	"path"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
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
	m := MessagesIn(fallbackLanguage)
	title = m.say("hosts.title")
	page := pageOf("hosts",
		heading("h1", title),
		m.label("p", "hosts.lead", "lead"),
		el("form", "hosts").Attr("data-hosts", true).Attr("autocomplete", "off").
			Attr("data-loader", l.Address).Attr("data-pinned", l.Pinned).Attr("data-integrity", l.Integrity).
			Attr("data-base", l.Base).Attr("data-style", l.Style).
			Body(m.label("h2", "hosts.choose", "title"), m.hostFields(list)),
		m.hostCode("code", "hosts.code"),
		m.hostCode("code-pinned", "hosts.pinned", m.label("p", "hosts.pinned.text", "quiet")),
		el("p", "said").Attr("role", "status").Body(
			m.label("span", "hosts.copied").Attr("data-said", "copied").Attr("hidden", true),
			m.label("span", "hosts.by-hand").Attr("data-said", "by-hand").Attr("hidden", true),
		),
		m.label("p", "hosts.more", "quiet"),
		m.label("h2", "hosts.preview", "title"),
		el("div").Attr("data-preview", true),
	)
	return title, []app.UI{frame(m, page), footer(m, safetyAddress)}
}

// hostFields draws what a host can choose.
func (m Messages) hostFields(list []*engine.Program) app.UI {
	names, languages := body{}, []string{}
	for _, p := range list {
		b := p.Bundle()
		names.add(labelled("option", b.Title).Attr("value", b.Assessment))
		if !slices.Contains(languages, b.Language) {
			languages = append(languages, b.Language)
		}
	}
	spoken, countries := body{}, body{m.label("option", "hosts.country.any").Attr("value", "auto")}
	for _, language := range languages {
		spoken.add(labelled("option", language).Attr("value", language))
	}
	for _, c := range allHelp(list).Countries {
		countries.add(labelled("option", c.Name).Attr("value", c.Code))
	}
	return el("div").Body(
		m.hostChoice("hosts.name", names),
		m.hostChoice("hosts.start", m.hostOptions("hosts.start.inline", "hosts.start.button")),
		m.hostChoice("hosts.theme", m.hostOptions("hosts.theme.auto", "hosts.theme.light", "hosts.theme.dark")),
		m.hostChoice("hosts.lang", spoken),
		m.hostChoice("hosts.country", countries),
		el("p", "country").Body(
			m.label("label", "hosts.accent").Attr("for", "host-accent"),
			app.ElemSelfClosing("input").Class("amount").Attr("id", "host-accent").Attr("name", "accent").Attr("type", "text").
				Attr("aria-describedby", "host-accent-help").Attr("spellcheck", false),
			m.label("span", "hosts.accent.help", "quiet").Attr("id", "host-accent-help"),
		),
	)
}

// hostOptions draws options; the end of a text's key is the value.
func (m Messages) hostOptions(keys ...string) body {
	var options body
	for _, key := range keys {
		options.add(labelled("option", m.say(key)).Attr("value", path.Ext(key)[1:]))
	}
	return options
}

// hostChoice draws a choice; the end of its text's key is the attribute.
func (m Messages) hostChoice(key string, options body) app.UI {
	name := path.Ext(key)[1:]
	return el("p", "country").Body(
		labelled("label", m.say(key)).Attr("for", "host-"+name),
		el("select").Attr("id", "host-"+name).Attr("name", name).Body(options...),
	)
}

// hostCode draws a place for code, with a button that copies it.
func (m Messages) hostCode(id, title string, more ...app.UI) app.UI {
	inside := append(body{
		el("h2", "title").Body(labelled("label", m.say(title)).Attr("for", id)),
	}, more...)
	inside.add(
		el("textarea").Attr("id", id).Attr("readonly", true).Attr("rows", 6).Attr("spellcheck", false),
		m.button("hosts.copy", "secondary").Attr("data-copy", id),
	)
	return el("section", "code").Body(inside...)
}
