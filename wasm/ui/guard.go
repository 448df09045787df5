package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// shownLines is how many help lines are seen at once; the rest are folded.
const shownLines = 4

// guards draws what the guards that fired say: those that name somebody to
// call, and the others. The first of all is the page's own subject where lead
// is true, and else each is a box. Help lines are seen once, and folded in what
// comes after.
func (t *Taker) guards(r *engine.Result, lead bool) (urgent, others []app.UI) {
	helped := false
	for i, shown := range r.Pages {
		g, ok := t.program.Guard(shown.ID)
		if !ok || g.Page == nil {
			continue
		}
		drawn := t.guard(g, lead && i == 0, !helped)
		if len(g.Page.Help) > 0 || lead && i == 0 {
			urgent, helped = append(urgent, drawn), helped || len(g.Page.Help) > 0
		} else {
			others = append(others, drawn)
		}
	}
	return urgent, others
}

func (t *Taker) guard(g *engine.Guard, lead, help bool) app.UI {
	class, title, below := "box", labelled("h2", g.Page.Title), "h3"
	body := []app.UI{title}
	if lead {
		class, below = "guard", "h2"
		body = []app.UI{heading("h1", g.Page.Title)}
	}
	if lead && len(g.Page.Help) > 0 {
		target := helpID(g.ID)
		body = append(body, el("p").Body(
			t.messages.label("a", "help.title", "jump").Attr("href", "#"+target).Attr("data-focus", target)))
	}
	body = append(body, paragraphs(g.Page.Paragraphs)...)
	if len(g.Page.Help) > 0 {
		body = append(body, t.help(g, below, help))
	}
	if sources := t.sources(g.Page.Sources); sources != nil {
		body = append(body, sources)
	}
	return el("section", class).Attr("data-guard", g.ID).Body(body...)
}

func helpID(guard string) string { return "help-lines-" + guard }

// help draws the help lines of a guard's kinds, most urgent first, for a
// country that the taker picks.
func (t *Taker) help(g *engine.Guard, level string, open bool) app.UI {
	m := t.messages
	title := m.label(level, "help.title").Attr("id", helpID(g.ID)).TabIndex(-1)
	body := []app.UI{m.label("p", "help.danger")}
	switch {
	case !inBrowser && t.plain:
		body = append(body, everywhere(m, &t.program.Bundle().Help, g.Page.Help, t.country)...)
	case len(t.program.Bundle().Help.Countries) > 0:
		body = append(body, t.countryPicker("country-"+g.ID))
		fallthrough
	default:
		body = append(body, t.helpLines(g.Page.Help)...)
	}
	if !open {
		return fold(el("summary").Body(title), body...).Class("help-lines")
	}
	return el("div", "help-lines").Body(append([]app.UI{title}, body...)...)
}

func (t *Taker) helpLines(kinds []string) []app.UI {
	var lines []app.UI
	for _, l := range linesOf(t.lines(), kinds) {
		lines = append(lines, helpLine(l))
	}
	if len(lines) <= shownLines+1 {
		return lines
	}
	more := fold(t.messages.label("summary", "help.more"), lines[shownLines:]...).Class("aside")
	return append(slices.Clip(lines[:shownLines]), more)
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
	options = append(options, m.label("option", "help.elsewhere").
		Attr("value", "-").Attr("selected", t.country == ""))
	return el("p", "country").Body(
		m.label("label", "help.country").Attr("for", id),
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

// everywhere draws the help lines of every country, folded but for one, and
// then the directories that list help everywhere. No kinds are all kinds.
func everywhere(m Messages, help *engine.HelpLines, kinds []string, open string) []app.UI {
	var out []app.UI
	part := func(name string, list []engine.HelpLine, open bool) {
		var lines []app.UI
		for _, l := range linesOf(list, kinds) {
			lines = append(lines, helpLine(l))
		}
		if len(lines) > 0 {
			out = append(out, fold(labelled("summary", name), lines...).Class("place").Attr("open", open))
		}
	}
	for i := range help.Countries {
		c := &help.Countries[i]
		part(c.Name, c.Lines, c.Code == open)
	}
	part(m.say("help.anywhere"), help.World, open == "")
	return out
}

// linesOf picks the lines of some kinds, in the order of the kinds, each once;
// without kinds all of them.
func linesOf(lines []engine.HelpLine, kinds []string) []*engine.HelpLine {
	var out []*engine.HelpLine
	if kinds == nil {
		for i := range lines {
			out = append(out, &lines[i])
		}
	}
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
