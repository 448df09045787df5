package server

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"amends/engine"
)

// A resultWriter writes a Result as encoding/json writes it, to the byte, in a
// fraction of the time: reflection over some thousand small fields was the most
// work of a request. A test fills every field there is and compares the two.
type resultWriter struct{ out []byte }

func (w *resultWriter) result(r *engine.Result) {
	w.raw(`{"schema":`).number(r.Schema)
	w.raw(`,"assessment":`).text(r.Assessment)
	w.raw(`,"version":`).text(r.Version)
	w.raw(`,"outcome":`).text(r.Outcome)
	w.raw(`,"complete":`).yes(r.Complete)
	w.raw(`,"next":`).texts(r.Next)
	w.raw(`,"missing":`).texts(r.Missing)
	list(w.raw(`,"ignored":`), r.Ignored, (*resultWriter).ignored)
	w.raw(`,"guards":`).texts(r.Guards)
	list(w.raw(`,"pages":`), r.Pages, (*resultWriter).page)
	list(w.raw(`,"plan":`), r.Plan, (*resultWriter).phase)
	list(w.raw(`,"also":`), r.Also, (*resultWriter).step)
	w.raw(`,"more":`).number(r.More)
	w.raw(`,"covers":`).texts(r.Covers)
	w.raw(`,"facts":`).facts(r.Facts)
	w.raw(`}`)
}

func (w *resultWriter) ignored(i *engine.Ignored) {
	w.raw(`{"question":`).text(i.Question)
	w.optional(`,"option":`, i.Option)
	w.raw(`,"reason":`).text(string(i.Reason))
	w.raw(`}`)
}

func (w *resultWriter) page(p *engine.ShownPage) {
	w.raw(`{"id":`).text(p.ID)
	w.raw(`,"covers":`).texts(p.Covers)
	w.raw(`}`)
}

func (w *resultWriter) phase(p *engine.PlanPhase) {
	w.raw(`{"phase":`).text(p.Phase)
	w.raw(`,"title":`).text(p.Title)
	w.raw(`,"current":`).yes(p.Current)
	list(w.raw(`,"steps":`), p.Steps, (*resultWriter).step)
	w.raw(`}`)
}

func (w *resultWriter) step(s *engine.PlanStep) {
	w.raw(`{"id":`).text(s.ID)
	w.raw(`,"title":`).text(s.Title)
	if s.Held {
		w.raw(`,"held":true`)
	}
	w.optional(`,"held_by":`, s.HeldBy)
	w.optional(`,"folded_by":`, string(s.FoldedBy))
	w.raw(`,"tags":`).texts(s.Tags)
	w.raw(`,"covers":`).texts(s.Covers)
	w.raw(`,"sources":`).texts(s.Sources)
	list(w.raw(`,"notes":`), s.Notes, (*resultWriter).note)
	list(w.raw(`,"because":`), s.Because, (*resultWriter).firing)
	w.raw(`}`)
}

func (w *resultWriter) note(n *engine.ShownNote) {
	w.raw(`{"id":`).text(n.ID)
	w.raw(`,"text":`).text(n.Text)
	w.raw(`}`)
}

func (w *resultWriter) firing(f *engine.Firing) {
	w.raw(`{"rule":`).text(f.Rule)
	w.optional(`,"at":`, f.At)
	w.raw(`,"text":`).text(f.Text)
	if f.Conditions != nil {
		w.raw(`,"conditions":`).finding(&f.Conditions)
	}
	w.raw(`}`)
}

func (w *resultWriter) finding(at **engine.ValuedCondition) {
	f := *at
	if f == nil {
		w.raw(`null`)
		return
	}
	w.raw(`{`)
	if len(f.All) > 0 {
		list(w.raw(`"all":`), f.All, (*resultWriter).finding)
		w.raw(`,`)
	}
	if len(f.Any) > 0 {
		list(w.raw(`"any":`), f.Any, (*resultWriter).finding)
		w.raw(`,`)
	}
	if f.Not != nil {
		w.raw(`"not":`).finding(&f.Not)
		w.raw(`,`)
	}
	if f.AtLeast != 0 {
		w.raw(`"at_least":`).number(f.AtLeast)
		w.raw(`,`)
	}
	if len(f.Of) > 0 {
		list(w.raw(`"of":`), f.Of, (*resultWriter).finding)
		w.raw(`,`)
	}
	if f.Subject != nil {
		w.subject(f.Subject)
	}
	w.raw(`"value":`).text(f.Value)
	w.raw(`}`)
}

// subject writes the fields of a subject, each with the comma behind it: none
// needs to be there, and a value follows.
func (w *resultWriter) subject(s *engine.Subject) {
	if s.Fact != "" {
		w.raw(`"fact":`).text(s.Fact)
		w.raw(`,`)
	}
	if s.Question != "" {
		w.raw(`"question":`).text(s.Question)
		w.raw(`,`)
	}
	if len(s.Answer) > 0 {
		w.raw(`"answer":`).texts(s.Answer)
		w.raw(`,`)
	}
	if s.Text != "" {
		w.raw(`"text":`).text(s.Text)
		w.raw(`,`)
	}
}

// facts come sorted, as encoding/json sorts the map that they stand for.
func (w *resultWriter) facts(facts engine.FactValues) {
	w.raw(`{`)
	for i := range facts {
		if i > 0 {
			w.raw(`,`)
		}
		w.text(facts[i].ID)
		w.raw(`:`)
		switch value := facts[i].Value.(type) {
		case nil:
			w.raw(`null`)
		case bool:
			w.yes(value)
		case string:
			w.text(value)
		}
	}
	w.raw(`}`)
}

func list[T any](w *resultWriter, items []T, one func(*resultWriter, *T)) {
	if items == nil {
		w.raw(`null`)
		return
	}
	w.raw(`[`)
	for i := range items {
		if i > 0 {
			w.raw(`,`)
		}
		one(w, &items[i])
	}
	w.raw(`]`)
}

func (w *resultWriter) texts(items []string) {
	list(w, items, func(w *resultWriter, s *string) { w.text(*s) })
}

// optional writes a field that is left out when it is empty.
func (w *resultWriter) optional(name, s string) {
	if s != "" {
		w.raw(name).text(s)
	}
}

func (w *resultWriter) raw(s string) *resultWriter {
	w.out = append(w.out, s...)
	return w
}

func (w *resultWriter) number(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

func (w *resultWriter) yes(b bool) { w.out = strconv.AppendBool(w.out, b) }

func (w *resultWriter) text(s string) {
	if !isPlain(s) {
		quoted, _ := json.Marshal(s) // text is never refused
		w.out = append(w.out, quoted...)
		return
	}
	w.out = append(w.out, '"')
	w.out = append(w.out, s...)
	w.out = append(w.out, '"')
}

// isPlain reports whether a text stands in JSON as it is. Encoding/json escapes
// what ends a string, what HTML or JavaScript would read otherwise, and what is
// no text.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !plain[c] {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
			return false
		}
		i += size
	}
	return true
}

// plain are the bytes of ASCII that are never escaped.
var plain = func() (plain [utf8.RuneSelf]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\' && c != '<' && c != '>' && c != '&'
	}
	return plain
}()
