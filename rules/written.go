package rules

import (
	"fmt"
	"strings"

	"amends/engine"
	"amends/rules/lines"
	"amends/rules/lower"
)

// Written is a part of a condition as its author wrote it, and where.
type Written struct {
	File   string // relative to the assessment's folder
	Line   int
	Column int    // in characters, from 1
	Text   string // in one line
}

// At is the place in the form "rules/truth.yaml:12:5".
func (w Written) At() string { return fmt.Sprintf("%s:%d:%d", w.File, w.Line, w.Column) }

// Written tells where a test of the compiled assessment was written; false for
// a test that is not from [Compile] of this source.
func (s *Source) Written(t *engine.Test) (Written, bool) {
	w, ok := s.written[t]
	if !ok {
		return Written{}, false
	}
	p := w.text.File.Part(w.text.Node, w.span.From, w.span.To)
	text := strings.Join(strings.Fields(sliceRunes(w.text.Value, w.span.From, w.span.To)), " ")
	return Written{File: w.text.File.Name, Line: p.Line, Column: p.Column, Text: text}, true
}

// written is a test's place, looked up only when somebody asks.
type written struct {
	text lines.Text
	span lower.Span
}

// noteTest remembers where the scope found a test.
func (s *Source) noteTest(sc scope, t lines.Text) func(*engine.Test) {
	return func(test *engine.Test) {
		if span, ok := sc.Span(test); ok {
			s.written[test] = written{t, span}
		}
	}
}
