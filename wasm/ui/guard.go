package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// guard draws what a guard says: as the page's own subject if it comes first,
// else as a box.
func (t *Taker) guard(id string, first bool) app.UI {
	g, ok := t.program.Guard(id)
	if !ok || g.Page == nil {
		return el("section").Attr("data-guard", id)
	}
	class, title, below := "box", labelled("h2", g.Page.Title), "h3"
	if first {
		class, title, below = "guard", heading("h1", g.Page.Title), "h2"
	}
	body := append([]app.UI{title}, paragraphs(g.Page.Paragraphs)...)
	if len(g.Page.Help) > 0 {
		body = append(body, t.help(id, below, g.Page.Help))
	}
	if sources := t.sources(g.Page.Sources); sources != nil {
		body = append(body, sources)
	}
	return el("section", class).Attr("data-guard", id).Body(body...)
}

// help draws the help lines of some kinds, most urgent first, for a country
// that the taker picks.
func (t *Taker) help(guard, level string, kinds []string) app.UI {
	m := t.messages
	body := []app.UI{labelled(level, m.say("help.title")), labelled("p", m.say("help.danger"))}
	if len(t.program.Bundle().Help.Countries) > 0 {
		body = append(body, t.countryPicker("country-"+guard))
	}
	for _, l := range linesOf(t.lines(), kinds) {
		body = append(body, helpLine(l))
	}
	return el("div", "help-lines").Body(body...)
}

func (t *Taker) countryPicker(id string) app.UI {
	m := t.messages
	option := func(code, name string) app.UI {
		return labelled("option", name).Attr("value", code).Attr("selected", code == t.country)
	}
	// The value of "elsewhere" is not empty: go-app leaves empty attributes out.
	options := []app.UI{}
	for i := range t.program.Bundle().Help.Countries {
		c := &t.program.Bundle().Help.Countries[i]
		options = append(options, option(c.Code, c.Name))
	}
	options = append(options, labelled("option", m.say("help.elsewhere")).
		Attr("value", "-").Attr("selected", t.country == ""))
	return el("p", "country").Body(
		labelled("label", m.say("help.country")).Attr("for", id),
		el("select").Attr("id", id).Attr("autocomplete", "off").OnChange(t.onCountry).Body(options...),
	)
}

func (t *Taker) onCountry(ctx app.Context, _ app.Event) {
	t.country = t.knownCountry(ctx.JSSrc().Get("value").String())
}

// knownCountry is the code if there are help lines for it, or nothing.
func (t *Taker) knownCountry(code string) string {
	for i := range t.program.Bundle().Help.Countries {
		if t.program.Bundle().Help.Countries[i].Code == code {
			return code
		}
	}
	return ""
}

// lines are the help lines of the taker's country, then the directories that
// list help everywhere.
func (t *Taker) lines() []engine.HelpLine {
	help := &t.program.Bundle().Help
	for i := range help.Countries {
		if help.Countries[i].Code == t.country {
			return slices.Concat(help.Countries[i].Lines, help.World)
		}
	}
	return help.World
}

// linesOf picks the lines of some kinds, in the order of the kinds, each once.
func linesOf(lines []engine.HelpLine, kinds []string) []*engine.HelpLine {
	var out []*engine.HelpLine
	for _, kind := range kinds {
		for i := range lines {
			l := &lines[i]
			if slices.Contains(l.Kinds, kind) && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

func helpLine(l *engine.HelpLine) app.UI {
	body := []app.UI{labelled("strong", l.Name)}
	if l.Number != "" {
		body = append(body, labelled("a", l.Number, "number").Attr("href", "tel:"+dialled(l.Number)))
	}
	if l.Web != "" {
		body = append(body, labelled("span", l.Web, "web"))
	}
	if l.Hours != "" {
		body = append(body, labelled("span", l.Hours, "quiet"))
	}
	return el("p", "line").Attr("data-line", l.Name).Body(body...)
}

// dialled is a number without what is only there to be read.
func dialled(number string) string {
	return strings.Map(func(r rune) rune {
		if r == '+' || r == '*' || r == '#' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, number)
}
