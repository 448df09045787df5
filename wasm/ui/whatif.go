package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// How much of what other answers would change is told.
const (
	shownQuestions = 5
	shownOptions   = 2 // of one question
	shownSteps     = 4 // of one answer, each way
)

// whatIfQuestion is what the other answers to one question would change.
type whatIfQuestion struct {
	question *engine.Question
	options  []engine.Change // in the question's order
	size     int             // of the greatest change among them
}

// size is how many steps a change moves.
func size(c *engine.Change) int { return len(c.Appear) + len(c.Vanish) }

// telling picks the changes that say most, by question in order of asking.
// Questions about safety are left out, as everywhere but where they are asked,
// and so are answers that lead to the page of a guard: nobody should be told
// about violence who did not speak of it.
func (t *Taker) telling(changes []engine.Change) []whatIfQuestion {
	var all []whatIfQuestion
	for i := range changes {
		c := &changes[i]
		q, ok := t.program.Question(c.Question)
		if !ok || !t.mayKeep(q.ID) || c.Outcome != engine.OutcomePlan {
			continue
		}
		if len(all) == 0 || all[len(all)-1].question != q {
			all = append(all, whatIfQuestion{question: q})
		}
		last := &all[len(all)-1]
		last.options = append(last.options, *c)
		last.size = max(last.size, size(c))
	}
	all = most(all, shownQuestions, func(w *whatIfQuestion) int { return w.size })
	for i := range all {
		all[i].options = most(all[i].options, shownOptions, size)
	}
	return all
}

// most keeps the n largest of a list, in the order of the list. Lists are short.
func most[T any](list []T, n int, size func(*T) int) []T {
	var out []T
	for i := range list {
		larger := 0
		for j := range list {
			if d := size(&list[j]) - size(&list[i]); d > 0 || d == 0 && j < i {
				larger++
			}
		}
		if larger < n {
			out = append(out, list[i])
		}
	}
	return out
}

// changes draws what would change the plan, once that is known.
func (p *planPage) changes() app.UI {
	inside := body{p.messages.label("p", "whatif.waiting", "quiet")}
	if p.whatIf != nil {
		inside = p.drawChanges(p.telling(p.whatIf))
	}
	return p.outline("h2", p.messages.say("whatif.title"), 0, inside).Attr("data-whatif", p.whatIf != nil)
}

func (p *planPage) drawChanges(list []whatIfQuestion) body {
	if len(list) == 0 {
		return body{p.messages.label("p", "whatif.none")}
	}
	out := body{p.messages.label("p", "whatif.text")}
	for _, w := range list {
		out.add(labelled("h3", w.question.Text))
		for i := range w.options {
			out.add(p.drawChange(w.question, &w.options[i]))
		}
	}
	return out
}

// drawChange tells what one other answer would change.
func (p *planPage) drawChange(q *engine.Question, c *engine.Change) app.UI {
	m, key := p.messages, "whatif.said"
	switch {
	case c.Dropped:
		key = "whatif.without"
	case q.Kind == engine.AnyOf && len(c.Answer.Options()) > 1:
		key = "whatif.also"
	}
	out := body{labelled("p", m.say(key, "answer", p.optionName(q, c.Option)), "if")}
	out.add(listed(m.say("whatif.come"), p.some(c.Appear))...)
	out.add(listed(m.say("whatif.go"), p.some(c.Vanish))...)
	return el("div", "change").Attr("data-if", q.ID+" "+c.Option).Body(out...)
}

// some are the titles of the first steps of a list, and how many more there are.
func (p *planPage) some(steps []string) []string {
	titles := p.stepTitles(steps)
	if len(titles) <= shownSteps+1 {
		return titles
	}
	return append(titles[:shownSteps], p.count("whatif.more", len(titles)-shownSteps))
}

func (t *Taker) optionName(q *engine.Question, option string) string {
	for i := range q.Options {
		if q.Options[i].ID == option {
			return optionLabel(t.messages, &q.Options[i])
		}
	}
	return option
}

// later draws, once a plan has been painted, what can wait: what other answers
// would change takes a moment to find out.
func (t *Taker) later() {
	t.whatIf, t.settled = nil, false
	if t.trail.here().kind != outcomePage {
		return
	}
	place, answers := t.trail.at, t.answers
	whenIdle(func() {
		t.context.Dispatch(func(app.Context) {
			if t.trail.at == place && t.trail.here().kind == outcomePage {
				t.whatIf, t.settled = t.program.WhatIf(answers), true
			}
		})
	})
}
