package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Field is a question with what the taker gave so far, ready to be drawn.
type Field struct {
	Messages Messages
	Acts     Acts // none where the start script or a server takes the answers
	Question *engine.Question
	Options  []*engine.Option // those that apply
	Value    engine.Value
	Draft    string // of a number question: what stands in its input
	Part     string // which part of the questions it belongs to
	Wrong    bool   // the taker went on without a proper answer
	Level    string // of its heading; empty where the question is the page's subject
	Prefix   string // of its ids
}

// Question draws the page of a question.
func (v *View) Question(a engine.Asked) app.UI {
	f := Field{
		Messages: v.Messages, Acts: v.Acts, Question: a.Question, Options: a.Options,
		Value: a.Value, Draft: v.Draft, Wrong: v.Wrong,
		Part: PartOf(v.Messages, v.Program.Bundle(), v.Asking, a.Question),
	}
	return El("form", "questions").Attr("autocomplete", "off").Attr("novalidate", true).
		OnSubmit(v.Acts.Submit).Body(f.Page())
}

// Ids of the parts of a question, for labels, focus and descriptions.
func (f Field) inputID() string           { return f.Prefix + "q-" + f.Question.ID }
func (f Field) optionID(o string) string  { return f.inputID() + "-" + o }
func (f Field) helpID() string            { return f.Prefix + "help-" + f.Question.ID }
func (f Field) errorID() string           { return f.Prefix + "error-" + f.Question.ID }
func (f Field) optionalID() string        { return f.Prefix + "optional-" + f.Question.ID }
func (f Field) isNumber() bool            { return f.Question.Kind == engine.Number }
func (f Field) mayBeWrong() bool          { return f.Question.Required || f.isNumber() }
func (f Field) saysOptional() bool        { return !f.Question.Required && f.Level == "" }
func (f Field) chosen(option string) bool { return slices.Contains(f.Value.Options(), option) }
func (f Field) describedBy() (ids string) {
	if f.Question.Help != "" {
		ids = f.helpID()
	}
	if f.Wrong {
		ids += " " + f.errorID()
	}
	if f.saysOptional() {
		ids += " " + f.optionalID()
	}
	return strings.TrimSpace(ids)
}

// Page draws the question as a page of its own, to stand in a form.
func (f Field) Page() app.HTMLElem {
	body := []app.UI{El("div", "top").Body(Back(f.Messages).OnClick(f.Acts.Back), changing("p", f.Part, "part"))}
	if f.mayBeWrong() {
		body = append(body, f.errorSummary())
	}
	body = append(body, f.Control(), Submit(f.Messages.Say("question.continue"), "primary"))
	if f.saysOptional() {
		body = append(body, f.Messages.Label("p", "question.optional", "quiet").Attr("id", f.optionalID()))
	}
	page := PageOf("question", body...).Attr("data-question", f.Question.ID)
	return Marked(page, "data-required", f.Question.Required)
}

// Control is the question alone, to stand on a page.
func (f Field) Control() app.UI {
	if f.isNumber() {
		return f.number()
	}
	return f.choices()
}

// FirstID is the id of its first control.
func (f Field) FirstID() string {
	if !f.isNumber() && len(f.Options) > 0 {
		return f.optionID(f.Options[0].ID)
	}
	return f.inputID()
}

// title is the heading of the question. Where that is the page's subject, it
// takes focus.
func (f Field) title() app.HTMLElem {
	if f.Level != "" {
		return El(f.Level, "title")
	}
	return Heading("h1", "")
}

func (f Field) errorSummary() app.UI {
	target := f.FirstID()
	return El("div", "summary").
		Attr("data-error", true).Attr("role", "alert").TabIndex(-1).Attr("hidden", !f.Wrong).
		Body(
			f.Messages.Label("h2", "error.title"),
			El("p").Body(fresh(f.Fault(), Labelled("a", f.Fault()).Attr("href", "#"+target).Attr("data-focus", target))),
		)
}

func (f Field) inlineError() app.UI {
	return fresh(f.Fault(), Labelled("p", f.Fault(), "wrong").
		Attr("id", f.errorID()).Attr("data-error", true).Attr("hidden", !f.Wrong))
}

