package served

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// device draws what package page's device script offers: to take steps and
// answers along, to keep answers on the device, and to go on with them. The
// script moves each part to its place (data-place) when the program has drawn
// one, and shows what fits; until then nothing of this is seen.
func device(m ui.Messages, b *engine.Bundle) app.UI {
	return ui.El("div").Attr("data-device", b.Assessment).Attr("hidden", true).Body(
		deviceOpen(m), deviceOpened(m), deviceCopy(m), devicePlan(m))
}

// deviceCopy is the plan as Markdown, beside the other copy.
func deviceCopy(m ui.Messages) app.UI {
	return ui.El("div", "device").Attr("data-part", "copy").Body(
		ui.El("div").Attr("data-offer", "copy").Body(
			m.Button("device.copy", "secondary").Attr("data-do", "copy"),
			ui.El("p", "said").Attr("role", "status").Body(says(m, "copied", "device.copied")...),
			ui.El("div").Attr("data-says", "by-hand").Attr("hidden", true).Body(
				m.Label("p", "device.by-hand"),
				ui.El("textarea").Attr("readonly", true).Attr("rows", 12).Attr("aria-label", m.Say("device.text")),
			),
		),
	)
}

// devicePlan is what can be done with a plan and its answers.
func devicePlan(m ui.Messages) app.UI {
	return ui.El("div", "device").Attr("data-part", "plan").Body(calendar(m), saving(m), holding(m))
}

// calendar lets the taker pick steps, a day for each, and what they are called.
func calendar(m ui.Messages) app.UI {
	return ui.Fold(ui.El("summary").Body(m.Label("h4", "calendar.title")),
		m.Label("p", "calendar.text"),
		m.Label("p", "calendar.trace"),
		ui.El("fieldset").Body(
			m.Label("legend", "calendar.steps", "lists"),
			ui.El("div").Attr("data-picks", true),
			ui.El("div").Attr("data-pick", true).Attr("hidden", true).Body(
				ui.El("div", "option").Body(input("checkbox"), ui.El("label")),
				ui.El("div", "when").Attr("hidden", true).Body(
					ui.El("p").Body(m.Label("label", "calendar.day"), input("date")),
					ui.El("p").Body(m.Label("label", "calendar.time"), input("time")),
				),
			),
		),
		ui.El("fieldset").Body(
			m.Label("legend", "calendar.called", "lists"),
			named(m, "calendar.neutral", "neutral", true),
			named(m, "calendar.own", "own", false),
			m.Label("p", "calendar.warning", "note").Attr("data-warning", true).Attr("hidden", true),
		),
		m.Button("calendar.go", "secondary").Attr("data-do", "calendar"),
		ui.El("p", "said").Attr("role", "status").Body(says(m,
			"saved", "calendar.saved", "none", "calendar.none", "date", "calendar.date", "empty", "calendar.empty")...),
	).Class("outline").Attr("data-offer", "calendar")
}

// named is a choice of what the entries of a calendar are called.
func named(m ui.Messages, key, value string, chosen bool) app.UI {
	id := "called-" + value
	return ui.El("div", "option").Body(
		input("radio").Attr("id", id).Attr("name", "called").Attr("value", value).Attr("checked", chosen),
		m.Label("label", key).Attr("for", id))
}

func saving(m ui.Messages) app.UI {
	return ui.Fold(ui.El("summary").Body(m.Label("h4", "save.title")),
		m.Label("p", "save.text"),
		m.Label("p", "save.trace"),
		m.Button("save.go", "secondary").Attr("data-do", "save"),
		ui.El("p", "said").Attr("role", "status").Body(says(m, "saved", "save.saved", "none", "save.none")...),
	).Class("outline").Attr("data-offer", "save")
}

