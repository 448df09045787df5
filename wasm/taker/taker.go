package taker

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Taker is the page in the browser once the program is there: it asks the
// questions that apply, one at a time, and shows what the answers lead to.
// Answers live in its memory; those that are neither sensitive nor of the first
// section outlive a reload, for a while.
type Taker struct {
	app.Compo

	program *engine.Program
	view    *ui.View // of the answers
	answers engine.Answers
	drafts  map[string]string // what stands in the inputs of number questions
	trail   trail
	last    shownBefore
	expiry  *time.Timer // of what is kept
	resumed resumed
	context app.Context // the root's: what is deferred through a handler's is dropped when its element goes

	turns, drawn int  // how many pages were turned, and at which of them the page was drawn last
	backing      bool // Back was pressed, and the browser has not gone back yet
}

// New makes the page of a program, without any answer yet.
func New(p *engine.Program) *Taker {
	t := &Taker{program: p}
	t.view = ui.NewView(p, t.acts())
	t.empty()
	return t
}

func (t *Taker) acts() ui.Acts {
	return ui.Acts{
		Back: t.onBack, Go: t.onGo, Submit: t.onSubmit, Change: t.onChange, Type: t.onType,
		Reopen: t.onReopen, Check: t.onCheck, Finish: t.onFinish, Again: t.onAgain,
		Country: t.onCountry, Mark: t.onMark, PrintPlan: t.onPrint, CopyPlan: t.onCopy,
	}
}

// forget clears everything that the taker said, here and in the browser.
func (t *Taker) forget() {
	t.empty()
	forgetKept()
}

func (t *Taker) empty() {
	t.drafts, t.trail, t.last = map[string]string{}, newTrail(), shownBefore{}
	t.view.Wrong, t.view.Kept = false, false
	t.view.News, t.view.WhatIf, t.view.Marks = ui.News{}, nil, nil
	t.settle(engine.Answers{})
}

// settle replaces the answers, and works out what they lead to. The map is never
// changed: what was drawn from the old one stays what it was.
func (t *Taker) settle(answers engine.Answers) {
	t.answers = answers
	t.view.Turn(answers)
}

// OnMount is called by go-app once the page is drawn in the browser.
func (t *Taker) OnMount(ctx app.Context) {
	t.context = ctx
	removeOthers(t.JSValue())
	t.listen()
	t.resumed.restore()
}

// Render draws the page that the taker is on, with new elements whenever a page
// was turned.
func (t *Taker) Render() app.UI {
	return ui.Shell(t.view.Messages, &ui.Fresh{Key: strconv.Itoa(t.turns), Draw: t.draw})
}

func (t *Taker) draw() app.UI {
	t.drawn = t.turns
	here, v := t.trail.here(), t.view
	switch here.kind {
	case introPage:
		return ui.Introduction(v.Messages, t.program.Bundle(), ui.Start(v.Messages).OnClick(v.Acts.Go))
	case interruptionPage:
		return ui.Interruption(v.Messages, t.program.Bundle(), v.Acts.Back, v.Acts.Go)
	case questionPage:
		if a, ok := v.Asked(here.question); ok {
			v.Draft = t.drafts[here.question]
			return v.Question(a)
		}
	case checkPage:
		return v.Check()
	case donePage:
		return v.Done()
	}
	return v.Outcome()
}

// stale reports whether a page was turned and is not drawn yet: what is pressed
// then was pressed on the page before, by the second half of a double click.
func (t *Taker) stale() bool { return t.drawn != t.turns }

// answer sets one answer.
func (t *Taker) answer(question string, value engine.Value) {
	answers := t.answers.Clone()
	answers[question] = value
	t.settle(answers)
	t.keep()
}