// hints are the help text and the error that stand above the controls.
func (f Field) hints() []app.UI {
	var out []app.UI
	if f.Question.Help != "" {
		out = append(out, Labelled("p", f.Question.Help, "help").Attr("id", f.helpID()))
	}
	if f.mayBeWrong() {
		out = append(out, f.inlineError())
	}
	return out
}

func (f Field) choices() app.UI {
	body := []app.UI{El("legend").Body(f.title().Body(Words(f.Question.Text)))}
	body = append(body, f.hints()...)
	for _, o := range f.Options {
		body = append(body, f.option(o))
	}
	return El("fieldset").Attr("id", f.inputID()).Attr("aria-describedby", f.describedBy()).Body(body...)
}

func (f Field) option(o *engine.Option) app.UI {
	kind := "radio"
	if f.Question.Kind == engine.AnyOf {
		kind = "checkbox"
	}
	id := f.optionID(o.ID)
	input := app.ElemSelfClosing("input").
		Attr("type", kind).Attr("id", id).Attr("name", f.Question.ID).Attr("value", o.ID).
		Attr("data-option", o.ID).
		Attr("checked", f.chosen(o.ID)).
		OnChange(f.Acts.Change)
	if o.Exclusive {
		input = input.Attr("data-exclusive", true)
	}
	label := Labelled("label", optionLabel(f.Messages, o)).Attr("for", id)
	if o.Help == "" {
		return El("div", "option").Body(input, label)
	}
	help := id + "-help"
	return El("div", "option").Body(input.Attr("aria-describedby", help), label, Labelled("p", o.Help, "help").Attr("id", help))
}

// optionLabel is the option's own label; those of yes/no questions have default
// ones.
func optionLabel(m Messages, o *engine.Option) string {
	switch {
	case o.Label != "":
		return o.Label
	case o.ID == "yes":
		return m.Say("question.yes")
	case o.ID == "no":
		return m.Say("question.no")
	}
	return o.ID
}

func (f Field) number() app.UI {
	q, mode := f.Question, "numeric"
	if q.Decimal {
		mode = "decimal"
	}
	input := app.ElemSelfClosing("input").Class("amount").
		Attr("type", "text").Attr("inputmode", mode).Attr("autocomplete", "off").
		Attr("id", f.inputID()).Attr("name", q.ID).Attr("value", f.Draft).
		Attr("aria-describedby", f.describedBy()).
		Attr("data-number", true).Attr("data-either", f.Messages.Say("error.number.either")).Attr("data-min", bound(q.Min)).Attr("data-max", bound(q.Max)).
		OnInput(f.Acts.Type)
	if q.Decimal {
		input = input.Attr("data-decimal", true)
	}
	title := f.title().Body(Labelled("label", q.Text).Attr("for", f.inputID()))
	return El("div", "numberfield").Body(append(append([]app.UI{title}, f.hints()...), input)...)
}

// Fault says what is wrong with the answer: one text fits both a missing and a
// false one.
func (f Field) Fault() string {
	m, q := f.Messages, f.Question
	if q.Kind == engine.Number {
		return f.falseNumber()
	}
	if q.Kind == engine.AnyOf {
		return m.Say("error.any")
	}
	return m.Say("error.one")
}

// falseNumber asks which number is meant, or says which there can be.
func (f Field) falseNumber() string {
	m, q := f.Messages, f.Question
	if meant := meantBy(q, f.Draft); len(meant) > 1 {
		return m.Say("error.number.either", "a", engine.WriteNumber(meant[0]), "b", engine.WriteNumber(meant[1]))
	}
	switch {
	case q.Min == nil || q.Max == nil:
		if q.Decimal {
			return m.Say("error.number")
		}
		return m.Say("error.whole")
	case q.Decimal:
		return m.Say("error.number.between", "min", bound(q.Min), "max", bound(q.Max))
	}
	return m.Say("error.whole.between", "min", bound(q.Min), "max", bound(q.Max))
}

func bound(n *float64) string {
	if n == nil {
		return ""
	}
	return engine.WriteNumber(*n)
}
