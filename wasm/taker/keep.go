package taker

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
	"amends/wasm/ui"
)

// For how long, and under which name, answers outlive a reload.
const (
	keptFor  = 30 * time.Minute
	keptName = "amends"
)

// keptAnswers is what the browser's session storage holds: nothing sensitive,
// and nothing of the first section, which is about safety.
type keptAnswers struct {
	version string // of the bundle
	until   int64  // Unix time in milliseconds
	answers engine.Answers
	marks   plan.Marks // in what the taker saves alone, never in the session's storage
}

// json is the object in which answers are kept, and saved: its names are read
// by the device script too.
func (k keptAnswers) json() string {
	b := engine.AppendString([]byte(`{"version":`), k.version)
	b = strconv.AppendInt(append(b, `,"until":`...), k.until, 10)
	b = append(b, `,"answers":{`...)
	for i, id := range slices.Sorted(maps.Keys(k.answers)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = k.answers[id].AppendJSON(append(engine.AppendString(b, id), ':'))
	}
	return string(append(k.appendMarks(append(b, '}')), '}'))
}

// appendMarks adds the marks of steps, if there are any.
func (k keptAnswers) appendMarks(b []byte) []byte {
	for i, id := range slices.Sorted(maps.Keys(k.marks)) {
		if i == 0 {
			b = append(b, `,"marks":{`...)
		} else {
			b = append(b, ',')
		}
		b = engine.AppendString(append(engine.AppendString(b, id), ':'), string(k.marks[id]))
	}
	if len(k.marks) > 0 {
		b = append(b, '}')
	}
	return b
}

// readKept reads what json wrote; false for any other text.
func readKept(text string) (k keptAnswers, ok bool) {
	read, _ := engine.ReadJSON(text)
	object, _ := read.(map[string]any)
	until, ok := object["until"].(float64)
	answers, sound := object["answers"].(map[string]any)
	k = keptAnswers{until: int64(until), answers: engine.Answers{}}
	k.version, _ = object["version"].(string)
	for id, raw := range answers {
		value, fine := engine.ValueOf(raw)
		k.answers[id], sound = value, sound && fine
	}
	return k, ok && sound
}

// lasting are the answers that may be stored, for half an hour.
func (t *Taker) lasting() keptAnswers {
	k := keptAnswers{version: t.program.Bundle().Version, until: time.Now().Add(keptFor).UnixMilli(), answers: engine.Answers{}}
	for id, value := range t.answers {
		if ui.MayKeep(t.program, id) {
			k.answers[id] = value
		}
	}
	return k
}

// keep stores what may be stored, and lets it go after its time.
func (t *Taker) keep() {
	k := t.lasting()
	if len(k.answers) == 0 {
		forgetKept()
		return
	}
	storage("setItem", keptName, k.json())
	if t.expiry == nil {
		t.expiry = time.AfterFunc(keptFor, forgetKept)
	}
	t.expiry.Reset(keptFor)
}

// restoreKept takes answers over from before a reload. A page that comes back
// in any other way starts empty, and so does one whose clock was set.
func (t *Taker) restoreKept() {
	text := storage("getItem", keptName)
	if isReload() && text.Truthy() {
		k, ok := readKept(text.String())
		if left := k.until - time.Now().UnixMilli(); ok && left >= 0 && left <= keptFor.Milliseconds() {
			t.takeOver(k.answers)
		}
	}
	t.keep()
}

// takeOver takes answers from before: those that may be kept, and that fit this
// version of the assessment.
func (t *Taker) takeOver(saved engine.Answers) {
	answers := t.answers.Clone()
	for id, value := range saved {
		if q, ok := t.program.Question(id); ok && ui.MayKeep(t.program, id) && ui.Fits(q, value) {
			answers[id], t.view.Kept = value, true
			if amount, ok := value.Amount(); ok {
				t.drafts[id] = engine.WriteNumber(amount)
			}
		}
	}
	t.settle(answers)
}

// save gives the answers and marks that may be stored to the device script, as
// JSON.
func (t *Taker) save(app.Value, []app.Value) any {
	return t.saved().json()
}

func (t *Taker) saved() keptAnswers {
	k := t.lasting()
	k.marks = t.view.MarksToKeep()
	return k
}

// takeMark takes over the mark of one step that the taker had saved, unless this
// version of the assessment has no such step or mark.
func (t *Taker) takeMark(_ app.Value, args []app.Value) any {
	t.takeOneMark(args[0].String(), plan.Mark(args[1].String()))
	return nil
}

func (t *Taker) takeOneMark(step string, mark plan.Mark) {
	if _, ok := t.program.Step(step); ok && (mark == plan.Done || mark == plan.NotMine) {
		t.mark(step, mark)
	}
}

// take takes over one answer that the taker had saved: its question, and the
// answer as JSON. It is nil, or, for an answer that does not fit this version
// of the assessment, the text of its question if there still is one. Nothing
// else changes then. What may not be kept is passed over.
func (t *Taker) take(_ app.Value, args []app.Value) any {
	return t.takeOne(args[0].String(), args[1].String())
}

func (t *Taker) takeOne(question, text string) any {
	q, ok := t.program.Question(question)
	if !ok {
		return ""
	}
	if !ui.MayKeep(t.program, question) {
		return nil
	}
	raw, ok := engine.ReadJSON(text)
	value, sound := engine.ValueOf(raw)
	if !ok || !sound || !ui.Fits(q, value) {
		return q.Text
	}
	t.takeOver(engine.Answers{question: value})
	t.keep()
	return nil
}

func forgetKept() { storage("removeItem", keptName) }

// storage calls a method of the session's storage. Where it is refused or full,
// answers live in memory alone, and nothing is lost but the comfort.
func storage(method string, args ...any) (result app.Value) {
	defer func() {
		if recover() != nil {
			result = app.Undefined()
		}
	}()
	s := app.Window().Get("sessionStorage")
	if !s.Truthy() {
		return app.Undefined()
	}
	return s.Call(method, args...)
}

// isReload reports whether this page came by a reload, not by a link, not out
// of the history and not with a reopened tab.
func isReload() bool {
	if attribute(document().Get("documentElement"), "data-moved") != "" {
		return true // of a frame, which loads anew where an element is moved in the host's page
	}
	entries := app.Window().Get("performance").Call("getEntriesByType", "navigation")
	return entries.Length() > 0 && entries.Index(0).Get("type").String() == "reload"
}
