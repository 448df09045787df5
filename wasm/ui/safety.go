package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// interruption is the page before the first sensitive question: how to leave
// at once, and what that cannot do.
func interruption(m Messages, b *engine.Bundle, onBack, onGo app.EventHandler) app.HTMLElem {
	return pageOf(string(interruptionPage),
		back(m).OnClick(onBack),
		heading("h1", m.say("interruption.title")),
		labelled("p", m.say("interruption.lead"), "lead"),
		leaving(m),
		labelled("p", m.say("interruption.history")),
		el("p").Body(labelled("a", m.say("interruption.safety")).Attr("href", safetyOf(b))),
		button(m.say("interruption.go"), "primary").Attr("data-start", true).OnClick(onGo),
	)
}

// leaving says how to leave at once.
func leaving(m Messages) app.UI {
	return el("ul").Body(
		labelled("li", m.say("leaving.button")),
		labelled("li", m.say("leaving.shift")),
		labelled("li", m.say("leaving.clears")),
	)
}

// safetyAddress is where the safety page is.
const safetyAddress = "/safety"

// safetyOf is its address below an assessment's, so that it is there for
// whoever keeps that for offline.
func safetyOf(b *engine.Bundle) string { return linkTo("/" + b.Assessment + safetyAddress) }

// Safety draws the body of the page on using these pages when somebody else
// could look, with the help lines of all assessments, and its title.
func Safety(list []*engine.Program) (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	title = m.say("safety.title")
	page := []app.UI{heading("h1", title), labelled("p", m.say("safety.lead"), "lead")}
	for _, part := range safetyParts(m) {
		page = append(page, el("section", "safe").Body(labelled("h2", part[0]), labelled("p", part[1])))
	}
	page = append(page, el("section", "help-lines").Body(append(
		[]app.UI{labelled("h2", m.say("help.title")), labelled("p", m.say("help.danger"))},
		everywhere(m, allHelp(list), nil, "")...)...))
	page = append(page, el("p").Body(labelled("a", m.say("problem.home")).Attr("href", "/")))
	return title, []app.UI{frame(m, pageOf("safety", page...)), footer(m, safetyAddress)}
}

// safetyParts are the parts of the safety page: title and text.
func safetyParts(m Messages) [][2]string {
	return [][2]string{
		{m.say("safety.device.title"), m.say("safety.device.text")},
		{m.say("safety.private.title"), m.say("safety.private.text")},
		{m.say("safety.history.title"), m.say("safety.history.text")},
		{m.say("safety.spyware.title"), m.say("safety.spyware.text")},
		{m.say("safety.exit.title"), m.say("safety.exit.text")},
		{m.say("safety.offline.title"), m.say("safety.offline.text")},
		{m.say("safety.kept.title"), m.say("safety.kept.text")},
		{m.say("safety.files.title"), m.say("safety.files.text")},
		{m.say("safety.back.title"), m.say("safety.back.text")},
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
