package engine

import (
	"slices"
	"strconv"
	"strings"
)

// Varied is a text that depends on answers. What the entry itself has there is
// the text for everybody whom no variant suits.
type Varied struct {
	Place
	When     *Condition `json:"when,omitempty"`     // of a paragraph: left out unless this is true
	Variants []Variant  `json:"variants,omitempty"` // the first that is true is shown
}

// Variant is what a text says to some people: a line or, where a text has
// blocks, blocks.
type Variant struct {
	When   Condition `json:"when"`
	Text   string    `json:"text,omitempty"`
	Blocks []Block   `json:"blocks,omitempty"`
}

// Plain is what a variant says, without marks.
func (v *Variant) Plain() string {
	var out strings.Builder
	out.WriteString(v.Text)
	for _, b := range v.Blocks {
		for _, s := range b.Spans {
			out.WriteString(s.Text)
		}
		out.WriteString(" ")
	}
	return strings.TrimSpace(out.String())
}

// Place says where a text stands.
type Place struct {
	Of  PlaceKind `json:"of"`
	ID  string    `json:"id,omitempty"` // none for the assessment
	Key PlaceKey  `json:"key"`
	At  int       `json:"at,omitempty"` // which paragraph, from 0
}

// PlaceKind is what has the text.
type PlaceKind string

// The kinds of place. The text of a guard's page is the guard's.
const (
	OfAssessment PlaceKind = "assessment"
	OfPhase      PlaceKind = "phase"
	OfQuestion   PlaceKind = "question"
	OfGuard      PlaceKind = "guard"
	OfRule       PlaceKind = "rule"
	OfStep       PlaceKind = "step"
	OfNote       PlaceKind = "note"
)

// PlaceKey is which of its texts it is.
type PlaceKey string

// The keys.
const (
	KeyTitle     PlaceKey = "title"
	KeyText      PlaceKey = "text"
	KeyHelp      PlaceKey = "help"
	KeyBecause   PlaceKey = "because"
	KeyEnding    PlaceKey = "ending"
	KeyParagraph PlaceKey = "paragraph"
)

// placesOf are the texts that may depend on answers, and whether they are lines,
// the only other texts being in blocks.
var placesOf = map[PlaceKind]map[PlaceKey]bool{
	OfAssessment: {KeyEnding: false},
	OfPhase:      {KeyTitle: true, KeyText: false},
	OfQuestion:   {KeyText: true, KeyHelp: true},
	OfGuard:      {KeyTitle: true, KeyBecause: true, KeyParagraph: false},
	OfRule:       {KeyBecause: true},
	OfStep:       {KeyTitle: true, KeyParagraph: false},
	OfNote:       {KeyText: true},
}

// String names the place, as in "title of step listen-first" or "paragraph 2 of
// step listen-first".
func (p Place) String() string {
	name := string(p.Key)
	if p.Key == KeyParagraph {
		name += " " + strconv.Itoa(p.At+1)
	}
	if p.Of == OfAssessment {
		return name
	}
	return name + " of " + string(p.Of) + " " + p.ID
}

// Wording says for one set of answers which variant of each varied text is
// shown. Nil is the wording of a program that has none.
type Wording []int16

// What a wording says of a text besides the index of a variant.
const (
	AsWritten int16 = -1 // what the entry itself has
	LeftOut   int16 = -2 // only of a paragraph
)

// varied is a varied text with its conditions compiled. The zero value of what
// points to one, 0, stands for a text that is always the same.
type varied struct {
	*Varied
	when     *tree
	variants []tree
}

// linkVaried compiles the texts that depend on answers, and tells what they
// belong to.
func (p *Program) linkVaried() {
	if len(p.bundle.Varied) == 0 {
		return
	}
	p.variedIndex = make(map[Place]int, len(p.bundle.Varied))
	for i := range p.bundle.Varied {
		v := &p.bundle.Varied[i]
		one := varied{Varied: v, when: p.optional(v.When)}
		for j := range v.Variants {
			one.variants = append(one.variants, p.compile(&v.Variants[j].When))
		}
		p.varied = append(p.varied, one)
		p.variedIndex[v.Place] = i + 1
	}
	at := func(of PlaceKind, id string, key PlaceKey) int { return p.variedIndex[Place{Of: of, ID: id, Key: key}] }
	for i := range p.questions {
		q := &p.questions[i]
		q.text, q.help = at(OfQuestion, q.ID, KeyText), at(OfQuestion, q.ID, KeyHelp)
	}
	for i := range p.rules {
		p.rules[i].because = at(OfRule, p.rules[i].ID, KeyBecause)
	}
	for i := range p.notes {
		p.notes[i].text = at(OfNote, p.notes[i].ID, KeyText)
	}
	for i := range p.phases {
		p.phases[i].title = at(OfPhase, p.phases[i].ID, KeyTitle)
	}
	for i := range p.steps {
		s := &p.steps[i]
		s.title, s.paragraphs = at(OfStep, s.ID, KeyTitle), p.conditional(OfStep, s.ID, s.Paragraphs)
	}
	for i := range p.guards {
		g := &p.guards[i]
		g.because = at(OfGuard, g.ID, KeyBecause)
		if g.Page != nil {
			g.paragraphs = p.conditional(OfGuard, g.ID, g.Page.Paragraphs)
		}
	}
}

