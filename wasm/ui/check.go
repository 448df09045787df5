package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Check draws the answers, each with a way to change it, before the plan.
// Answers to sensitive questions can be changed here, but are not printed.
func (v *View) Check() app.UI {
	m := v.Messages
	out := Body{v.backButton(), Heading("h1", m.Say("check.title")), m.Label("p", "check.lead", "lead")}
	out.Add(v.drawNews()...)
	if v.Kept {
		out.Add(m.Label("p", "check.kept", "box"), PlaceFor("check"))
	}
	out.Add(v.answered("h2")...)
	if rows := v.rows(v.sensitiveAnswers()); rows != nil {
		out.Add(m.Label("h2", "check.unseen"), m.Label("p", "check.unseen.text", "quiet"), rows)
	}
	out.Add(m.Button("check.go", "primary").Attr("data-go", true).OnClick(v.Acts.Go))
	return PageOf("check", out...)
}

// answered draws the answers that may be shown, by section.
func (v *View) answered(level string) []app.UI {
	var out Body
	sections := v.Program.Bundle().Sections
	for i := range sections {
		open := v.answersThat(func(q *engine.Question) bool { return q.Section == sections[i].ID && !q.Sensitive })
		if rows := v.rows(open); rows != nil {
			out.Add(Labelled(level, sections[i].Title), rows)
		}
	}
	return out
}

func (v *View) sensitiveAnswers() []engine.Asked {
	return v.answersThat(func(q *engine.Question) bool { return q.Sensitive })
}

func (v *View) answersThat(fit func(*engine.Question) bool) []engine.Asked {
	var out []engine.Asked
	for _, a := range v.Asking {
		if Applies(a) && a.State != engine.Open && fit(a.Question) {
			out = append(out, a)
		}
	}
	return out
}

// rows draws questions with their answers, or nothing.
func (v *View) rows(list []engine.Asked) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows Body
	for _, a := range list {
		rows.Add(v.row(a))
	}
	return El("dl", "answers").Body(rows...)
}

func (v *View) row(a engine.Asked) app.UI {
	q := a.Question
	parts := Body{Labelled("dt", q.Text)}
	if !q.Sensitive && (len(a.Value.Options()) == 0 || len(q.Tellable(a.Value.Options())) > 0) {
		parts.Add(El("dd").Body(v.given(a)))
	}
	parts.Add(El("dd", "act").Body(
		El("button", "link").Attr("type", "button").Attr("data-change", q.ID).OnClick(v.Acts.Reopen).Body(
			Words(v.Messages.Say("check.change")),
			Labelled("span", " "+v.Messages.Say("check.change.what", "question", q.Text), "unseen"),
		)))
	return El("div", "row").Attr("data-answer", q.ID).Body(parts...)
}

// given is an answer in words.
func (v *View) given(a engine.Asked) app.UI {
	if amount, ok := a.Value.Amount(); ok {
		return Words(engine.WriteNumber(amount))
	}
	options := a.Question.Tellable(a.Value.Options())
	switch len(options) {
	case 0:
		return v.Messages.Label("span", "check.skipped", "quiet")
	case 1: // a list of one is a lot to listen to
		return Words(v.optionName(a.Question, options[0]))
	}
	var chosen Body
	for _, id := range options {
		chosen.Add(Labelled("li", v.optionName(a.Question, id)))
	}
	return El("ul").Body(chosen...)
}

func (v *View) optionName(q *engine.Question, option string) string {
	for i := range q.Options {
		if q.Options[i].ID == option {
			return optionLabel(v.Messages, &q.Options[i])
		}
	}
	return option
}

// yourAnswers stands at the end of a plan.
func (v *View) yourAnswers() app.UI {
	m, inside := v.Messages, Body(v.answered("h4"))
	if len(v.sensitiveAnswers()) > 0 {
		inside.Add(m.Label("p", "check.hidden", "quiet"))
	}
	inside.Add(m.Button("check.all", "link").OnClick(v.Acts.Check))
	return v.outline(m.Label("h3", "check.yours"), 0, inside).Attr("data-yours", true)
}
