package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Interruption is the page before the first sensitive question: how to leave
// at once, and what that cannot do.
func Interruption(m Messages, b *engine.Bundle, onBack, onGo app.EventHandler) app.HTMLElem {
	return PageOf("interruption",
		Back(m).OnClick(onBack),
		Heading("h1", m.Say("interruption.title")),
		Labelled("p", m.Say("interruption.lead"), "lead"),
		leaving(m),
		Labelled("p", m.Say("interruption.history")),
		El("p").Body(Labelled("a", m.Say("interruption.safety")).Attr("href", SafetyOf(b))),
		Button(m.Say("interruption.go"), "primary").Attr("data-start", true).OnClick(onGo),
	)
}

// leaving says how to leave at once.
func leaving(m Messages) app.UI {
	return El("ul").Body(
		Labelled("li", m.Say("leaving.button")),
		Labelled("li", m.Say("leaving.shift")),
		Labelled("li", m.Say("leaving.clears")),
	)
}

// AsksSensitive reports whether an assessment asks what nobody else may see.
func AsksSensitive(asking []engine.Asked) bool {
	return slices.ContainsFunc(asking, func(a engine.Asked) bool { return a.Question.Sensitive || a.Question.HasSensitive() })
}
