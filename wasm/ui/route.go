package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// This file takes the taker from page to page.

// advance goes to the page after this one. What the answers given no longer
// ask for is forgotten first.
func (t *Taker) advance() {
	t.forgetIdle()
	here := t.trail.here()
	pushPlace(t.trail.push(t.next(here)))
	t.turned()
	if here.back == "" || here.back != t.trail.here().kind || !t.news.empty() {
		return
	}
	if t.news.same = here.back == outcomePage && t.last.steps != nil; !t.news.same {
		t.context.Defer(func(app.Context) { focus(`[data-change="` + here.question + `"]`) })
	}
}

// next is the page after a stop: after a change of mind, what that opened and
// then the page that it began on; after a reload, what is still open.
func (t *Taker) next(from stop) stop {
	asking := t.program.Asking(t.answers)
	s := following(asking, from)
	if t.kept && from.kind == questionPage {
		s = stop{kind: checkPage}
	}
	if from.back != "" {
		s = stop{kind: from.back}
	}
	if open, ok := firstOpen(asking); ok && s.kind != questionPage && s.kind != interruptionPage {
		open.back = from.back
		return open
	}
	if s.kind == checkPage && !isPlan(t.result()) {
		return stop{kind: outcomePage} // nobody who needs help now has to read their answers first
	}
	return s
}

// result is what the answers lead to.
func (t *Taker) result() *engine.Result {
	r := t.program.Evaluate(t.answers)
	return &r
}

// isPlan reports whether a result is a plan, and not the page of a guard alone.
func isPlan(r *engine.Result) bool { return r.Outcome == engine.OutcomePlan || len(r.Plan) > 0 }

// forgetIdle drops every answer, and every part of one, that does not count
// with the others as they are. Asked again, its question starts empty. Behind
// the first open question nothing is decided: what stands there is kept.
func (t *Taker) forgetIdle() {
	kept := t.answers.Clone()
	for _, a := range t.program.Asking(t.answers) {
		id := a.Question.ID
		if applies(a) && a.State == engine.Open {
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
	t.answers = kept
	t.keep()
}

// moved follows the browser's Back and Forward.
func (t *Taker) moved(place int) {
	if at := t.trail.move(place); at != place {
		replacePlace(at)
	}
	t.trail.settle(t.program.Asking(t.answers))
	t.turned()
}

// turned starts a page at its top, with focus on its heading.
func (t *Taker) turned() {
	t.wrong, t.copied = false, notCopied
	t.compare()
	t.context.Defer(func(app.Context) { focusTop() })
	t.later()
}

func (t *Taker) onGo(app.Context, app.Event) { t.advance() }

func (t *Taker) onBack(app.Context, app.Event) { goBack() }

// onChangeAnswer opens a question again, to come back here after it.
func (t *Taker) onChangeAnswer(ctx app.Context, _ app.Event) {
	id := attribute(ctx.JSSrc(), "data-change")
	if _, ok := t.asked(id); !ok {
		return
	}
	pushPlace(t.trail.push(stop{kind: questionPage, question: id, back: t.trail.here().kind}))
	t.turned()
}

// onCheck opens the list of all answers.
func (t *Taker) onCheck(app.Context, app.Event) {
	pushPlace(t.trail.push(stop{kind: checkPage}))
	t.turned()
}

func (t *Taker) onAgain(app.Context, app.Event) {
	t.forget()
	pushPlace(0)
	t.turned()
}

// onFinish clears everything and says so.
func (t *Taker) onFinish(app.Context, app.Event) {
	t.forget()
	pushPlace(t.trail.push(stop{kind: donePage}))
	t.turned()
}
