package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// check draws the answers, each with a way to change it, before the plan.
// Answers to sensitive questions can be changed here, but are not printed.
func (t *Taker) check() app.UI {
	m := t.messages
	out := body{t.backButton(), heading("h1", m.say("check.title")), m.label("p", "check.lead", "lead")}
	out.add(t.drawNews()...)
	if t.kept {
		out.add(m.label("p", "check.kept", "box"), placeFor("check"))
	}
	out.add(t.answered("h2")...)
	if rows := t.rows(t.sensitiveAnswers()); rows != nil {
		out.add(m.label("h2", "check.unseen"), m.label("p", "check.unseen.text", "quiet"), rows)
	}
	out.add(m.button("check.go", "primary").Attr("data-go", true).OnClick(t.onGo))
	return pageOf("check", out...)
}

// answered draws the answers that may be shown, by section.
func (t *Taker) answered(level string) []app.UI {
	var out body
	sections := t.program.Bundle().Sections
	for i := range sections {
		if rows := t.rows(t.openAnswers(sections[i].ID)); rows != nil {
			out.add(labelled(level, sections[i].Title), rows)
		}
	}
	return out
}

func (t *Taker) openAnswers(section string) []engine.Asked {
	return t.answersThat(func(q *engine.Question) bool { return q.Section == section && !q.Sensitive })
}

func (t *Taker) sensitiveAnswers() []engine.Asked {
	return t.answersThat(func(q *engine.Question) bool { return q.Sensitive })
}

func (t *Taker) answersThat(fit func(*engine.Question) bool) []engine.Asked {
	var out []engine.Asked
	for _, a := range t.program.Asking(t.answers) {
		if applies(a) && a.State != engine.Open && fit(a.Question) {
			out = append(out, a)
		}
	}
	return out
}

// rows draws questions with their answers, or nothing.
func (t *Taker) rows(list []engine.Asked) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows body
	for _, a := range list {
		rows.add(t.row(a))
	}
	return el("dl", "answers").Body(rows...)
}

func (t *Taker) row(a engine.Asked) app.UI {
	q := a.Question
	parts := body{labelled("dt", q.Text)}
	if !q.Sensitive {
		parts.add(el("dd").Body(t.given(a)))
	}
	parts.add(el("dd", "act").Body(
		el("button", "link").Attr("type", "button").Attr("data-change", q.ID).OnClick(t.onChangeAnswer).Body(
			words(t.messages.say("check.change")),
			labelled("span", " "+t.messages.say("check.change.what", "question", q.Text), "unseen"),
		)))
	return el("div", "row").Attr("data-answer", q.ID).Body(parts...)
}

// given is an answer in words.
func (t *Taker) given(a engine.Asked) app.UI {
	if amount, ok := a.Value.Amount(); ok {
		return words(bound(&amount))
	}
	options := a.Value.Options()
	switch len(options) {
	case 0:
		return t.messages.label("span", "check.skipped", "quiet")
	case 1: // a list of one is a lot to listen to
		return words(t.optionName(a.Question, options[0]))
	}
	var chosen body
	for _, id := range options {
		chosen.add(labelled("li", t.optionName(a.Question, id)))
	}
	return el("ul").Body(chosen...)
}

// yourAnswers stands at the end of a plan.
func (p *planPage) yourAnswers() app.UI {
	m, inside := p.messages, body(p.answered("h3"))
	if len(p.sensitiveAnswers()) > 0 {
		inside.add(m.label("p", "check.hidden", "quiet"))
	}
	inside.add(m.button("check.all", "link").OnClick(p.onCheck))
	return p.outline("h2", m.say("check.yours"), 0, inside).Attr("data-yours", true)
}

// done says that everything is cleared.
func (t *Taker) done() app.UI {
	m := t.messages
	return pageOf("done",
		heading("h1", m.say("done.title")),
		m.label("p", "done.text", "lead"),
		m.label("p", "done.history"),
		m.button("again.button", "secondary").OnClick(t.onAgain),
	)
}
