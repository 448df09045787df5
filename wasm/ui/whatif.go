package ui

import (
	"strconv"

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
func (v *View) telling() []whatIfQuestion {
	var all []whatIfQuestion
	for i := range v.WhatIf {
		c := &v.WhatIf[i]
		q, ok := v.question(c.Question)
		if !ok || !MayKeep(v.Program, q.ID) || c.Outcome != engine.OutcomePlan {
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

// changes draws what would change the plan, once that is known. The taker may
// have opened it before: what is inside changes then.
func (v *View) changes() app.UI {
	known := v.WhatIf != nil
	inside := Body{v.Messages.Label("p", "whatif.waiting", "quiet")}
	if known {
		inside = v.drawChanges(v.telling())
	}
	for i := range inside {
		inside[i] = fresh(strconv.FormatBool(known), inside[i])
	}
	return v.outline(v.Messages.Label("h3", "whatif.title"), 0, inside).Attr("data-whatif", known)
}

func (v *View) drawChanges(list []whatIfQuestion) Body {
	if len(list) == 0 {
		return Body{v.Messages.Label("p", "whatif.none")}
	}
	out := Body{v.Messages.Label("p", "whatif.text")}
	for _, w := range list {
		out.Add(Labelled("h4", w.question.Text))
		for i := range w.options {
			out.Add(v.drawChange(w.question, &w.options[i]))
		}
	}
	return out
}

// drawChange tells what one other answer would change.
func (v *View) drawChange(q *engine.Question, c *engine.Change) app.UI {
	m, key := v.Messages, "whatif.said"
	switch {
	case c.Dropped:
		key = "whatif.without"
	case q.Kind == engine.AnyOf && len(c.Answer.Options()) > 1:
		key = "whatif.also"
	}
	out := Body{Labelled("p", m.Say(key, "answer", v.optionName(q, c.Option)), "if")}
	out.Add(listed(m.Say("whatif.come"), v.some(c.Appear))...)
	out.Add(listed(m.Say("whatif.go"), v.some(c.Vanish))...)
	return El("div", "change").Attr("data-if", q.ID+" "+c.Option).Body(out...)
}

// some are the titles of the first steps of a list, and how many more there are.
func (v *View) some(steps []string) []string {
	titles := v.stepTitles(steps)
	if len(titles) <= shownSteps+1 {
		return titles
	}
	return append(titles[:shownSteps], v.count("whatif.more", len(titles)-shownSteps))
}
