package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// field is a question with what the taker gave so far, ready to be drawn.
type field struct {
	messages Messages
	question *engine.Question
	options  []*engine.Option // those that apply
	value    engine.Value
	draft    string           // of a number question: what stands in its input
	part     string           // which part of the questions it belongs to
	wrong    bool             // the taker went on without a proper answer
	level    string           // of its heading; empty where the question is the page's subject
	prefix   string           // of its ids
	changed  app.EventHandler // nil where the start script takes the answers
	typed    app.EventHandler
	onBack   app.EventHandler
}

// Ids of the parts of a question, for labels, focus and descriptions.
func (f field) inputID() string           { return f.prefix + "q-" + f.question.ID }
func (f field) optionID(o string) string  { return f.inputID() + "-" + o }
func (f field) helpID() string            { return f.prefix + "help-" + f.question.ID }
func (f field) errorID() string           { return f.prefix + "error-" + f.question.ID }
func (f field) optionalID() string        { return f.prefix + "optional-" + f.question.ID }
func (f field) isNumber() bool            { return f.question.Kind == engine.Number }
func (f field) mayBeWrong() bool          { return f.question.Required || f.isNumber() }
func (f field) saysOptional() bool        { return !f.question.Required && f.level == "" }
func (f field) chosen(option string) bool { return slices.Contains(f.value.Options(), option) }
func (f field) describedBy() (ids string) {
	if f.question.Help != "" {
		ids = f.helpID()
	}
	if f.wrong {
		ids += " " + f.errorID()
	}
	if f.saysOptional() {
		ids += " " + f.optionalID()
	}
	return strings.TrimSpace(ids)
}

// page draws the question as a page of its own, to stand in a form.
func (f field) page() app.HTMLElem {
	body := []app.UI{el("div", "top").Body(back(f.messages).OnClick(f.onBack), labelled("p", f.part, "part"))}
	if f.mayBeWrong() {
		body = append(body, f.errorSummary())
	}
	body = append(body, f.control(), submit(f.messages.say("question.continue"), "primary"))
	if f.saysOptional() {
		body = append(body, f.messages.label("p", "question.optional", "quiet").Attr("id", f.optionalID()))
	}
	page := pageOf("question", body...).Attr("data-question", f.question.ID)
	return marked(page, "data-required", f.question.Required)
}

// control is the question alone, to stand on a page.
func (f field) control() app.UI {
	if f.isNumber() {
		return f.number()
	}
	return f.choices()
}

// firstID is the id of its first control.
func (f field) firstID() string {
	if !f.isNumber() && len(f.options) > 0 {
		return f.optionID(f.options[0].ID)
	}
	return f.inputID()
}

// title is the heading of the question. Where that is the page's subject, it
// takes focus.
func (f field) title() app.HTMLElem {
	if f.level != "" {
		return el(f.level, "title")
	}
	return heading("h1", "")
}

func (f field) errorSummary() app.UI {
	target := f.firstID()
	return el("div", "summary").
		Attr("data-error", true).Attr("role", "alert").TabIndex(-1).Attr("hidden", !f.wrong).
		Body(
			f.messages.label("h2", "error.title"),
			el("p").Body(labelled("a", f.fault()).Attr("href", "#"+target).Attr("data-focus", target)),
		)
}

func (f field) inlineError() app.UI {
	return labelled("p", f.fault(), "wrong").
		Attr("id", f.errorID()).Attr("data-error", true).Attr("hidden", !f.wrong)
}

// hints are the help text and the error that stand above the controls.
func (f field) hints() []app.UI {
	var out []app.UI
	if f.question.Help != "" {
		out = append(out, labelled("p", f.question.Help, "help").Attr("id", f.helpID()))
	}
	if f.mayBeWrong() {
		out = append(out, f.inlineError())
	}
	return out
}

func (f field) choices() app.UI {
	body := []app.UI{el("legend").Body(f.title().Body(words(f.question.Text)))}
	body = append(body, f.hints()...)
	for _, o := range f.options {
		body = append(body, f.option(o))
	}
	return el("fieldset").Attr("id", f.inputID()).Attr("aria-describedby", f.describedBy()).Body(body...)
}

func (f field) option(o *engine.Option) app.UI {
	kind := "radio"
	if f.question.Kind == engine.AnyOf {
		kind = "checkbox"
	}
	id := f.optionID(o.ID)
	input := app.ElemSelfClosing("input").
		Attr("type", kind).Attr("id", id).Attr("name", f.question.ID).Attr("value", o.ID).
		Attr("data-option", o.ID).
		Attr("checked", f.chosen(o.ID)).
		OnChange(f.changed)
	if o.Exclusive {
		input = input.Attr("data-exclusive", true)
	}
	return el("div", "option").Body(input, labelled("label", optionLabel(f.messages, o)).Attr("for", id))
}

// optionLabel is the option's own label; those of yes/no questions have default
// ones.
func optionLabel(m Messages, o *engine.Option) string {
	switch {
	case o.Label != "":
		return o.Label
	case o.ID == "yes":
		return m.say("question.yes")
	case o.ID == "no":
		return m.say("question.no")
	}
	return o.ID
}

func (f field) number() app.UI {
	q, mode := f.question, "numeric"
	if q.Decimal {
		mode = "decimal"
	}
	input := app.ElemSelfClosing("input").Class("amount").
		Attr("type", "text").Attr("inputmode", mode).Attr("autocomplete", "off").
		Attr("id", f.inputID()).Attr("name", q.ID).Attr("value", f.draft).
		Attr("aria-describedby", f.describedBy()).
		Attr("data-number", true).Attr("data-either", f.messages.say("error.number.either")).Attr("data-min", bound(q.Min)).Attr("data-max", bound(q.Max)).
		OnInput(f.typed)
	if q.Decimal {
		input = input.Attr("data-decimal", true)
	}
	title := f.title().Body(labelled("label", q.Text).Attr("for", f.inputID()))
	return el("div", "numberfield").Body(append(append([]app.UI{title}, f.hints()...), input)...)
}

// fault says what is wrong with the answer: one text fits both a missing and a
// false one.
func (f field) fault() string {
	m, q := f.messages, f.question
	if q.Kind == engine.Number {
		return f.falseNumber()
	}
	if q.Kind == engine.AnyOf {
		return m.say("error.any")
	}
	return m.say("error.one")
}

// falseNumber asks which number is meant, or says which there can be.
func (f field) falseNumber() string {
	m, q := f.messages, f.question
	if meant := meantBy(q, f.draft); len(meant) > 1 {
		return m.say("error.number.either", "a", engine.WriteNumber(meant[0]), "b", engine.WriteNumber(meant[1]))
	}
	switch {
	case q.Min == nil || q.Max == nil:
		if q.Decimal {
			return m.say("error.number")
		}
		return m.say("error.whole")
	case q.Decimal:
		return m.say("error.number.between", "min", bound(q.Min), "max", bound(q.Max))
	}
	return m.say("error.whole.between", "min", bound(q.Min), "max", bound(q.Max))
}

func bound(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}
