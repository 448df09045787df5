package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Kinds of help lines that stand on every leaflet: a line about violence on a
// paper that lies around would say what the taker did not.
var leafletHelp = []string{"emergency", "crisis"}

// leaflet is a plan to take along, on paper or as text. It names no answer, no
// reason and no date, nothing that comes from an answer to a sensitive
// question, and no step's text without its notes.
type leaflet []piece

// piece is one line or paragraph of a leaflet.
type piece struct {
	kind pieceKind
	text string
}

// pieceKind is what a piece is, and how it looks.
type pieceKind int

const (
	titlePiece pieceKind = iota
	partPiece
	stepPiece
	donePiece
	heldPiece
	textPiece
	itemPiece
	notePiece
	linePiece
)

// leaflet puts together the leaflet of a plan.
func (p *planPage) leaflet() leaflet {
	w := leafletWriter{planPage: p, told: map[string]bool{}}
	w.add(titlePiece, p.messages.say("leaflet.title", "title", p.program.Bundle().Title))
	w.add(textPiece, p.messages.say("plan.lead"))
	for _, shown := range p.result.Pages {
		if g, ok := p.program.Guard(shown.ID); ok && g.Page != nil && !p.readsSensitive(&g.When) {
			w.add(partPiece, g.Page.Title)
			w.paragraphs(g.Page.Paragraphs)
		}
	}
	for _, g := range groups {
		for _, phase := range p.group(g.in) {
			w.phase(g.key, phase)
		}
	}
	w.help()
	return w.leaflet
}

// leafletWriter writes a leaflet.
type leafletWriter struct {
	*planPage
	leaflet leaflet
	told    map[string]bool // notes that stand in full above
}

func (w *leafletWriter) add(kind pieceKind, text string) {
	if text = strings.TrimSpace(text); text != "" {
		w.leaflet = append(w.leaflet, piece{kind, text})
	}
}

func (w *leafletWriter) phase(key string, phase *engine.PlanPhase) {
	kind := stepPiece
	if key == phaseBefore {
		kind = donePiece
	}
	w.add(partPiece, w.messages.say("leaflet.part", "when", w.messages.say(key), "title", phase.Title))
	w.blocks(w.program.Bundle().Phases[w.phasePlace(phase.Phase)].Text)
	for i := range phase.Steps {
		s := &phase.Steps[i]
		if !s.Held {
			w.step(kind, s)
			continue
		}
		w.add(heldPiece, w.messages.say("leaflet.held", "step", s.Title))
		last := i+1 == len(phase.Steps) || phase.Steps[i+1].HeldBy != s.HeldBy
		if last { // the reason stands once, under all that it holds
			w.add(textPiece, w.holder(s.HeldBy))
		}
	}
}

func (w *leafletWriter) step(kind pieceKind, s *engine.PlanStep) {
	w.add(kind, s.Title)
	if step, ok := w.program.Step(s.ID); ok {
		w.paragraphs(step.Paragraphs)
	}
	for _, n := range s.Notes {
		text := n.Text
		if w.told[n.ID] {
			text, _ = firstSentence(text)
		}
		w.told[n.ID] = true
		w.add(notePiece, text)
	}
}

func (w *leafletWriter) paragraphs(list []engine.Paragraph) {
	for _, p := range list {
		w.blocks(p.Blocks)
	}
}

func (w *leafletWriter) blocks(list []engine.Block) {
	for _, b := range list {
		var text strings.Builder
		for _, s := range b.Spans {
			text.WriteString(s.Text)
		}
		kind := textPiece
		if b.Item {
			kind = itemPiece
		}
		w.add(kind, strings.ReplaceAll(text.String(), "\n", " "))
	}
}

// help adds whom to call, the same on every leaflet of a country.
func (w *leafletWriter) help() {
	w.add(partPiece, w.messages.say("help.title"))
	w.add(textPiece, w.messages.say("help.danger"))
	for _, l := range linesOf(w.lines(), leafletHelp) {
		text := l.Name
		for _, more := range []string{l.Number, l.Web, l.Hours} {
			if more != "" {
				text += " · " + more
			}
		}
		w.add(linePiece, text)
	}
}

// readsSensitive reports whether a condition reads a sensitive question.
func (t *Taker) readsSensitive(c *engine.Condition) bool {
	if c == nil {
		return false
	}
	does := false
	c.EachTest(func(test *engine.Test) { does = does || t.testsSensitive(test) })
	return does
}

func (t *Taker) testsSensitive(test *engine.Test) bool {
	if q, ok := t.program.Question(test.Question); ok && q.Sensitive {
		return true
	}
	facts := t.program.Bundle().Facts
	for i := range facts {
		if facts[i].ID == test.Fact && facts[i].Sensitive {
			return true
		}
	}
	return false
}

// pieces says how each kind of piece is drawn, and what stands before and
// under it in plain text.
var pieces = [...]struct{ tag, class, before, under string }{
	titlePiece: {tag: "h1", under: "="},
	partPiece:  {tag: "h2", before: "\n\n", under: "-"},
	stepPiece:  {tag: "h3", class: "tick", before: "\n[ ] "},
	donePiece:  {tag: "h3", class: "tick done", before: "\n[x] "},
	heldPiece:  {tag: "h3", class: "wait", before: "\n( ) "},
	textPiece:  {tag: "p", before: "    "},
	itemPiece:  {tag: "p", class: "item", before: "    - "},
	notePiece:  {tag: "p", class: "note", before: "    ! "},
	linePiece:  {tag: "p", class: "item", before: "    - "},
}

// draw draws the leaflet, which is seen on paper only. A heading and what
// belongs to it stay together.
func (l leaflet) draw() app.UI {
	var out, group []app.UI
	for i, p := range l {
		form := &pieces[p.kind]
		if i > 0 && form.tag != "p" {
			out, group = append(out, el("div", "piece").Body(group...)), nil
		}
		group = append(group, labelled(form.tag, p.text, form.class))
	}
	out = append(out, el("div", "piece").Body(group...))
	return el("section", "leaflet").Attr("data-leaflet", true).Body(out...)
}

// text is the leaflet as plain text.
func (l leaflet) text() string {
	var b strings.Builder
	for _, p := range l {
		form := &pieces[p.kind]
		b.WriteString(form.before + p.text + "\n")
		if form.under != "" {
			b.WriteString(strings.Repeat(form.under, len([]rune(p.text))) + "\n")
		}
	}
	return b.String()
}