// holding offers to keep the answers in the browser, locked.
func holding(m ui.Messages) app.UI {
	return ui.Fold(ui.El("summary").Body(m.Label("h4", "hold.title")),
		m.Label("p", "hold.text"),
		m.Label("p", "hold.trace"),
		m.Label("p", "hold.cannot", "box").Attr("data-cannot", true).Attr("hidden", true),
		ui.El("div").Attr("data-can", true).Body(
			m.Label("p", "hold.there", "box").Attr("data-kept", true).Attr("hidden", true),
			secret(m, "hold.words", "hold-words"),
			m.Label("p", "hold.hint", "quiet").Attr("id", "hold-hint"),
			secret(m, "hold.again", "hold-again"),
			ui.El("div", "buttons").Body(
				m.Button("hold.go", "secondary").Attr("data-do", "hold"),
				erase(m),
			),
		),
		ui.El("p", "said").Attr("role", "status").Body(says(m, "busy", "hold.busy", "kept", "hold.kept", "short", "hold.short",
			"differ", "hold.differ", "full", "hold.full", "none", "save.none", "erased", "hold.erased")...),
	).Class("outline").Attr("data-offer", "hold")
}

// deviceOpen offers to go on with answers of another day.
func deviceOpen(m ui.Messages) app.UI {
	return ui.El("div", "device").Attr("data-part", "intro").Body(
		ui.Fold(ui.El("summary").Body(m.Label("h2", "open.saved.title")),
			m.Label("p", "open.saved.text"),
			ui.El("p").Body(m.Label("label", "open.saved.file").Attr("for", "open-file"),
				input("file").Attr("id", "open-file").Attr("accept", ".json,application/json")),
			ui.El("div").Attr("data-kept", true).Attr("hidden", true).Body(
				m.Label("p", "open.saved.kept"),
				secret(m, "open.saved.words", "open-words"),
				ui.El("div", "buttons").Body(m.Button("open.saved.go", "secondary").Attr("data-do", "unlock"), erase(m)),
			),
			ui.El("p", "said").Attr("role", "status").Body(says(m, "busy", "hold.busy", "damaged", "opened.damaged",
				"foreign", "opened.foreign", "other", "opened.other", "large", "opened.large", "version", "opened.version",
				"wrong", "opened.wrong", "broken", "opened.broken", "nothing", "opened.nothing", "erased", "hold.erased")...),
		).Class("outline").Attr("data-offer", "open"),
	)
}

// deviceOpened says what came of that, until the plan is there.
func deviceOpened(m ui.Messages) app.UI {
	return ui.El("div", "box").Attr("data-part", "opened").Attr("role", "status").Body(
		m.Label("h2", "opened.title"),
		m.Label("p", "opened.text").Attr("data-going", true),
		m.Label("p", "opened.differs").Attr("data-differs", true),
		ui.El("div").Attr("data-misfits", m.Say("opened.gone")).Body(m.Label("p", "opened.misfits", "lists"), ui.El("ul")),
	)
}

// erase is the one press that removes what is kept.
func erase(m ui.Messages) app.UI {
	return m.Button("hold.erase", "secondary").Attr("data-do", "erase").Attr("data-kept", true).Attr("hidden", true)
}

// says are the texts that the script shows one of: pairs of name and key.
func says(m ui.Messages, pairs ...string) []app.UI {
	var out ui.Body
	for i := 0; i < len(pairs); i += 2 {
		out.Add(ui.Labelled("span", m.Say(pairs[i+1])).Attr("data-says", pairs[i]).Attr("hidden", true))
	}
	return out
}

func input(kind string) app.HTMLElemSelfClosing {
	return app.ElemSelfClosing("input").Attr("type", kind)
}

// secret asks for a passphrase. It is not a password field: a browser would offer
// to remember that, and its list shows that there is something.
func secret(m ui.Messages, key, id string) app.HTMLElem {
	return ui.El("p").Body(
		m.Label("label", key).Attr("for", id),
		input("text").Class("secret").Attr("id", id).Attr("autocomplete", "off").
			Attr("autocapitalize", "none").Attr("spellcheck", "false"),
	)
}
