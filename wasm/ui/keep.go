package ui

import (
	"encoding/json"
	"maps"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// For how long, and under which name, answers outlive a reload.
const (
	keptFor  = 30 * time.Minute
	keptName = "amends"
)

// keptAnswers is what the browser's session storage holds: nothing sensitive,
// and nothing of the first section, which is about safety.
type keptAnswers struct {
	Version string         `json:"version"` // of the bundle
	Until   int64          `json:"until"`   // Unix time in milliseconds
	Answers engine.Answers `json:"answers"`
}

// mayKeep reports whether an answer may outlive a reload.
func (t *Taker) mayKeep(question string) bool {
	q, ok := t.program.Question(question)
	return ok && !q.Sensitive && q.Section != t.program.Bundle().Sections[0].ID
}

// lasting are the answers that may be stored, for half an hour.
func (t *Taker) lasting() keptAnswers {
	k := keptAnswers{Version: t.program.Bundle().Version, Until: time.Now().Add(keptFor).UnixMilli(), Answers: engine.Answers{}}
	for id, value := range t.answers {
		if t.mayKeep(id) {
			k.Answers[id] = value
		}
	}
	return k
}

// keep stores what may be stored, and lets it go after its time.
func (t *Taker) keep() {
	k := t.lasting()
	data, err := json.Marshal(k)
	if err != nil || len(k.Answers) == 0 {
		forgetKept()
		return
	}
	storage("setItem", keptName, string(data))
	if t.expiry == nil {
		t.expiry = time.AfterFunc(keptFor, forgetKept)
	}
	t.expiry.Reset(keptFor)
}

// restoreKept takes answers over from before a reload. A page that comes back
// in any other way starts empty, and so does one whose clock was set.
func (t *Taker) restoreKept() {
	text := storage("getItem", keptName)
	var k keptAnswers
	if isReload() && text.Truthy() && json.Unmarshal([]byte(text.String()), &k) == nil {
		if left := k.Until - time.Now().UnixMilli(); left >= 0 && left <= keptFor.Milliseconds() {
			t.takeOver(k.Answers)
		}
	}
	t.keep()
}

// takeOver takes answers from before: those that may be kept, and that fit this
// version of the assessment.
func (t *Taker) takeOver(answers engine.Answers) {
	for id, value := range answers {
		if q, ok := t.program.Question(id); ok && t.mayKeep(id) && fits(q, value) {
			t.answers[id], t.kept = value, true
			if amount, ok := value.Amount(); ok {
				t.drafts[id] = bound(&amount)
			}
		}
	}
}

// save gives the answers that may be stored to the device script, as JSON.
func (t *Taker) save(app.Value, []app.Value) any {
	data, _ := json.Marshal(t.lasting()) // ids, texts and finite numbers: nothing that could fail
	return string(data)
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
	if !t.mayKeep(question) {
		return nil
	}
	var value engine.Value
	if json.Unmarshal([]byte(text), &value) != nil || !fits(q, value) {
		return q.Text
	}
	t.answers = maps.Clone(t.answers)
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
	entries := app.Window().Get("performance").Call("getEntriesByType", "navigation")
	return entries.Length() > 0 && entries.Index(0).Get("type").String() == "reload"
}