// conditional are the paragraphs that may be left out; nil if none may.
func (p *Program) conditional(of PlaceKind, id string, list []Paragraph) []int {
	var out []int
	for i := range list {
		at := p.variedIndex[Place{of, id, KeyParagraph, i}]
		if at > 0 && p.varied[at-1].when != nil {
			if out == nil {
				out = make([]int, len(list))
			}
			out[i] = at
		}
	}
	return out
}

// choose says which variant of a text is shown. What is not known to be true is
// not true here: the text for everybody is.
func (r *Run) choose(v *varied) int16 {
	if v.when != nil && !r.program.graph.run(v.when.isTrue, r.sure) {
		return LeftOut
	}
	for i := range v.variants {
		if r.program.graph.run(v.variants[i].isTrue, r.sure) {
			return int16(i)
		}
	}
	return AsWritten
}

// Wording says which variant of each varied text is shown, after [Run.Read].
func (r *Run) Wording() Wording {
	if len(r.program.varied) == 0 {
		return nil
	}
	out := make(Wording, len(r.program.varied))
	for i := range r.program.varied {
		out[i] = r.choose(&r.program.varied[i])
	}
	return out
}

// line is the line of a place: the chosen variant of a varied text, or what is
// written.
func (r *Run) line(at int, written string) string {
	if at > 0 {
		v := &r.program.varied[at-1]
		if i := r.choose(v); i >= 0 {
			return v.Variants[i].Text
		}
	}
	return written
}

// worded is a question with its texts as they are shown.
func (r *Run) worded(i int) *Question {
	q := &r.program.questions[i]
	if q.text+q.help == 0 {
		return q.Question
	}
	out := *q.Question
	out.Text, out.Help = r.line(q.text, out.Text), r.line(q.help, out.Help)
	return &out
}

// said are the ids of the advice that paragraphs say which are shown, in their
// order; conditional is nil, or has the paragraphs that may be left out.
func (r *Run) said(list []Paragraph, conditional []int) []string {
	out := []string{}
	for i := range list {
		if at := conditional[i]; at > 0 && r.choose(&r.program.varied[at-1]) == LeftOut {
			continue
		}
		for _, id := range list[i].Covers {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Line is the line that stands at a place, where an entry has the written one.
func (p *Program) Line(w Wording, at Place, written string) string {
	if v, i := p.variant(w, at); i >= 0 {
		return v.Variants[i].Text
	}
	return written
}

// Blocks are the blocks that stand at a place, where an entry has the written
// ones. They belong to the program.
func (p *Program) Blocks(w Wording, at Place, written []Block) []Block {
	if v, i := p.variant(w, at); i >= 0 {
		return v.Variants[i].Blocks
	}
	return written
}

// Paragraphs are the paragraphs of a step or guard that are shown, with what
// they say. Their texts belong to the program.
func (p *Program) Paragraphs(w Wording, of PlaceKind, id string, written []Paragraph) []Paragraph {
	if len(w) == 0 {
		return written
	}
	out := make([]Paragraph, 0, len(written))
	for i, paragraph := range written {
		v, chosen := p.variant(w, Place{of, id, KeyParagraph, i})
		if chosen == LeftOut {
			continue
		}
		if chosen >= 0 {
			paragraph.Blocks = v.Variants[chosen].Blocks
		}
		out = append(out, paragraph)
	}
	return out
}

// variant finds the variant that a wording chooses at a place.
func (p *Program) variant(w Wording, at Place) (*Varied, int16) {
	if len(w) == 0 {
		return nil, AsWritten
	}
	i := p.variedIndex[at]
	if i == 0 {
		return nil, AsWritten
	}
	return p.varied[i-1].Varied, w[i-1]
}

// Says is the first block, or the line, that a wording shows of the varied text
// with an index; empty where that is left out. It is without marks.
func (p *Program) Says(i int, w Wording) string {
	v := p.varied[i].Varied
	switch {
	case w[i] == LeftOut:
		return ""
	case w[i] >= 0 && v.Variants[w[i]].Text != "":
		return v.Variants[w[i]].Text
	case w[i] >= 0:
		return firstBlock(v.Variants[w[i]].Blocks)
	}
	return p.written(v.Place)
}

// written is what the entry itself has at a place.
func (p *Program) written(at Place) string {
	b := &p.bundle
	switch at.Of {
	case OfAssessment:
		return firstBlock(b.Ending)
	case OfPhase:
		phase := &b.Phases[p.phaseIndex[at.ID]]
		if at.Key == KeyTitle {
			return phase.Title
		}
		return firstBlock(phase.Text)
	case OfQuestion:
		q := &b.Questions[p.questionIndex[at.ID]]
		if at.Key == KeyHelp {
			return q.Help
		}
		return q.Text
	case OfGuard:
		g := &b.Guards[p.guardIndex[at.ID]]
		switch at.Key {
		case KeyBecause:
			return g.Because
		case KeyTitle:
			return g.Page.Title
		}
		return firstBlock(g.Page.Paragraphs[at.At].Blocks)
	case OfRule:
		return b.Rules[p.ruleIndex[at.ID]].Because
	case OfStep:
		s := &b.Steps[p.stepIndex[at.ID]]
		if at.Key == KeyTitle {
			return s.Title
		}
		return firstBlock(s.Paragraphs[at.At].Blocks)
	case OfNote:
		return b.Notes[p.noteIndex[at.ID]].Text
	}
	panic(UnknownKind{"engine: a text", string(at.Of)})
}

func firstBlock(blocks []Block) string {
	out := ""
	if len(blocks) > 0 {
		for _, s := range blocks[0].Spans {
			out += s.Text
		}
	}
	return out
}
