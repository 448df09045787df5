package served

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Safety draws the body of the page on using these pages when somebody else
// could look, with the help lines of all assessments, and its title.
func Safety(list []*engine.Program) (title string, body []app.UI) {
	m := ui.MessagesIn(ui.FallbackLanguage)
	title = m.Say("safety.title")
	page := []app.UI{ui.Heading("h1", title), ui.Labelled("p", m.Say("safety.lead"), "lead")}
	for _, part := range safetyParts(m) {
		page = append(page, ui.El("section", "safe").Body(ui.Labelled("h2", part[0]), ui.Labelled("p", part[1])))
	}
	page = append(page, ui.El("section", "help-lines").Body(append(
		[]app.UI{ui.Labelled("h2", m.Say("help.title")), ui.Labelled("p", m.Say("help.danger"))},
		ui.Everywhere(m, allHelp(list), nil, "")...)...))
	page = append(page, ui.El("p").Body(ui.Labelled("a", m.Say("problem.home")).Attr("href", "/")))
	return title, []app.UI{ui.Shell(m, ui.PageOf("safety", page...)), ui.Footer(m, ui.SafetyAddress)}
}

// safetyParts are the parts of the safety page: title and text.
func safetyParts(m ui.Messages) [][2]string {
	return [][2]string{
		{m.Say("safety.device.title"), m.Say("safety.device.text")},
		{m.Say("safety.private.title"), m.Say("safety.private.text")},
		{m.Say("safety.history.title"), m.Say("safety.history.text")},
		{m.Say("safety.spyware.title"), m.Say("safety.spyware.text")},
		{m.Say("safety.exit.title"), m.Say("safety.exit.text")},
		{m.Say("safety.offline.title"), m.Say("safety.offline.text")},
		{m.Say("safety.kept.title"), m.Say("safety.kept.text")},
		{m.Say("safety.files.title"), m.Say("safety.files.text")},
		{m.Say("safety.back.title"), m.Say("safety.back.text")},
	}
}

// allHelp gathers the help lines of all assessments, each once.
func allHelp(list []*engine.Program) *engine.HelpLines {
	all := &engine.HelpLines{}
	for _, p := range list {
		help := &p.Bundle().Help
		all.World = addLines(all.World, help.World)
		for _, c := range help.Countries {
			at := slices.IndexFunc(all.Countries, func(known engine.Country) bool { return known.Code == c.Code })
			if at < 0 {
				all.Countries = append(all.Countries, engine.Country{Code: c.Code, Name: c.Name})
				at = len(all.Countries) - 1
			}
			all.Countries[at].Lines = addLines(all.Countries[at].Lines, c.Lines)
		}
	}
	return all
}

func addLines(known, more []engine.HelpLine) []engine.HelpLine {
	for _, l := range more {
		same := func(k engine.HelpLine) bool { return k.Name == l.Name && k.Number == l.Number }
		if !slices.ContainsFunc(known, same) {
			known = append(known, l)
		}
	}
	return known
}
