package plan

import (
	"strings"

	"amends/engine"
)

// Say gives the text of a key in the reader's language, with the pairs of name
// and value that follow put in.
type Say func(key string, pairs ...string) string

// Kinds of help lines that stand on every leaflet: a line about violence on a
// paper that lies around would say what the taker did not.
var leafletHelp = []string{"emergency", "crisis"}

// Leaflet is a plan to take along, on paper or as text. It names no answer, no
// reason and no date, nothing that comes from an answer to a sensitive
// question, and no step's text without its notes.
type Leaflet []Piece

// Piece is one line or paragraph of a leaflet.
type Piece struct {
	Kind PieceKind
	Text string
}

// PieceKind is what a piece is, and so how it looks.
type PieceKind int

// The kinds of piece.
const (
	TitlePiece PieceKind = iota
	PartPiece            // the heading of a phase, or of what a guard says
	StepPiece            // the title of a step, and so are the next two
	DonePiece
	HeldPiece
	TextPiece
	ItemPiece // of a list
	NotePiece
	LinePiece // whom to call
)

// Leaflet puts together the leaflet of a plan. Everything on it is open, so that
// a note which was read further up is repeated by its first sentence.
func (v *View) Leaflet(say Say) Leaflet {
	w := leafletWriter{say: say, told: map[string]bool{}}
	w.add(TitlePiece, say("leaflet.title", "title", v.Title))
	w.add(TextPiece, say("plan.lead"))
	for _, page := range v.Pages {
		if !page.Sensitive {
			w.add(PartPiece, page.Title)
			w.paragraphs(page.Paragraphs)
		}
	}
	for i := range v.Parts {
		w.part(&v.Parts[i])
	}
	w.help(v.Lines)
	return w.leaflet
}

// leafletWriter writes a leaflet.
type leafletWriter struct {
	say     Say
	leaflet Leaflet
	told    map[string]bool // notes that stand in full above
}

func (w *leafletWriter) add(kind PieceKind, text string) {
	if text = strings.TrimSpace(text); text != "" {
		w.leaflet = append(w.leaflet, Piece{kind, text})
	}
}

func (w *leafletWriter) part(p *Part) {
	kind := StepPiece
	if p.Group == Before {
		kind = DonePiece
	}
	w.add(PartPiece, w.say("leaflet.part", "when", w.say(string(p.Group)), "title", p.Phase.Title))
	w.blocks(p.Phase.Text)
	for _, run := range p.Runs {
		for i := range run.Steps {
			switch s := &run.Steps[i]; {
			case s.Mark == NotMine:
			case run.Held:
				w.add(HeldPiece, w.say("leaflet.held", "step", s.Title))
			case s.Mark == Done:
				w.step(DonePiece, s)
			default:
				w.step(kind, s)
			}
		}
		w.add(TextPiece, run.Why)
	}
}

func (w *leafletWriter) step(kind PieceKind, s *Step) {
	w.add(kind, s.Title)
	w.paragraphs(s.Paragraphs)
	for _, n := range s.Notes {
		text := n.Text
		if w.told[n.ID] {
			text = n.First
		}
		w.told[n.ID] = true
		w.add(NotePiece, text)
	}
}

func (w *leafletWriter) paragraphs(list []engine.Paragraph) {
	for _, p := range list {
		w.blocks(p.Blocks)
	}
}

func (w *leafletWriter) blocks(list []engine.Block) {
	for _, b := range list {
		kind := TextPiece
		if b.Item {
			kind = ItemPiece
		}
		w.add(kind, plain(b))
	}
}

// help adds whom to call, the same on every leaflet of a country.
func (w *leafletWriter) help(lines []engine.HelpLine) {
	w.add(PartPiece, w.say("help.title"))
	w.add(TextPiece, w.say("help.danger"))
	for _, l := range LinesOf(lines, leafletHelp) {
		said := append([]string{l.Name}, Reached(l)...)
		if l.Hours != "" {
			said = append(said, l.Hours)
		}
		w.add(LinePiece, strings.Join(said, " · "))
	}
}
