// Package words puts conditions into plain words, for people who read rules
// and do not program: a reviewer of a change, a reader of the printed logic.
//
//	t := words.For(program.Bundle())
//	t.Condition(&rule.When)
//	// “Who broke the trust?” is “I did”, and may_reach holds
//
// Questions and options stand with their texts, facts with the names that
// their authors gave them. Package diff and package logicpage build on it.
package words

import (
	"fmt"
	"strings"

	"amends/engine"
)

// Words knows the texts of one assessment. It does not change and is safe for
// concurrent use.
type Words struct {
	questions map[string]*engine.Question
	facts     map[string]*engine.Fact
	phases    map[string]string // titles
	current   string            // the fact whose values are phases
	ids       bool              // everything is called by its id
}

// For gathers the texts of a bundle, which must not change after.
func For(b *engine.Bundle) *Words {
	w := &Words{map[string]*engine.Question{}, map[string]*engine.Fact{}, map[string]string{}, b.CurrentPhase, false}
	for i := range b.Questions {
		w.questions[b.Questions[i].ID] = &b.Questions[i]
	}
	for i := range b.Facts {
		w.facts[b.Facts[i].ID] = &b.Facts[i]
	}
	for _, p := range b.Phases {
		w.phases[p.ID] = p.Title
	}
	return w
}

// ByID is like [For], and calls questions, options and phases by their ids, as
// rule files do: for authors, who look them up there.
func ByID(b *engine.Bundle) *Words {
	w := For(b)
	w.ids = true
	return w
}

// Phrase is a test in two halves: what is looked at, and what must be seen.
type Phrase struct {
	Subject string // the text of a question, or the name of a fact
	Fact    bool
	ID      string
	Says    string // "is “I did”", "holds"
	bare    bool   // without quotes
}

// String is the whole test; only the texts of questions have quotes.
func (p Phrase) String() string {
	if p.bare {
		return p.Subject + " " + p.Says
	}
	return quoted(p.Subject) + " " + p.Says
}

// Condition is a whole condition in one sentence without a full stop.
func (w *Words) Condition(c *engine.Condition) string { return w.sentence(c, false, false) }

// sentence writes a condition, or what it must not be; nested ones stand in
// brackets.
func (w *Words) sentence(c *engine.Condition, negated, nested bool) string {
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		return not(negated, "always", "never")
	case engine.ShapeTest:
		return w.Test(c.Test, negated).String()
	case engine.ShapeNot:
		return w.sentence(c.Not, !negated, nested)
	case engine.ShapeAll, engine.ShapeAny:
		if negated {
			return "not (" + w.sentence(c, false, false) + ")"
		}
		text := strings.Join(w.parts(c), map[engine.Shape]string{engine.ShapeAll: ", and ", engine.ShapeAny: ", or "}[shape])
		if nested {
			return "(" + text + ")"
		}
		return text
	case engine.ShapeAtLeast:
		text := Lead(c) + ": " + strings.Join(w.parts(c), "; ")
		switch {
		case negated:
			return "not (" + text + ")"
		case nested:
			return "(" + text + ")"
		}
		return text
	default:
		panic(engine.UnknownKind{Of: "words: a condition", Kind: string(shape)})
	}
}

// parts are the parts of a condition; nested ones stand in brackets.
func (w *Words) parts(c *engine.Condition) []string {
	var out []string
	c.EachPart(func(part *engine.Condition) { out = append(out, w.sentence(part, false, true)) })
	return out
}

// Test puts one test, or its opposite, into words.
func (w *Words) Test(t *engine.Test, negated bool) Phrase {
	if t.Fact != "" {
		return w.fact(t, negated)
	}
	p := Phrase{Subject: w.Question(t.Question), ID: t.Question, bare: w.ids}
	q := w.questions[t.Question]
	switch t.Kind {
	case engine.TestNumber:
		p.Says = not(negated, "is "+ranges(t.Ranges), "is not "+ranges(t.Ranges))
	case engine.TestCount:
		p.Says = "has " + not(negated, "", "not ") + ranges(t.Ranges) + " answers chosen"
	case engine.TestAnswered:
		p.Says = not(negated, "is answered", "is not answered")
	case engine.TestAll:
		p.Says = not(negated, "includes all of ", "does not include all of ") + w.options(q, t.Options, " and ")
	case engine.TestAny:
		p.Says = w.chosen(q, t.Options, negated)
	default:
		panic(engine.UnknownKind{Of: "words: a test", Kind: string(t.Kind)})
	}
	return p
}

