package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/workbook"
)

// A Place is where a name stands: where it is given to something, or where it
// stands for that. Lines and columns count from 1, columns in characters.
type Place struct {
	Kind    Kind
	ID      string
	Of      string // of an option: the id of its question
	File    string
	Line    int
	Column  int
	End     int  // one after the last character, on the same line
	Defines bool // the name is given here
	// Spelled says that the characters there are the name itself, so that another
	// can be put in their place. A cell may say a label instead, and the cells of a
	// workbook are no text.
	Spelled bool
}

// Places lists where names of questions, options, facts, steps, tags and all
// else stand, in conditions, cases and tables too, in the order of files and
// lines. Conditions are read word by word, so that one with a fault has places.
func (a *Assessment) Places() []Place {
	p := placer{a: a, seen: map[Place]bool{}}
	for _, kind := range placedKinds {
		for _, d := range a.names.Definitions(kind) {
			p.text(kind, "", d.ID, true)
		}
	}
	for _, m := range a.names.Mentions() {
		p.text(m.Kind, "", m.ID, false)
	}
	p.options()
	p.cases()
	p.conditions()
	for _, one := range a.sheets {
		for id, head := range one.Heads() {
			p.part(entries.KindQuestion, "", id, head, 0, false)
		}
	}
	slices.SortStableFunc(p.out, func(x, y Place) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	return p.out
}

// placedKinds are the kinds whose ids belong to entries of their own.
var placedKinds = []Kind{
	entries.KindSection, entries.KindPhase, entries.KindQuestion, entries.KindFact, entries.KindList, entries.KindGuard, entries.KindRule,
	entries.KindStep, entries.KindNote, entries.KindSource, entries.KindCase, entries.KindTag, entries.KindIndexed, entries.KindInvariant,
}

// placer gathers places, each once.
type placer struct {
	a    *Assessment
	out  []Place
	seen map[Place]bool
}

// text adds the place of a text that is a name; a step of a plan may have a star.
func (p *placer) text(kind Kind, of string, t lines.Text, defines bool) {
	if t.Node == nil || t.File == nil || t.Value == "" {
		return
	}
	id := strings.TrimPrefix(t.Value, "*")
	p.part(kind, of, id, t, utf8.RuneCountInString(t.Value)-utf8.RuneCountInString(id), defines)
}

// part adds the place of a name that begins with that character of a text.
func (p *placer) part(kind Kind, of, id string, t lines.Text, from int, defines bool) {
	at := t.File.Part(t.Node, from, from+utf8.RuneCountInString(id))
	one := Place{Kind: kind, ID: id, Of: of, File: t.File.Name, Line: at.Line, Column: at.Column, End: at.End, Defines: defines}
	one.Spelled = sliceRunes(t.File.Line(at.Line), at.Column-1, at.End-1) == id && !workbook.Is(one.File)
	key := one
	key.Defines = false
	if !p.seen[key] {
		p.seen[key] = true
		p.out = append(p.out, one)
	}
}

// options adds options where they are written, and where questions and lists name
// them.
func (p *placer) options() {
	for _, q := range p.a.all.Questions {
		for _, o := range q.Options.All {
			p.text(entries.KindOption, q.ID.Value, o.ID.Text, true)
		}
		if slices.Contains(q.OptionIDs(), q.IfSkipped.Value) { // yes and no need not be written
			p.text(entries.KindOption, q.ID.Value, q.IfSkipped.Text, false)
		}
	}
	for _, l := range p.a.all.Lists {
		for _, t := range l.Options.Texts {
			p.text(entries.KindOption, l.Of.Value, t, false)
		}
	}
}

// cases adds what the answers of cases name. The question of a cell stands at the
// head of its column, and not in the cell.
func (p *placer) cases() {
	for _, c := range p.a.all.Cases {
		if x := c.Expect.Entry; x != nil {
			for _, t := range x.Plan.Texts {
				p.text(entries.KindStep, "", t, false)
			}
			if p.a.names.Knows(entries.KindGuard, x.Outcome.Value) {
				p.text(entries.KindGuard, "", x.Outcome.Text, false)
			}
		}
		for _, one := range c.Answers.All {
			if one.Question.File != nil && one.Question.File.Cell == nil {
				p.text(entries.KindQuestion, "", one.Question, false)
			}
			q := p.a.question(one.Question.Value)
			if q == nil || one.Value.Node == nil {
				continue
			}
			p.chosen(q, one.Value)
			for _, n := range one.Value.Node.Content {
				p.chosen(q, lines.NewText(one.Value.File, n))
			}
		}
	}
}

// chosen adds an answer that is an option.
func (p *placer) chosen(q *question, t lines.Text) {
	if slices.Contains(q.OptionIDs(), t.Value) {
		p.text(entries.KindOption, q.ID.Value, t, false)
	}
}

// conditions adds what conditions and facts name.
func (p *placer) conditions() {
	for _, c := range p.a.conditions {
		p.condition(c.text, "")
	}
	for _, f := range p.a.all.Facts {
		p.condition(f.Is.Text.Text, f.ID.Value)
	}
}

// condition adds what a condition names, of a fact its results too.
func (p *placer) condition(t lines.Text, fact string) {
	if t.Node == nil {
		return
	}
	words := ReadWords(t.Value)
	for i, w := range words {
		if w.Quoted {
			of := Governor(words, i)
			result := of == "" && fact != ""
			if result {
				of = fact
			}
			if of != "" {
				kind, owner := p.valueOf(of)
				p.part(kind, owner, w.Text, t, w.From+1, result && kind == entries.KindOption)
			}
			continue
		}
		for _, kind := range []Kind{entries.KindQuestion, entries.KindFact, entries.KindList} {
			if p.a.names.Knows(kind, w.Text) {
				p.part(kind, "", w.Text, t, w.From, false)
			}
		}
	}
}

// valueOf is what a text in quotes is that is held against a name: an option of a
// question, or a phase.
func (p *placer) valueOf(name string) (kind Kind, of string) {
	for _, head := range p.a.all.Assessments {
		if name == head.CurrentPhase.Value {
			return entries.KindPhase, ""
		}
	}
	return entries.KindOption, name
}
