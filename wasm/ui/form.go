package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Names of the form's fields besides the ids of questions, none of which has a
// hyphen.
const (
	pageField    = "-page"    // the place of the page that is sent
	versionField = "-version" // of the bundle, in which the page has that place
	skippedField = "-skipped" // ids of questions that were passed over
	endedField   = "-ended"   // sent once the person has been at the end
	goField      = "-to"      // the place of a page to go to instead of on
)

// Form is a page for somebody whose browser runs no program: the questions of
// one section, or what the answers lead to. It is a plain form that holds every
// answer so far, because nobody else keeps them.
type Form struct {
	program  *engine.Program
	messages Messages
	pages    []formPage
	answers  engine.Answers // those that count
	at       int            // the place of the page; behind the last one is the end
	wrong    map[string]bool
	drafts   map[string]string // what stands in the inputs of number questions
	ended    bool
	changed  bool   // the page that was sent is of another version
	country  string // whose help lines are open
	sent     string // the address that the form is sent to
	prefix   string // of the ids, where the same question stands in the document twice
}

// NewForm is the first page of an assessment.
func NewForm(p *engine.Program) *Form {
	return &Form{
		program: p, messages: MessagesIn(p.Bundle().Language), pages: formPages(p), answers: engine.Answers{},
		wrong: map[string]bool{}, drafts: map[string]string{}, sent: "/" + p.Bundle().Assessment,
	}
}

// Draw draws the body of the page's document.
func (f *Form) Draw() []app.UI {
	page := f.questions
	if f.at == len(f.pages) {
		page = f.outcome
	}
	return []app.UI{frame(f.messages, page()...), footer(f.messages, safetyOf(f.program.Bundle()), sourcesLink(f.messages, f.program.Bundle())...)}
}

// questions draws the page of a section.
func (f *Form) questions() []app.UI {
	return []app.UI{pageOf("form", append(f.news(),
		labelled("p", f.messages.say("form.kept"), "quiet"),
		f.form(f.section()...),
	)...).Attr("data-section", f.pages[f.at].section.ID)}
}

// news says that the questions were changed while they were answered.
func (f *Form) news() []app.UI {
	if !f.changed {
		return nil
	}
	return []app.UI{labelled("p", f.messages.say("form.changed"), "box").Attr("data-changed", true).Attr("role", "status")}
}

// section draws what stands in the form of a section.
func (f *Form) section() []app.UI {
	m, page := f.messages, f.pages[f.at]
	title := page.section.Title
	if page.part > 0 {
		title = m.say("form.continued", "title", title)
	}
	asked := f.onPage(f.program.Asking(f.answers))
	body := append(f.faults(asked), labelled("h1", title, "title"))
	body = append(body, f.optional(asked)...)
	for _, a := range asked {
		body = append(body, el("div", "asked").Attr("data-question", a.Question.ID).Body(f.field(a).control()))
	}
	body = append(body, submit(m.say("question.continue"), "primary"))
	if to, ok := f.before(); ok {
		body = append(body, submit(m.say("question.back"), "back").Attr("name", goField).Attr("value", strconv.Itoa(to)))
	}
	return body
}

// optional says what can be left out, if anything can.
func (f *Form) optional(asked []engine.Asked) []app.UI {
	required := 0
	for _, a := range asked {
		if a.Question.Required {
			required++
		}
	}
	switch required {
	case 0:
		return []app.UI{labelled("p", f.messages.say("form.optional"), "help")}
	case len(asked):
		return nil
	}
	return []app.UI{labelled("p", f.messages.say("form.required"), "help")}
}

func (f *Form) field(a engine.Asked) field {
	q := a.Question
	draft, drafted := f.drafts[q.ID]
	if amount, ok := a.Value.Amount(); ok && !drafted {
		draft = engine.WriteNumber(amount)
	}
	return field{
		messages: f.messages, question: q, options: a.Options, value: a.Value, draft: draft,
		wrong: f.wrong[q.ID], level: "h2", prefix: f.prefix,
	}
}

// faults draws the list of what is wrong, with a link to each place.
func (f *Form) faults(asked []engine.Asked) []app.UI {
	var items []app.UI
	for _, a := range asked {
		if one := f.field(a); one.wrong {
			items = append(items, el("li").Body(
				labelled("a", f.messages.say("form.fault", "fault", one.fault(), "question", a.Question.Text)).
					Attr("href", "#"+one.firstID())))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []app.UI{el("div", "summary").
		Attr("data-error", true).Attr("role", "alert").TabIndex(-1).Attr("autofocus", true).
		Body(labelled("h2", f.messages.say("error.title")), el("ul").Body(items...))}
}

// outcome draws what the answers lead to, and ways to change them.
func (f *Form) outcome() []app.UI {
	t := NewTaker(f.program)
	t.answers, t.country, t.plain = f.answers, f.country, true
	m := f.messages
	change := []app.UI{labelled("h2", m.say("form.change.title")), labelled("p", m.say("form.change.text"))}
	asking := f.program.Asking(f.answers)
	for place, page := range f.pages {
		if page.part == 0 && len(page.asked(asking)) > 0 {
			change = append(change, submit(page.section.Title, "secondary").Attr("name", goField).Attr("value", strconv.Itoa(place)))
		}
	}
	return append(f.news(),
		t.outcome(),
		labelled("p", m.say("form.print"), "quiet"),
		f.form(el("section", "again", "parts").Body(change...)),
		el("p").Body(labelled("a", m.say("form.again")).Attr("href", formAddress(f.program.Bundle()))),
	)
}

// form draws a form around a body, with the answers that are not on the page.
func (f *Form) form(body ...app.UI) app.UI {
	shown := map[string]bool{}
	asking := f.program.Asking(f.answers)
	for _, a := range f.onPage(asking) {
		shown[a.Question.ID] = true
	}
	kept := []app.UI{hidden(pageField, strconv.Itoa(f.at)), hidden(versionField, f.program.Bundle().Version)}
	if f.ended {
		kept = append(kept, hidden(endedField, "1"))
	}
	for _, a := range asking {
		if !shown[a.Question.ID] {
			kept = append(kept, keep(a)...)
		}
	}
	return el("form", "questions").
		Attr("method", "post").Attr("action", f.sent).Attr("autocomplete", "off").Attr("novalidate", true).
		Body(append(kept, body...)...)
}

// keep draws the hidden fields of one answer.
func keep(a engine.Asked) []app.UI {
	switch amount, isAmount := a.Value.Amount(); {
	case a.State == engine.Skipped:
		return []app.UI{hidden(skippedField, a.Question.ID)}
	case a.State != engine.Answered:
		return nil
	case isAmount:
		return []app.UI{hidden(a.Question.ID, strconv.FormatFloat(amount, 'f', -1, 64))}
	}
	var out []app.UI
	for _, option := range a.Value.Options() {
		out = append(out, hidden(a.Question.ID, option))
	}
	return out
}

func hidden(name, value string) app.UI {
	return app.ElemSelfClosing("input").Attr("type", "hidden").Attr("name", name).Attr("value", value)
}

func submit(text string, classes ...string) app.HTMLElem {
	return labelled("button", text, classes...).Attr("type", "submit")
}
