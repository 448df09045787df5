package taker

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// resumed is what must be as it was after go-app has replaced the page.
type resumed struct {
	focus      string // id of the element that had focus
	among      string // selector of the page's elements of its kind
	place      int    // among them; -1 if it is elsewhere
	start, end int    // its selection, -1 for none
	x, y       float64
	turn       bool // the taker was waiting: go to the top of the next page
}

// Resume takes over from the start script: the answers and the place from the
// prerendered page, and focus, selection and scrolling, which are put back
// once the page is drawn. Reached is the furthest page that was shown.
func (t *Taker) Resume(reached int) {
	t.restoreKept()
	pages := document().Call("querySelectorAll", "[data-page]")
	at, answers := 0, t.answers.Clone()
	for i := range pages.Length() {
		t.resumePage(pages.Index(i), i, reached, answers)
		if !pages.Index(i).Get("hidden").Bool() {
			at = i
		}
	}
	t.settle(answers)
	t.keep()
	t.trail.move(at)
	t.resumed = readResumed()
	putFirst()
	if last := len(t.trail.stops) - 1; reached > last {
		t.trail.move(last)
		next := t.trail.push(t.next(t.trail.here()))
		t.resumed.turn = at == next
		t.trail.move(at)
	}
	t.view.In(region())
}

// resumePage takes what one page of the prerendered document holds, and adds its
// answer.
func (t *Taker) resumePage(page app.Value, place, reached int, answers engine.Answers) {
	if attribute(page, "data-page") == string(interruptionPage) && place <= reached {
		t.trail.stops = append(t.trail.stops, stop{kind: interruptionPage})
	}
	q, ok := t.program.Question(attribute(page, "data-question"))
	if !ok {
		return
	}
	if place <= reached {
		t.trail.stops = append(t.trail.stops, stop{kind: questionPage, question: q.ID})
	}
	value, given := t.readInputs(q, page.Call("querySelectorAll", "input"))
	if given || place < reached {
		answers[q.ID] = value
	}
	if fault := page.Call("querySelector", "[data-error]"); fault.Truthy() && !page.Get("hidden").Bool() {
		t.view.Wrong = !fault.Get("hidden").Bool()
	}
}

// readInputs reads the answer of a question from its controls, and whether
// there is one.
func (t *Taker) readInputs(q *engine.Question, inputs app.Value) (engine.Value, bool) {
	value := engine.Skip()
	for i := range inputs.Length() {
		input := inputs.Index(i)
		switch {
		case q.Kind == engine.Number:
			t.drafts[q.ID] = input.Get("value").String()
			value, _ = ui.ReadAmount(q, t.drafts[q.ID])
		case input.Get("checked").Bool():
			value = ui.ChooseOne(q, value, input.Get("value").String(), true)
		}
	}
	return value, !value.Skipped()
}

func readResumed() resumed {
	window := app.Window()
	r := resumed{x: window.Get("scrollX").Float(), y: window.Get("scrollY").Float(), place: -1, start: -1, end: -1}
	active := document().Get("activeElement")
	if !active.Truthy() {
		return r
	}
	r.focus = active.Get("id").String()
	r.among = "main [data-page]:not([hidden]) " + active.Get("localName").String()
	r.place = indexOf(document().Call("querySelectorAll", r.among), active)
	if start := active.Get("selectionStart"); start.Truthy() {
		r.start, r.end = start.Int(), active.Get("selectionEnd").Int()
	}
	return r
}

// restore puts focus, selection and scrolling back.
func (r resumed) restore() {
	if r.turn {
		focusTop()
		return
	}
	if e := r.focused(); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
		if r.start >= 0 {
			e.Call("setSelectionRange", r.start, r.end)
		}
	}
	app.Window().Call("scrollTo", r.x, r.y)
}

// focused is the element that has focus. Most have no id, and are found by their
// place among those of their kind on the page.
func (r resumed) focused() app.Value {
	if r.focus == "" && r.place >= 0 {
		return document().Call("querySelectorAll", r.among).Index(r.place)
	}
	return document().Call("getElementById", r.focus)
}

// indexOf is the place of an element in a list, -1 if it is not there.
func indexOf(list, e app.Value) int {
	for i := range list.Get("length").Int() {
		if list.Index(i).Equal(e) {
			return i
		}
	}
	return -1
}

func attribute(e app.Value, name string) string {
	v := e.Call("getAttribute", name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}
