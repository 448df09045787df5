package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// check draws the answers, each with a way to change it, before the plan.
// Answers to sensitive questions can be changed here, but are not printed.
func (t *Taker) check() app.UI {
	m := t.messages
	body := []app.UI{t.backButton(), heading("h1", m.say("check.title")), labelled("p", m.say("check.lead"), "lead")}
	body = append(body, t.drawNews()...)
	if t.kept {
		body = append(body, labelled("p", m.say("check.kept"), "box"))
	}
	body = append(body, t.answered()...)
	if rows := t.rows(t.sensitiveAnswers()); rows != nil {
		body = append(body, labelled("h2", m.say("check.unseen")), labelled("p", m.say("check.unseen.text"), "quiet"), rows)
	}
	return pageOf("check", append(body, button(m.say("check.go"), "primary").Attr("data-go", true).OnClick(t.onGo))...)
}

// answered draws the answers that may be shown, by section.
func (t *Taker) answered() []app.UI {
	var out []app.UI
	sections := t.program.Bundle().Sections
	for i := range sections {
		if rows := t.rows(t.openAnswers(sections[i].ID)); rows != nil {
			out = append(out, labelled("h2", sections[i].Title), rows)
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
	var rows []app.UI
	for _, a := range list {
		rows = append(rows, t.row(a))
	}
	return el("dl", "answers").Body(rows...)
}

func (t *Taker) row(a engine.Asked) app.UI {
	q := a.Question
	parts := []app.UI{labelled("dt", q.Text)}
	if !q.Sensitive {
		parts = append(parts, el("dd").Body(t.given(a)...))
	}
	change := el("button", "link").Attr("type", "button").Attr("data-change", q.ID).OnClick(t.onChangeAnswer).Body(
		words(t.messages.say("check.change")),
		labelled("span", " "+t.messages.say("check.change.what", "question", q.Text), "unseen"),
	)
	return el("div", "row").Attr("data-answer", q.ID).Body(append(parts, el("dd", "act").Body(change))...)
}

// given is an answer in words.
func (t *Taker) given(a engine.Asked) []app.UI {
	if amount, ok := a.Value.Amount(); ok {
		return []app.UI{words(strconv.FormatFloat(amount, 'f', -1, 64))}
	}
	var chosen []app.UI
	for _, id := range a.Value.Options() {
		for _, o := range a.Options {
			if o.ID == id {
				chosen = append(chosen, labelled("li", optionLabel(t.messages, o)))
			}
		}
	}
	if len(chosen) == 0 {
		return []app.UI{labelled("span", t.messages.say("check.skipped"), "quiet")}
	}
	return []app.UI{el("ul").Body(chosen...)}
}

// yourAnswers stands at the end of a plan.
func (t *Taker) yourAnswers() app.UI {
	m := t.messages
	body := t.answered()
	if len(t.sensitiveAnswers()) > 0 {
		body = append(body,
			labelled("p", m.say("check.hidden"), "quiet"),
			button(m.say("check.all"), "link").OnClick(t.onCheck))
	}
	return fold(el("summary").Body(labelled("h2", m.say("check.yours"))), body...).
		Class("outline", "yours").Attr("data-yours", true)
}

// done says that everything is cleared.
func (t *Taker) done() app.UI {
	m := t.messages
	return pageOf("done",
		heading("h1", m.say("done.title")),
		labelled("p", m.say("done.text"), "lead"),
		labelled("p", m.say("done.history")),
		button(m.say("again.button"), "secondary").OnClick(t.onAgain),
	)
}
