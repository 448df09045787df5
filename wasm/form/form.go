package form

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Names of the form's fields besides the ids of questions, none of which has a
// hyphen.
const (
	pageField    = "-page"    // the place of the page that is sent
	versionField = "-version" // of the bundle, in which the page has that place
	shownField   = "-shown"   // ids of the questions that the page asks
	skippedField = "-skipped" // ids of questions that were passed over
	endedField   = "-ended"   // sent once the person has been at the end
	goField      = "-to"      // the place of a page to go to instead of on
)

// Form is a page for somebody whose browser runs no program: the questions of
// one section, or what the answers lead to. It is a plain form that holds every
// answer so far, because nobody else keeps them.
type Form struct {
	program  *engine.Program
	messages ui.Messages
	pages    []formPage
	answers  engine.Answers // those that count
	asking   []engine.Asked // what they ask; nil if that is to be worked out anew
	at       int            // the place of the page; behind the last one is the end
	wrong    map[string]bool
	drafts   map[string]string // what stands in the inputs of number questions
	ended    bool
	changed  bool   // the page that was sent is of another version
	country  string // whose help lines are open
	sent     string // the address that the form is sent to
	prefix   string // of the ids, where the same question stands in the document twice
}

// New is the first page of an assessment.
func New(p *engine.Program) *Form {
	return &Form{
		program: p, messages: ui.MessagesIn(p.Bundle().Language), pages: formPages(p), answers: engine.Answers{},
		wrong: map[string]bool{}, drafts: map[string]string{}, sent: "/" + p.Bundle().Assessment,
	}
}

// First draws the form of the first page alone, to stand in a document that has
// the same questions already.
func First(p *engine.Program) app.UI {
	f := New(p)
	f.prefix = "form-"
	return f.form(f.section()...)
}

// Draw draws the body of the page's document.
func (f *Form) Draw() []app.UI {
	page := f.questions
	if f.at == len(f.pages) {
		page = f.outcome
	}
	return []app.UI{ui.Shell(f.messages, page()...), ui.Footer(f.messages, ui.SafetyOf(f.program.Bundle()), ui.SourcesLink(f.messages, f.program.Bundle())...)}
}

// questions draws the page of a section.
func (f *Form) questions() []app.UI {
	return []app.UI{ui.PageOf("form", append(f.news(),
		ui.Labelled("p", f.messages.Say("form.kept"), "quiet"),
		f.form(f.section()...),
	)...).Attr("data-section", f.pages[f.at].section.ID)}
}

// news says that the questions were changed while they were answered.
func (f *Form) news() []app.UI {
	if !f.changed {
		return nil
	}
	return []app.UI{ui.Labelled("p", f.messages.Say("form.changed"), "box").Attr("data-changed", true).Attr("role", "status")}
}

// section draws what stands in the form of a section.
func (f *Form) section() []app.UI {
	m, page := f.messages, f.pages[f.at]
	title := page.section.Title
	if page.part > 0 {
		title = m.Say("form.continued", "title", title)
	}
	asked := f.onPage()
	body := append(f.faults(asked), ui.Labelled("h1", title, "title"))
	body = append(body, f.optional(asked)...)
	for _, a := range asked {
		body = append(body, ui.El("div", "asked").Attr("data-question", a.Question.ID).Body(f.field(a).Control()))
	}
	body = append(body, ui.Submit(m.Say("question.continue"), "primary"))
	if to, ok := f.before(); ok {
		body = append(body, ui.Submit(m.Say("question.back"), "back").Attr("name", goField).Attr("value", strconv.Itoa(to)))
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
		return []app.UI{ui.Labelled("p", f.messages.Say("form.optional"), "help")}
	case len(asked):
		return nil
	}
	return []app.UI{ui.Labelled("p", f.messages.Say("form.required"), "help")}
}

func (f *Form) field(a engine.Asked) ui.Field {
	q := a.Question
	draft, drafted := f.drafts[q.ID]
	if amount, ok := a.Value.Amount(); ok && !drafted {
		draft = engine.WriteNumber(amount)
	}
	return ui.Field{
		Messages: f.messages, Question: q, Options: a.Options, Value: a.Value, Draft: draft,
		Wrong: f.wrong[q.ID], Level: "h2", Prefix: f.prefix,
	}
}

// faults draws the list of what is wrong, with a link to each place.
func (f *Form) faults(asked []engine.Asked) []app.UI {
	var items []app.UI
	for _, a := range asked {
		if one := f.field(a); one.Wrong {
			items = append(items, ui.El("li").Body(
				ui.Labelled("a", f.messages.Say("form.fault", "fault", one.Fault(), "question", a.Question.Text)).
					Attr("href", "#"+one.FirstID())))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []app.UI{ui.El("div", "summary").
		Attr("data-error", true).Attr("role", "alert").TabIndex(-1).Attr("autofocus", true).
		Body(ui.Labelled("h2", f.messages.Say("error.title")), ui.El("ul").Body(items...))}
}

// outcome draws what the answers lead to, and ways to change them.
func (f *Form) outcome() []app.UI {
	m, v := f.messages, ui.NewView(f.program, ui.Acts{})
	v.Plain = true
	v.In(f.country)
	v.Turn(f.answers)
	change := []app.UI{ui.Labelled("h2", m.Say("form.change.title")), ui.Labelled("p", m.Say("form.change.text"))}
	for place, page := range f.pages {
		if page.part == 0 && len(page.asked(v.Asking)) > 0 {
			change = append(change, ui.Submit(page.section.Title, "secondary").Attr("name", goField).Attr("value", strconv.Itoa(place)))
		}
	}
	return append(f.news(),
		v.Outcome(),
		ui.Labelled("p", m.Say("form.print"), "quiet"),
		f.form(ui.El("section", "again", "parts").Body(change...)),
		ui.El("p").Body(ui.Labelled("a", m.Say("form.again")).Attr("href", ui.FormAddress(f.program.Bundle()))),
	)
}

// form draws a form around a body, with the answers that are not on the page.
func (f *Form) form(body ...app.UI) app.UI {
	shown := map[string]bool{}
	var ids []string
	for _, a := range f.onPage() {
		shown[a.Question.ID] = true
		ids = append(ids, a.Question.ID)
	}
	kept := []app.UI{hidden(pageField, strconv.Itoa(f.at)), hidden(versionField, f.program.Bundle().Version)}
	if ids != nil {
		kept = append(kept, hidden(shownField, strings.Join(ids, " ")))
	}
	if f.ended {
		kept = append(kept, hidden(endedField, "1"))
	}
	for _, a := range f.asks() {
		if !shown[a.Question.ID] {
			kept = append(kept, keep(a)...)
		}
	}
	return ui.El("form", "questions").
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
