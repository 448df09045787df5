package served

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/form"
	"amends/wasm/ui"
)

// ways are the ways on for whom the program does not come: they lead to the
// plain form, if there is a server to answer it.
type ways struct {
	messages ui.Messages
	program  *engine.Program
	served   bool
}

// stuck is for a browser that runs scripts but not the start script.
func (w ways) stuck() app.UI {
	return ui.El("div", "stuck").Body(w.messages.Label("p", "stuck.text"), w.otherwise())
}

// otherwise leads to the form, which needs no program.
func (w ways) otherwise() app.UI {
	if !w.served {
		return ui.Nothing()
	}
	return ui.El("p").Body(ui.Words(w.messages.Say("otherwise.text")+" "),
		w.messages.Label("a", "otherwise.go").Attr("href", ui.FormAddress(w.program.Bundle())))
}

// instead offers to go on with the form, and says what that means: only this
// button sends the answers given so far.
func (w ways) instead() app.UI {
	if !w.served {
		return ui.Nothing()
	}
	return ui.El("div", "instead").Body(
		w.messages.Label("h2", "instead.title"),
		w.messages.Label("p", "instead.text"),
		w.messages.Button("instead.go", "secondary").Attr("data-send", true),
	)
}

func (w ways) waiting() app.HTMLElem {
	return ui.PageOf("waiting",
		ui.Back(w.messages),
		ui.Heading("h1", w.messages.Say("waiting.title")),
		w.messages.Label("p", "waiting.text").Attr("role", "status"),
		ui.El("div", "later").Body(w.instead()),
	)
}

// noscript is what a browser without scripting shows below the introduction:
// what is other than described there, and the form with the first section.
// With scripting on it is just text, so that nothing can be sent by
// accident whatever fails to load.
func (w ways) noscript() app.UI {
	m := w.messages
	safety := ui.El("p").Body(m.Label("a", "interruption.safety").Attr("href", ui.SafetyOf(w.program.Bundle())))
	if !w.served {
		return ui.El("noscript").Body(ui.El("section", "box").Body(
			m.Label("h2", "noscript.title"), m.Label("p", "noscript.needed"), safety))
	}
	return ui.El("noscript").Body(
		ui.El("section", "box").Body(
			m.Label("h2", "noscript.title"),
			m.Label("p", "noscript.text"),
			m.Label("p", "noscript.keeps"),
			m.Label("p", "noscript.exit"),
			safety,
		),
		form.First(w.program),
	)
}

// Beside draws what a document in a frame on another site holds beside the
// page: what to know where that site runs no script of ours, and what is shown
// when leaving cannot leave that site. The frame script shows them.
func Beside(language string) []app.UI {
	m := ui.MessagesIn(language)
	return []app.UI{
		m.Label("p", "beside.alone", "alone").Attr("data-alone", true).Attr("hidden", true),
		ui.El("div", "left").Attr("data-left", true).Attr("role", "alert").TabIndex(-1).Attr("hidden", true).
			Body(m.Label("h1", "beside.left.title", "title"), m.Label("p", "beside.left.text")),
	}
}

// Absent draws the body for a frame whose assessment is not there, and its
// title. It has no links: they would lead to pages that no frame may show.
func Absent() (title string, body []app.UI) {
	m := ui.MessagesIn(ui.FallbackLanguage)
	title = m.Say("problem.missing.title")
	return title, []app.UI{ui.Shell(m, ui.PageOf("problem", ui.Heading("h1", title), m.Label("p", "problem.missing.text")))}
}

// LoaderTexts are the texts of the script that shows an assessment on another
// site, by the names that it gives them.
func LoaderTexts() map[string]string {
	m := ui.MessagesIn(ui.FallbackLanguage)
	return map[string]string{
		"open": m.Say("loader.open"), "start": m.Say("loader.start"), "close": m.Say("loader.close"),
		"failed": m.Say("loader.failed"), "title": m.Say("loader.title"),
	}
}

// ExitAddress is where leaving at once leads.
func ExitAddress() string { return ui.MessagesIn(ui.FallbackLanguage).Say("exit.address") }
