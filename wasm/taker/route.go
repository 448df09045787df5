package taker

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// This file takes the taker from page to page.

// advance goes to the page after this one. What the answers given no longer
// ask for is forgotten first.
func (t *Taker) advance() {
	t.forgetIdle()
	here := t.trail.here()
	pushPlace(t.trail.push(t.next(here)))
	t.turned()
	if here.back == "" || here.back != t.trail.here().kind || !t.view.News.Empty() {
		return
	}
	if t.view.News.Same = here.back == outcomePage && t.last.steps != nil; !t.view.News.Same {
		t.context.Defer(func(app.Context) { focus(`[data-change="` + here.question + `"]`) })
	}
}

// next is the page after a stop: after a change of mind, what that opened and
// then the page that it began on; after a reload, what is still open.
func (t *Taker) next(from stop) stop {
	s := following(t.view.Asking, from)
	if t.view.Kept && from.kind == questionPage {
		s = stop{kind: checkPage}
	}
	if from.back != "" {
		s = stop{kind: from.back}
	}
	if open, ok := firstOpen(t.view.Asking); ok && s.kind != questionPage && s.kind != interruptionPage {
		open.back = from.back
		return open
	}
	if s.kind == checkPage && !t.view.Plan.IsPlan() {
		return stop{kind: outcomePage} // nobody who needs help now has to read their answers first
	}
	return s
}

// forgetIdle drops every answer, and every part of one, that does not count
// with the others as they are. Asked again, its question starts empty. Behind
// the first open question nothing is decided: what stands there is kept.
func (t *Taker) forgetIdle() {
	kept := t.answers.Clone()
	for _, a := range t.view.Asking {
		id := a.Question.ID
		if ui.Applies(a) && a.State == engine.Open {
			break
		}
		switch _, given := kept[id]; {
		case !given:
		case a.State != engine.Answered && a.State != engine.Skipped:
			delete(kept, id)
			delete(t.drafts, id)
		case a.State == engine.Answered && a.Question.Kind != engine.Number:
			kept[id] = a.Value
		}
	}
	t.settle(kept)
	t.keep()
}

// moved follows the browser's Back and Forward.
func (t *Taker) moved(place int) {
	if at := t.trail.move(place); at != place {
		replacePlace(at)
	}
	t.trail.settle(t.view.Asking)
	t.turned()
}

// turned starts a page at its top, with focus on its heading.
func (t *Taker) turned() {
	t.turns++
	t.backing = false
	t.view.Wrong, t.view.Copy = false, ui.NotCopied
	t.compare()
	t.context.Defer(func(app.Context) { focusTop() })
	t.later()
}

// later draws, once a plan has been painted, what can wait: what other answers
// would change takes a moment to find out.
func (t *Taker) later() {
	t.view.WhatIf, t.view.Settled = nil, false
	if t.trail.here().kind != outcomePage {
		return
	}
	turn, answers := t.turns, t.answers
	whenIdle(func() {
		t.context.Dispatch(func(app.Context) {
			if t.turns == turn {
				t.view.WhatIf, t.view.Settled = t.program.WhatIf(answers), true
			}
		})
	})
}

func (t *Taker) onGo(app.Context, app.Event) {
	if !t.stale() {
		t.advance()
	}
}

// onBack goes back once, however often it is pressed until the browser has.
func (t *Taker) onBack(app.Context, app.Event) {
	if !t.stale() && !t.backing {
		t.backing = true
		goBack()
	}
}

// onReopen opens a question again, to come back here after it.
func (t *Taker) onReopen(ctx app.Context, _ app.Event) {
	id := attribute(ctx.JSSrc(), "data-change")
	if _, ok := t.view.Asked(id); ok {
		t.turnTo(stop{kind: questionPage, question: id, back: t.trail.here().kind})
	}
}

// onCheck opens the list of all answers.
func (t *Taker) onCheck(app.Context, app.Event) { t.turnTo(stop{kind: checkPage}) }

func (t *Taker) turnTo(s stop) {
	if !t.stale() {
		pushPlace(t.trail.push(s))
		t.turned()
	}
}

func (t *Taker) onAgain(app.Context, app.Event) {
	if t.stale() {
		return
	}
	t.forget()
	pushPlace(0)
	t.turned()
}

// onFinish clears everything and says so.
func (t *Taker) onFinish(app.Context, app.Event) {
	if t.stale() {
		return
	}
	t.forget()
	t.turnTo(stop{kind: donePage})
}
