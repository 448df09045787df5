package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Taker is the page in the browser once the program is there: it asks the
// questions that apply, one at a time, and shows what the answers lead to.
// Answers live in its memory; those that are neither sensitive nor of the first
// section outlive a reload, for a while.
type Taker struct {
	app.Compo

	program  *engine.Program
	messages Messages
	answers  engine.Answers
	drafts   map[string]string // what stands in the inputs of number questions
	trail    trail
	wrong    bool   // the answer of the page shown is missing or false
	kept     bool   // answers of before a reload are here
	country  string // whose help lines are shown; empty for the world's
	plain    bool   // drawn for a browser without scripting: nothing on it may need the program
	last     shownBefore
	news     news
	whatIf   []engine.Change // what other answers would change; nil until it is known
	settled  bool            // the page has been painted: what can wait is drawn too
	copied   copyState
	expiry   *time.Timer // of what is kept
	resumed  resumed
	context  app.Context // the root's: what is deferred through a handler's is dropped when its element goes
}

// NewTaker makes the page of a program, without any answer yet.
func NewTaker(p *engine.Program) *Taker {
	t := &Taker{program: p, messages: MessagesIn(p.Bundle().Language)}
	t.empty()
	return t
}

// forget clears everything that the taker said, here and in the browser.
func (t *Taker) forget() {
	t.empty()
	forgetKept()
}

func (t *Taker) empty() {
	t.answers, t.drafts = engine.Answers{}, map[string]string{}
	t.trail, t.wrong, t.kept = newTrail(), false, false
	t.last, t.news, t.whatIf = shownBefore{}, news{}, nil
}

// OnMount is called by go-app once the page is drawn in the browser.
func (t *Taker) OnMount(ctx app.Context) {
	t.context = ctx
	t.listen()
	t.resumed.restore()
}

// Render draws the page that the taker is on.
func (t *Taker) Render() app.UI {
	here := t.trail.here()
	return frame(t.messages, &screen{Key: string(here.kind) + here.question, Draw: t.draw})
}

// screen is a page that is drawn afresh, with new elements and handlers, when
// its key changes.
type screen struct {
	app.Compo
	Key  string
	Draw func() app.UI
}

// CompoID tells go-app which pages are the same.
func (s *screen) CompoID() string { return s.Key }

// Render draws the page.
func (s *screen) Render() app.UI { return s.Draw() }

func (t *Taker) draw() app.UI {
	here := t.trail.here()
	switch here.kind {
	case introPage:
		return t.intro()
	case interruptionPage:
		return interruption(t.messages, t.program.Bundle(), t.onBack, t.onGo)
	case questionPage:
		if a, ok := t.asked(here.question); ok {
			return t.question(a)
		}
	case checkPage:
		return t.check()
	case donePage:
		return t.done()
	}
	return t.outcome()
}

func (t *Taker) intro() app.UI {
	return introduction(t.messages, t.program.Bundle(), start(t.messages).OnClick(t.onGo))
}

func (t *Taker) question(a engine.Asked) app.UI {
	f := field{
		messages: t.messages, question: a.Question, options: a.Options,
		value: t.answers[a.Question.ID], draft: t.drafts[a.Question.ID], wrong: t.wrong,
		part: t.part(a.Question), changed: t.onChange, typed: t.onType, onBack: t.onBack,
	}
	return el("form", "questions").Attr("autocomplete", "off").Attr("novalidate", true).
		OnSubmit(t.onSubmit).Body(f.page())
}

// asked finds a question that applies.
func (t *Taker) asked(id string) (engine.Asked, bool) {
	for _, a := range t.program.Asking(t.answers) {
		if a.Question.ID == id {
			return a, applies(a)
		}
	}
	return engine.Asked{}, false
}

// onSubmit goes on from a question, unless its answer is missing or false. A
// question that is left without an answer is skipped.
func (t *Taker) onSubmit(_ app.Context, e app.Event) {
	e.PreventDefault()
	q, ok := t.program.Question(t.trail.here().question)
	if !ok {
		return
	}
	if t.wrong = t.isWrong(q); t.wrong {
		t.context.Defer(func(app.Context) { focusError() })
		return
	}
	if _, answered := t.answers[q.ID]; !answered {
		t.answer(q.ID, engine.Skip())
	}
	t.advance()
}

func (t *Taker) isWrong(q *engine.Question) bool {
	if q.Kind == engine.Number {
		if _, ok := readAmount(q, t.drafts[q.ID]); !ok {
			return true
		}
	}
	return q.Required && t.answers[q.ID].Skipped()
}

// onChange takes an option that was ticked or unticked.
func (t *Taker) onChange(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if q, ok := t.program.Question(input.Get("name").String()); ok {
		t.answer(q.ID, chooseOne(q, t.answers[q.ID], input.Get("value").String(), input.Get("checked").Bool()))
	}
}

// onType takes what stands in the input of a number.
func (t *Taker) onType(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if q, ok := t.program.Question(input.Get("name").String()); ok {
		t.typed(q, input.Get("value").String())
	}
}

func (t *Taker) typed(q *engine.Question, text string) {
	t.drafts[q.ID] = text
	value, _ := readAmount(q, text)
	t.answer(q.ID, value)
}

// answer sets one answer. The map is replaced, not changed: what was drawn from
// the old one stays what it was.
func (t *Taker) answer(question string, v engine.Value) {
	t.answers = t.answers.Clone()
	t.answers[question] = v
	t.keep()
}
