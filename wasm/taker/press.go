package taker

import (
	"maps"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
	"amends/wasm/ui"
)

// This file is what the presses on a page do, besides going on to another one.

// onSubmit goes on from a question, unless its answer is missing or false. A
// question that is left without an answer is skipped.
func (t *Taker) onSubmit(_ app.Context, e app.Event) {
	e.PreventDefault()
	q, ok := t.program.Question(t.trail.here().question)
	if !ok || t.stale() {
		return
	}
	if t.view.Wrong = t.isWrong(q); t.view.Wrong {
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
		if _, ok := ui.ReadAmount(q, t.drafts[q.ID]); !ok {
			return true
		}
	}
	return q.Required && t.answers[q.ID].Skipped()
}

// onChange takes an option that was ticked or unticked.
func (t *Taker) onChange(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if q, ok := t.program.Question(input.Get("name").String()); ok && !t.stale() {
		t.answer(q.ID, ui.ChooseOne(q, t.answers[q.ID], input.Get("value").String(), input.Get("checked").Bool()))
	}
}

// onType takes what stands in the input of a number.
func (t *Taker) onType(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if q, ok := t.program.Question(input.Get("name").String()); ok && !t.stale() {
		t.drafts[q.ID] = input.Get("value").String()
		value, _ := ui.ReadAmount(q, t.drafts[q.ID])
		t.answer(q.ID, value)
	}
}

func (t *Taker) onCountry(ctx app.Context, _ app.Event) {
	t.view.In(ctx.JSSrc().Get("value").String())
}

// onMark ticks off a step, puts it aside, or takes that back. Where another step
// becomes the one for today, it takes focus.
func (t *Taker) onMark(ctx app.Context, _ app.Event) {
	if t.stale() {
		return
	}
	step, today := attribute(ctx.JSSrc(), "data-of"), t.view.Plan.Today
	t.mark(step, plan.Mark(attribute(ctx.JSSrc(), "data-mark")))
	seek := `[data-of="` + step + `"]`
	if t.view.Plan.Today != today {
		seek = "[data-today] h3"
	}
	t.context.Defer(func(app.Context) { focus(seek) })
}

// mark sets the mark of a step; one that is none takes it back.
func (t *Taker) mark(step string, mark plan.Mark) {
	marks := maps.Clone(t.view.Marks)
	if marks == nil {
		marks = plan.Marks{}
	}
	if delete(marks, step); mark == plan.Done || mark == plan.NotMine {
		marks[step] = mark
	}
	t.view.Marks = marks
	t.view.Replan()
}

func (t *Taker) onPrint(app.Context, app.Event) { app.Window().Call("print") }

// onCopy puts the plan into the clipboard as text.
func (t *Taker) onCopy(app.Context, app.Event) {
	if t.stale() {
		return
	}
	t.view.Settled = true
	turn := t.turns
	copyText(t.view.Leaflet().Text(), func(ok bool) {
		t.context.Dispatch(func(app.Context) {
			if t.turns != turn {
				return
			}
			t.view.Copy = ui.Copied
			if !ok {
				t.view.Copy = ui.NotAllowed
				t.context.Defer(func(app.Context) { selectAll(ui.CopyID) })
			}
		})
	})
}
