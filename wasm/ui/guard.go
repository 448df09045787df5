package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
)

// shownLines is how many help lines are seen at once; the rest are folded.
const shownLines = 4

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

// guard draws what a guard says: the page's own subject, or a box.
func (v *View) guard(p *plan.Page) app.UI {
	class, below, out := "box", "h3", Body{Labelled("h2", p.Title)}
	if p.Lead {
		class, below, out = "guard", "h2", Body{Heading("h1", p.Title)}
	}
	if p.Lead && len(p.Help) > 0 {
		target := helpID(p.ID)
		out.Add(El("p").Body(
			v.Messages.Label("a", "help.title", "jump").Attr("href", "#"+target).Attr("data-focus", target)))
	}
	out.Add(Paragraphs(p.Paragraphs)...)
	if len(p.Help) > 0 {
		out.Add(v.help(p, below))
	}
	out.Add(v.sources(p.Sources))
	return El("section", class).Attr("data-guard", p.ID).Body(out...)
}

func helpID(guard string) string { return "help-lines-" + guard }

// help draws the help lines of a guard's kinds, most urgent first, for a
// country that the taker picks. They are seen once, and folded in what comes
// after.
func (v *View) help(p *plan.Page, level string) app.UI {
	m := v.Messages
	title := m.Label(level, "help.title").Attr("id", helpID(p.ID)).TabIndex(-1)
	out := Body{m.Label("p", "help.danger")}
	switch {
	case !inBrowser && v.Plain:
		out.Add(Everywhere(m, &v.Program.Bundle().Help, p.Help, v.Plan.Country)...)
	case len(v.Program.Bundle().Help.Countries) > 0:
		out.Add(v.countryPicker("country-" + p.ID))
		fallthrough
	default:
		out.Add(v.helpLines(p.Help)...)
	}
	if p.Again {
		return Fold(El("summary").Body(title), out...).Class("help-lines")
	}
	return El("div", "help-lines").Body(append(Body{title}, out...)...)
}

// helpLines draws the lines of the country, new ones when another is picked.
func (v *View) helpLines(kinds []string) []app.UI {
	var lines []app.UI
	for _, l := range plan.LinesOf(v.Plan.Lines, kinds) {
		lines = append(lines, fresh(v.Plan.Country, HelpLine(l)))
	}
	if len(lines) <= shownLines+1 {
		return lines
	}
	more := Fold(v.Messages.Label("summary", "help.more"), lines[shownLines:]...).Class("aside")
	return append(slices.Clip(lines[:shownLines]), fresh(v.Plan.Country, more))
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
			lines = append(lines, HelpLine(l))
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

// HelpLine draws one line of help. Its number is a link only if that dials
// exactly what is shown.
func HelpLine(l *engine.HelpLine) app.UI {
	out := Body{asIs(Labelled("strong", l.Name))}
	if l.Number != "" {
		number := asIs(Labelled("span", l.Number, "number"))
		if dialled, ok := plan.Dialled(l.Number); ok {
			number = asIs(Labelled("a", l.Number, "number")).Attr("href", "tel:"+dialled)
		}
		out.Add(number)
	}
	if l.Web != "" {
		out.Add(asIs(Labelled("span", l.Web, "web")))
	}
	if l.Hours != "" {
		out.Add(Labelled("span", l.Hours, "quiet"))
	}
	return El("p", "line").Attr("data-line", l.Name).Body(out...)
}
