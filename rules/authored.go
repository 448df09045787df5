package rules

import (
	"fmt"
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/lower"
)

// Authored is a condition, or the expression of a fact, as its author wrote it:
// for those who analyse what it means and have to say where.
type Authored struct {
	Kind Kind   // of the entry: section, question, option, fact, guard, rule; or text
	ID   string // of the entry; of a text, of what has it
	Of   string // of an option, its question
	Text string // what places in it are counted by
	at   lines.Text

	Condition *engine.Condition // what it means; nil for a fact

	Place   engine.Place // of a text
	Variant int          // of a text: which variant, or -1 for whether the paragraph is there
}

// KindText is the kind of a condition of a text that depends on answers.
const KindText Kind = "text"

// Conditions lists the conditions that decide about plans, in the order of
// their kinds and then as authored. Those of the index of advice, and of
// invariants, only speak about plans and are not among them.
func (a *Assessment) Conditions() []Authored {
	var out []Authored
	add := func(kind Kind, id, of string, c *entries.Condition) {
		if c.Written() {
			out = append(out, Authored{Kind: kind, ID: id, Of: of, Text: c.Value, at: c.Text.Text, Condition: a.lowered(c)})
		}
	}
	for _, s := range a.all.Sections {
		add(entries.KindSection, s.ID.Value, "", &s.ShowIf)
	}
	for _, q := range a.questions {
		add(entries.KindQuestion, q.ID.Value, "", &q.ShowIf)
		for _, option := range q.Options.All {
			add(entries.KindOption, option.ID.Value, q.ID.Value, &option.ShowIf)
		}
	}
	for _, f := range a.facts {
		add(entries.KindFact, f.ID.Value, "", &f.Is)
	}
	for _, g := range a.guards {
		add(entries.KindGuard, g.ID.Value, "", &g.When)
	}
	for _, r := range a.all.Rules {
		add(entries.KindRule, r.ID.Value, "", &r.When)
	}
	return append(out, a.textConditions()...)
}

// Diagnose makes a diagnostic for the characters from up to to of the text.
func (w Authored) Diagnose(from, to int, code *diagnostic.Code, message, hint string) Diagnostic {
	return w.at.DiagnosePart(from, to, code, message, hint)
}

// Related points to the condition.
func (w Authored) Related(message string) Related { return w.at.Related(message) }

// Entry is an entry as its author wrote it, for those who have to say where
// something is wrong with it. The zero value stands for no entry.
type Entry struct{ of *entries.Entry }

// Entry finds the entry of an id.
func (a *Assessment) Entry(kind Kind, id string) Entry {
	if d := a.names.Definition(kind, id); d != nil {
		return Entry{d.Entry}
	}
	if kind == entries.KindRule { // what a soft guard recommends is a rule of its id
		return a.Entry(entries.KindGuard, id)
	}
	return Entry{}
}

// Option finds the entry of an option.
func (a *Assessment) Option(question, id string) Entry {
	if q := a.question(question); q != nil {
		for _, option := range q.Options.All {
			if option.ID.Value == id {
				return Entry{&option.Entry}
			}
		}
	}
	return Entry{}
}

// Diagnose makes a diagnostic for the entry's own id.
func (e Entry) Diagnose(code *diagnostic.Code, message, hint string) Diagnostic {
	return e.of.DiagnoseKey(&e.of.ID, code, message, hint)
}

// Part is a key of entries behind which there are ids of others.
type Part struct{ key string }

// The parts of entries that others may have to point to.
var (
	PartAsk       = Part{"ask"}       // of a guard
	PartAllow     = Part{"allow"}     // of a guard
	PartNotes     = Part{"notes"}     // of a guard or rule
	PartRecommend = Part{"recommend"} // of a rule
	PartAfter     = Part{"after"}     // of a step
)

// DiagnosePart makes a diagnostic for one of the ids behind a key; for the
// entry's own id if that is not there. It panics for a part that entries of this
// kind do not have.
func (e Entry) DiagnosePart(part Part, id string, code *diagnostic.Code, message, hint string) Diagnostic {
	if t, ok := e.of.Find(part.key, id); ok {
		return t.Diagnose(code, message, hint)
	}
	return e.Diagnose(code, message, hint)
}

// Related points to the entry's id.
func (e Entry) Related(message string) Related { return e.of.Related(message) }

// Acceptance is a finding that an author means to be so.
type Acceptance struct {
	Code    string
	Of      string // the id of what it is about
	Because string
	at      lines.Text
}

// Accepted lists what authors accept, one for each id.
func (a *Assessment) Accepted() []Acceptance {
	var out []Acceptance
	for _, o := range a.all.Accepted {
		for _, id := range o.Of.Texts {
			out = append(out, Acceptance{Code: o.Finding.Value, Of: id.Value, Because: o.Because.Value, at: id})
		}
	}
	return out
}

// Diagnose makes a diagnostic for the acceptance.
func (a Acceptance) Diagnose(code *diagnostic.Code, message, hint string) Diagnostic {
	return a.at.Diagnose(code, message, hint)
}

// Written is a part of a condition as its author wrote it, and where.
type Written struct {
	File   string // relative to the assessment's folder
	Line   int
	Column int    // in characters, from 1
	Text   string // in one line
	Denies bool   // the text says the opposite of the test: `role != "me"`
}

// At is the place in the form "rules/truth.yaml:12:5".
func (w Written) At() string { return fmt.Sprintf("%s:%d:%d", w.File, w.Line, w.Column) }

// Written tells where a test of the compiled assessment was written; false for
// a test that is not from [Compile] of this source.
func (a *Assessment) Written(t *engine.Test) (Written, bool) {
	w, ok := a.written[t]
	if !ok {
		return Written{}, false
	}
	p := w.text.File.Part(w.text.Node, w.span.From, w.span.To)
	text := strings.Join(strings.Fields(sliceRunes(w.text.Value, w.span.From, w.span.To)), " ")
	return Written{File: w.text.File.Name, Line: p.Line, Column: p.Column, Text: text, Denies: w.span.Denies}, true
}

// written is a test's place, looked up only when somebody asks.
type written struct {
	text lines.Text
	span lower.Span
}

// noteTest remembers where the scope found a test.
func (a *Assessment) noteTest(sc scope, t lines.Text) func(*engine.Test) {
	return func(test *engine.Test) {
		if span, ok := sc.Span(test); ok {
			a.written[test] = written{t, span}
		}
	}
}
