package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// device draws what package page's device script offers: to take steps and
// answers along, to keep answers on the device, and to go on with them. The
// script moves each part to its place (data-place) when the program has drawn
// one, and shows what fits; until then nothing of this is seen.
func device(m Messages, b *engine.Bundle) app.UI {
	return el("div").Attr("data-device", b.Assessment).Attr("hidden", true).Body(
		deviceOpen(m), deviceOpened(m), deviceCopy(m), devicePlan(m))
}

// placeFor is where the device script puts a part.
func placeFor(name string) app.UI { return el("div").Attr("data-place", name) }

// deviceCopy is the plan as Markdown, beside the other copy.
func deviceCopy(m Messages) app.UI {
	return el("div", "device").Attr("data-part", "copy").Body(
		el("div").Attr("data-offer", "copy").Body(
			m.button("device.copy", "secondary").Attr("data-do", "copy"),
			el("p", "said").Attr("role", "status").Body(says(m, "copied", "device.copied")...),
			el("div").Attr("data-says", "by-hand").Attr("hidden", true).Body(
				m.label("p", "device.by-hand"),
				el("textarea").Attr("readonly", true).Attr("rows", 12).Attr("aria-label", m.say("device.text")),
			),
		),
	)
}

// devicePlan is what can be done with a plan and its answers.
func devicePlan(m Messages) app.UI {
	return el("div", "device").Attr("data-part", "plan").Body(calendar(m), saving(m), holding(m))
}

// calendar lets the taker pick steps, a day for each, and what they are called.
func calendar(m Messages) app.UI {
	return fold(el("summary").Body(m.label("h3", "calendar.title")),
		m.label("p", "calendar.text"),
		m.label("p", "calendar.trace"),
		el("fieldset").Body(
			m.label("legend", "calendar.steps", "lists"),
			el("div").Attr("data-picks", true),
			el("div").Attr("data-pick", true).Attr("hidden", true).Body(
				el("div", "option").Body(input("checkbox"), el("label")),
				el("div", "when").Attr("hidden", true).Body(
					el("p").Body(m.label("label", "calendar.day"), input("date")),
					el("p").Body(m.label("label", "calendar.time"), input("time")),
				),
			),
		),
		el("fieldset").Body(
			m.label("legend", "calendar.called", "lists"),
			named(m, "calendar.neutral", "neutral", true),
			named(m, "calendar.own", "own", false),
			m.label("p", "calendar.warning", "note").Attr("data-warning", true).Attr("hidden", true),
		),
		m.button("calendar.go", "secondary").Attr("data-do", "calendar"),
		el("p", "said").Attr("role", "status").Body(says(m,
			"saved", "calendar.saved", "none", "calendar.none", "date", "calendar.date", "empty", "calendar.empty")...),
	).Class("outline").Attr("data-offer", "calendar")
}

// named is a choice of what the entries of a calendar are called.
func named(m Messages, key, value string, chosen bool) app.UI {
	id := "called-" + value
	return el("div", "option").Body(
		input("radio").Attr("id", id).Attr("name", "called").Attr("value", value).Attr("checked", chosen),
		m.label("label", key).Attr("for", id))
}

func saving(m Messages) app.UI {
	return fold(el("summary").Body(m.label("h3", "save.title")),
		m.label("p", "save.text"),
		m.label("p", "save.trace"),
		m.button("save.go", "secondary").Attr("data-do", "save"),
		el("p", "said").Attr("role", "status").Body(says(m, "saved", "save.saved", "none", "save.none")...),
	).Class("outline").Attr("data-offer", "save")
}

// holding offers to keep the answers in the browser, locked.
func holding(m Messages) app.UI {
	return fold(el("summary").Body(m.label("h3", "hold.title")),
		m.label("p", "hold.text"),
		m.label("p", "hold.trace"),
		m.label("p", "hold.cannot", "box").Attr("data-cannot", true).Attr("hidden", true),
		el("div").Attr("data-can", true).Body(
			m.label("p", "hold.there", "box").Attr("data-kept", true).Attr("hidden", true),
			secret(m, "hold.words", "hold-words"),
			m.label("p", "hold.hint", "quiet").Attr("id", "hold-hint"),
			secret(m, "hold.again", "hold-again"),
			el("div", "buttons").Body(
				m.button("hold.go", "secondary").Attr("data-do", "hold"),
				erase(m),
			),
		),
		el("p", "said").Attr("role", "status").Body(says(m, "busy", "hold.busy", "kept", "hold.kept", "short", "hold.short",
			"differ", "hold.differ", "full", "hold.full", "none", "save.none", "erased", "hold.erased")...),
	).Class("outline").Attr("data-offer", "hold")
}

// deviceOpen offers to go on with answers of another day.
func deviceOpen(m Messages) app.UI {
	return el("div", "device").Attr("data-part", "intro").Body(
		fold(el("summary").Body(m.label("h2", "open.saved.title")),
			m.label("p", "open.saved.text"),
			el("p").Body(m.label("label", "open.saved.file").Attr("for", "open-file"),
				input("file").Attr("id", "open-file").Attr("accept", ".json,application/json")),
			el("div").Attr("data-kept", true).Attr("hidden", true).Body(
				m.label("p", "open.saved.kept"),
				secret(m, "open.saved.words", "open-words"),
				el("div", "buttons").Body(m.button("open.saved.go", "secondary").Attr("data-do", "unlock"), erase(m)),
			),
			el("p", "said").Attr("role", "status").Body(says(m, "busy", "hold.busy", "damaged", "opened.damaged",
				"foreign", "opened.foreign", "other", "opened.other", "large", "opened.large", "version", "opened.version",
				"wrong", "opened.wrong", "broken", "opened.broken", "nothing", "opened.nothing", "erased", "hold.erased")...),
		).Class("outline").Attr("data-offer", "open"),
	)
}

// deviceOpened says what came of that, until the plan is there.
func deviceOpened(m Messages) app.UI {
	return el("div", "box").Attr("data-part", "opened").Attr("role", "status").Body(
		m.label("h2", "opened.title"),
		m.label("p", "opened.text").Attr("data-going", true),
		m.label("p", "opened.differs").Attr("data-differs", true),
		el("div").Attr("data-misfits", m.say("opened.gone")).Body(m.label("p", "opened.misfits", "lists"), el("ul")),
	)
}

// erase is the one press that removes what is kept.
func erase(m Messages) app.UI {
	return m.button("hold.erase", "secondary").Attr("data-do", "erase").Attr("data-kept", true).Attr("hidden", true)
}

// says are the texts that the script shows one of: pairs of name and key.
func says(m Messages, pairs ...string) []app.UI {
	var out body
	for i := 0; i < len(pairs); i += 2 {
		out.add(labelled("span", m.say(pairs[i+1])).Attr("data-says", pairs[i]).Attr("hidden", true))
	}
	return out
}

func input(kind string) app.HTMLElemSelfClosing {
	return app.ElemSelfClosing("input").Attr("type", kind)
}

// secret asks for a passphrase. It is no password field: a browser would offer
// to remember that, and its list shows that there is something.
func secret(m Messages, key, id string) app.HTMLElem {
	return el("p").Body(
		m.label("label", key).Attr("for", id),
		input("text").Class("secret").Attr("id", id).Attr("autocomplete", "off").
			Attr("autocapitalize", "none").Attr("spellcheck", "false"),
	)
}