func (w *Words) chosen(q *engine.Question, options []string, negated bool) string {
	one, none := not(negated, "is ", "is not "), "is none of "
	if q != nil && q.Kind == engine.AnyOf {
		one, none = not(negated, "includes ", "does not include "), "includes none of "
	}
	if negated && len(options) > 1 {
		return none + w.options(q, options, ", ")
	}
	return one + w.options(q, options, " or ")
}

func not(negated bool, plain, opposite string) string {
	if negated {
		return opposite
	}
	return plain
}

// fact is a test of a fact: those of yes and no hold or do not.
func (w *Words) fact(t *engine.Test, negated bool) Phrase {
	p := Phrase{Subject: t.Fact, Fact: true, ID: t.Fact, bare: true}
	f := w.facts[t.Fact]
	if f != nil && f.When != nil && len(t.Options) == 1 {
		p.Says = not(negated == (t.Options[0] == "yes"), "holds", "does not hold")
		return p
	}
	values := make([]string, len(t.Options))
	for i, value := range t.Options {
		values[i] = w.quoted(w.Value(t.Fact, value))
	}
	p.Says = not(negated, "is ", "is not ") + strings.Join(values, " or ")
	return p
}

// Value is a fact's value in words: phases have titles.
func (w *Words) Value(fact, value string) string {
	if title := w.phases[value]; fact == w.current && title != "" && !w.ids {
		return title
	}
	return value
}

func (w *Words) options(q *engine.Question, ids []string, join string) string {
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = w.quoted(w.label(q, id))
	}
	return strings.Join(labels, join)
}

func (w *Words) label(q *engine.Question, id string) string {
	if w.ids {
		return id
	}
	return Label(q, id)
}

// Label is what a question calls an option; the id, if it does not know it.
func Label(q *engine.Question, id string) string {
	if q != nil {
		for i := range q.Options {
			if q.Options[i].ID == id && q.Options[i].Label != "" {
				return q.Options[i].Label
			}
		}
	}
	return id
}

// Answer is what somebody says to a question: a label, several, a number, or
// that it was skipped.
func (w *Words) Answer(question string, v engine.Value) string {
	if v.Skipped() {
		return "(skipped)"
	}
	if n, ok := v.Amount(); ok {
		return fmt.Sprint(n)
	}
	labels := make([]string, len(v.Options()))
	for i, id := range v.Options() {
		labels[i] = w.label(w.questions[question], id)
	}
	return strings.Join(labels, "; ")
}

// Question is the text of a question; the id, if there is none of that id.
func (w *Words) Question(id string) string {
	if q := w.questions[id]; q != nil && !w.ids {
		return q.Text
	}
	return id
}

// ranges are intervals of numbers in words.
func ranges(list []engine.Range) string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = interval(r)
	}
	return strings.Join(out, " or ")
}

func interval(r engine.Range) string {
	low, high := "", ""
	if r.Min != nil {
		low = fmt.Sprintf("%s %v", not(r.AboveMin, "at least", "more than"), *r.Min)
	}
	if r.Max != nil {
		high = fmt.Sprintf("%s %v", not(r.BelowMax, "at most", "less than"), *r.Max)
	}
	switch {
	case low != "" && high != "" && *r.Min == *r.Max:
		return fmt.Sprint(*r.Min)
	case low != "" && high != "":
		return low + " and " + high
	}
	return low + high
}

// quoted is a text in quotes; ids have none.
func (w *Words) quoted(text string) string {
	if w.ids {
		return text
	}
	return quoted(text)
}

func quoted(text string) string { return "“" + strings.TrimSpace(text) + "”" }
