package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// ways are the ways on for whom the program does not come: they lead to the
// plain form, if there is a server to answer it.
type ways struct {
	messages Messages
	program  *engine.Program
	served   bool
}

func formAddress(b *engine.Bundle) string { return "/" + b.Assessment + "/form" }

// stuck is for a browser that runs scripts but not the start script.
func (w ways) stuck() app.UI {
	return el("div", "stuck").Body(w.messages.label("p", "stuck.text"), w.otherwise())
}

// otherwise leads to the form, which needs no program.
func (w ways) otherwise() app.UI {
	if !w.served {
		return nothing()
	}
	return el("p").Body(words(w.messages.say("otherwise.text")+" "),
		w.messages.label("a", "otherwise.go").Attr("href", formAddress(w.program.Bundle())))
}

// instead offers to go on with the form, and says what that means: only this
// button sends the answers given so far.
func (w ways) instead() app.UI {
	if !w.served {
		return nothing()
	}
	return el("div", "instead").Body(
		w.messages.label("h2", "instead.title"),
		w.messages.label("p", "instead.text"),
		w.messages.button("instead.go", "secondary").Attr("data-send", true),
	)
}

func (w ways) waiting() app.HTMLElem {
	return pageOf("waiting",
		back(w.messages),
		heading("h1", w.messages.say("waiting.title")),
		w.messages.label("p", "waiting.text").Attr("role", "status"),
		el("div", "later").Body(w.instead()),
	)
}

// noscript is what a browser without scripting shows below the introduction:
// what is other than described there, and the form with the first section.
// With scripting on it is no more than text, so that nothing can be sent by
// accident whatever fails to load.
func (w ways) noscript() app.UI {
	m := w.messages
	safety := el("p").Body(m.label("a", "interruption.safety").Attr("href", safetyOf(w.program.Bundle())))
	if !w.served {
		return el("noscript").Body(el("section", "box").Body(
			m.label("h2", "noscript.title"), m.label("p", "noscript.needed"), safety))
	}
	f := NewForm(w.program)
	f.prefix = "form-"
	return el("noscript").Body(
		el("section", "box").Body(
			m.label("h2", "noscript.title"),
			m.label("p", "noscript.text"),
			m.label("p", "noscript.keeps"),
			m.label("p", "noscript.exit"),
			safety,
		),
		f.form(f.section()...),
	)
}

// Beside draws what a document in a frame on another site holds beside the
// page: what to know where that site runs no script of ours, and what is shown
// when leaving cannot leave that site. The frame script shows them.
func Beside(language string) []app.UI {
	m := MessagesIn(language)
	return []app.UI{
		m.label("p", "beside.alone", "alone").Attr("data-alone", true).Attr("hidden", true),
		el("div", "left").Attr("data-left", true).Attr("role", "alert").TabIndex(-1).Attr("hidden", true).
			Body(m.label("h1", "beside.left.title", "title"), m.label("p", "beside.left.text")),
	}
}

// Absent draws the body for a frame whose assessment is not there, and its
// title. It has no links: they would lead to pages that no frame may show.
func Absent() (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	title = m.say("problem.missing.title")
	return title, []app.UI{frame(m, pageOf("problem", heading("h1", title), m.label("p", "problem.missing.text")))}
}

// LoaderTexts are the texts of the script that shows an assessment on another
// site, by the names that it gives them.
func LoaderTexts() map[string]string {
	m := MessagesIn(fallbackLanguage)
	return map[string]string{
		"open": m.say("loader.open"), "start": m.say("loader.start"), "close": m.say("loader.close"),
		"failed": m.say("loader.failed"), "title": m.say("loader.title"),
	}
}

// ExitAddress is where leaving at once leads.
func ExitAddress() string { return MessagesIn(fallbackLanguage).say("exit.address") }
