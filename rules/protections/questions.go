package protections

import (
	"slices"

	"amends/engine"
)

// questions adds the questions that protect somebody: those that guards read,
// that are sensitive, or that have answers that stand alone.
func (w *writer) questions() {
	read := w.readByGuards()
	for i := range w.bundle.Questions {
		q := &w.bundle.Questions[i]
		options, guarded := read[q.ID]
		parts := marks(q)
		if !guarded && len(parts) == 0 {
			continue
		}
		e := Entry{Kind: Question, ID: q.ID, Title: q.Text, Parts: parts}
		if guarded {
			e.Reads = q.ID
			if q.ShowIf != nil {
				e.When = w.words.Condition(q.ShowIf)
			}
			e.Parts = append(e.Parts, w.decides(q, options)...)
		}
		w.add(e)
	}
}

// marks are what a question says of itself.
func marks(q *engine.Question) []Part {
	var parts []Part
	if q.Sensitive {
		parts = append(parts, Part{Name: "is", Sense: More, Items: []string{"sensitive"}})
	}
	var alone []string
	for _, o := range q.Options {
		if o.Exclusive {
			alone = append(alone, "“"+o.Label+"” ("+o.ID+")")
		}
	}
	if len(alone) > 0 {
		parts = append(parts, Part{Name: standAlone, Sense: More, Items: alone})
	}
	return parts
}

// standAlone is the part with the answers that no other one goes with.
const standAlone = "stand alone"

// decides is what a question says by which guards decide.
func (w *writer) decides(q *engine.Question, options []string) []Part {
	parts := []Part{{Name: "asked as", Text: q.Text}, {Name: "help", Text: q.Help}, {Name: "a skip", Text: "counts as " + q.IfSkipped}}
	if q.IfSkipped == "" {
		parts[2].Text = "leaves it open"
	}
	var offered []string
	for _, o := range q.Options {
		if slices.Contains(options, o.ID) {
			offered = append(offered, o.ID)
			parts = append(parts, Part{Name: "option " + o.ID, Text: o.Label})
		}
	}
	return append(parts, Part{Name: "offers", Sense: More, Items: offered})
}

// readByGuards are the questions whose answers decide about guards, each with
// the options that are looked for, through facts too.
func (w *writer) readByGuards() map[string][]string {
	read := map[string][]string{}
	var visit func(t *engine.Test)
	visit = func(t *engine.Test) {
		if t.Fact == "" {
			read[t.Question] = append(read[t.Question], t.Options...)
			return
		}
		for i := range w.bundle.Facts {
			if w.bundle.Facts[i].ID == t.Fact {
				w.bundle.Facts[i].EachTest(visit)
			}
		}
	}
	for i := range w.bundle.Guards {
		w.bundle.Guards[i].When.EachTest(visit)
	}
	return read
}
