package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
)

// How many help lines are seen at once on a page that is about nothing else, and
// in a box; the rest are folded.
const (
	shownLines = 4
	boxedLines = 1
)

// guards draws what the guards say that come before the plan, or the others.
func (v *View) guards(urgent bool) []app.UI {
	var out Body
	for i := range v.Plan.Pages {
		if p := &v.Plan.Pages[i]; p.Urgent == urgent {
			out.Add(v.guard(p))
		}
	}
	return out
}

// guard draws what a guard says: the page's own subject, with whom to call
// before all words, or a box. Of a box the first paragraph and the first line are
// seen, and the rest opens.
func (v *View) guard(p *plan.Page) app.UI {
	seen := len(p.Paragraphs)
	if !p.Lead {
		seen = min(1, seen)
	}
	words := Body(Paragraphs(p.Paragraphs[:seen]))
	if rest := p.Paragraphs[seen:]; len(rest) > 0 {
		words.Add(Fold(v.Messages.Label("summary", "guards.rest"), Paragraphs(rest)...).Class("aside", "rest"))
	}
	words.Add(v.sources(p.Sources))
	class, out := "box", Body{Labelled("h2", p.Title)}
	if p.Lead {
		class, out = "guard", Body{Heading("h1", p.Title)}
		out.Add(v.help(p, "h2", shownLines))
		out.Add(words...)
	} else {
		out.Add(words...)
		out.Add(v.help(p, "h3", boxedLines))
	}
	return El("section", class).Attr("data-guard", p.ID).Body(out...)
}

// help draws the help lines of a guard's kinds, whom to call first of all, for
// the country that the taker picks; nothing for a guard that names none. One page
// asks for the country once: further help on it is folded.
func (v *View) help(p *plan.Page, level string, seen int) app.UI {
	if len(p.Help) == 0 {
		return nil
	}
	m := v.Messages
	title := m.Label(level, "help.title")
	lines, first := v.helpLines(p.Help)
	seen = min(seen, first)
	out := Body{title, v.danger(p.Help), El("div").Body(lines[:seen]...)}
	rest := El("div").Body(lines[seen:]...)
	switch {
	case p.Again:
		return Fold(El("summary").Body(title), append(out[1:], rest)...).Class("help-lines")
	case !p.Lead:
		out.Add(Fold(m.Label("summary", "help.others"), rest, v.otherCountries(p)).Class("more-lines"))
	case seen < len(lines):
		out.Add(Fold(m.Label("summary", "help.more"), rest).Class("more-lines"), v.otherCountries(p))
	default:
		out.Add(rest, v.otherCountries(p)) // the picker keeps its place, and focus, whatever country is picked
	}
	return El("div", "help-lines").Body(out...)
}

// otherCountries lets the taker pick a country, or look into those of all.
func (v *View) otherCountries(p *plan.Page) app.UI {
	switch help := &v.Program.Bundle().Help; {
	case len(help.Countries) == 0:
		return Nothing()
	case !inBrowser && v.Plain:
		return Fold(v.Messages.Label("summary", "help.elsewhere"), Everywhere(v.Messages, help, p.Help, "-")...).Class("elsewhere")
	}
	return v.countryPicker("country-" + p.ID)
}

// danger names the emergency number where none of the lines is one.
func (v *View) danger(kinds []string) app.UI {
	if slices.Contains(kinds, emergency) && len(plan.LinesOf(v.Plan.Lines, []string{emergency})) > 0 {
		return fresh(v.Plan.Country, Nothing())
	}
	return fresh(v.Plan.Country, v.Messages.Label("p", "help.danger"))
}

// emergency is the kind of lines that come at once.
const emergency = "emergency"

// helpLines draws the lines of the country, new ones when another is picked, and
// says how many of them are for the first attempts. The first that can be called
// is the button that stands out.
func (v *View) helpLines(kinds []string) (lines []app.UI, first int) {
	ordered, first := plan.InReach(plan.LinesOf(v.Plan.Lines, kinds))
	for i, l := range ordered {
		lines = append(lines, fresh(v.Plan.Country, HelpLine(v.Messages, l, i == 0)))
	}
	return lines, first
}

func (v *View) countryPicker(id string) app.UI {
	m, options := v.Messages, Body{}
	for _, c := range v.Program.Bundle().Help.Countries {
		options.Add(Labelled("option", c.Name).Attr("value", c.Code).Attr("selected", c.Code == v.Plan.Country))
	}
	// The value of "elsewhere" is not empty: go-app leaves empty attributes out.
	options.Add(m.Label("option", "help.elsewhere").
		Attr("value", "-").Attr("selected", v.Plan.Country == ""))
	return El("p", "country").Body(
		m.Label("label", "help.country").Attr("for", id),
		El("select").Attr("id", id).Attr("autocomplete", "off").OnChange(v.Acts.Country).Body(options...),
	)
}

// Everywhere draws the help lines of every country, folded but for one, and
// then the directories that list help everywhere. No kinds are all kinds.
func Everywhere(m Messages, help *engine.HelpLines, kinds []string, open string) []app.UI {
	var out []app.UI
	part := func(name string, list []engine.HelpLine, open bool) {
		var lines []app.UI
		for _, l := range plan.LinesOf(list, kinds) {
			lines = append(lines, HelpLine(m, l, false))
		}
		if len(lines) > 0 {
			out = append(out, Fold(Labelled("summary", name), lines...).Class("place").Attr("open", open))
		}
	}
	for i := range help.Countries {
		c := &help.Countries[i]
		part(c.Name, c.Lines, c.Code == open)
	}
	part(m.Say("help.anywhere"), help.World, open == "")
	return out
}

// HelpLine draws one line of help, with a button to call and one to send a text
// message. There is one only if a telephone does exactly what is shown.
func HelpLine(m Messages, l *engine.HelpLine, first bool) app.UI {
	out := Body{asIs(Labelled("strong", l.Name))}
	class := "call"
	if first {
		class = "call first"
	}
	out.Add(reach(m, "help.call", "tel:", l.Number, class), reach(m, "help.text", "sms:", l.Text, "call"))
	if l.Web != "" {
		out.Add(asIs(Labelled("span", l.Web, "web")))
	}
	if l.Hours != "" {
		out.Add(Labelled("span", l.Hours, "quiet"))
	}
	return El("p", "line").Attr("data-line", l.Name).Body(out...)
}

// reach is a way to reach a line: a button, or a number to be read, or nothing.
func reach(m Messages, key, scheme, number, class string) app.UI {
	if number == "" {
		return nil
	}
	shown := asIs(Labelled("span", number, "number"))
	dialled, ok := plan.Dialled(number)
	if !ok {
		return shown
	}
	return El("a", class).Attr("href", scheme+dialled).Body(Words(m.Say(key)+" "), shown)
}
