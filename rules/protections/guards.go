package protections

import (
	"strings"

	"amends/engine"
)

// guards adds hard guards by rank, then soft ones as authored.
func (w *writer) guards() {
	for i := range w.bundle.Guards {
		g := &w.bundle.Guards[i]
		e := Entry{Kind: SoftGuard, ID: g.ID}
		if g.Hard {
			e.Kind = HardGuard
			e.Parts = append(e.Parts, Part{Name: "rank", Limit: g.Rank}, Part{Name: "goes on asking", Sense: Neither, Items: g.Ask}, w.allowed(g))
			if w.source != nil {
				e.Parts = append(e.Parts, Part{Name: "allows the advice", Sense: Less, Items: w.source.AllowedAdvice(g.ID)})
			}
		}
		w.when(&e, &g.When)
		e.Parts = append(e.Parts, effects(&g.Effects)...)
		e.Parts = append(e.Parts, caps(g.Caps)...)
		e.Parts = append(e.Parts, Part{Name: "reason", Text: g.Because})
		if g.Page != nil {
			e.Title = g.Page.Title
			e.Parts = append(e.Parts, page(g.Page)...)
		}
		w.add(e)
	}
}

// allowed is the allow-list of a hard guard. Without one, and without questions
// that it goes on with, there is no step at all.
func (w *writer) allowed(g *engine.Guard) Part {
	return Part{Name: "allows the steps", Sense: Less, Items: g.Allow}
}

// rules adds the rules that close steps.
func (w *writer) rules() {
	for i := range w.bundle.Rules {
		r := &w.bundle.Rules[i]
		parts := effects(&r.Effects)
		if len(r.Withhold)+len(r.WithholdTags)+len(r.Hold)+len(r.HoldTags) == 0 {
			continue
		}
		e := Entry{Kind: Closing, ID: r.ID, Parts: parts}
		w.when(&e, &r.When)
		w.add(e)
	}
}

func effects(x *engine.Effects) []Part {
	return []Part{
		{Name: "shows none of the steps", Sense: More, Items: x.Withhold},
		{Name: "shows no step tagged", Sense: More, Items: x.WithholdTags},
		{Name: "shows closed the steps", Sense: More, Items: x.Hold},
		{Name: "shows closed what is tagged", Sense: More, Items: x.HoldTags},
		{Name: "adds the notes", Sense: More, Items: x.Notes},
	}
}

func caps(c engine.Caps) []Part {
	return []Part{
		{Name: "open steps in the current phase at most", Sense: Smaller, Limit: c.Current},
		{Name: "open steps in another phase at most", Sense: Smaller, Limit: c.Other},
		{Name: "open steps of a group at most", Sense: Smaller, Limit: c.Group},
		{Name: "open steps at most", Sense: Smaller, Limit: c.Open},
		{Name: "steps under “also helpful” at most", Sense: Smaller, Limit: c.Folded},
	}
}

// helpOnPage is a list whose order counts.
const helpOnPage = "help on the page"

// page is what a guard says. Its first part stands for there being one.
func page(p *engine.Page) []Part {
	var texts []string
	for i := range p.Paragraphs {
		texts = append(texts, Plain(p.Paragraphs[i].Blocks))
	}
	return []Part{
		{Name: "has", Sense: More, Items: []string{"a page"}},
		{Name: "title of the page", Text: p.Title},
		{Name: "page", Text: strings.Join(texts, "\n")},
		{Name: helpOnPage, Sense: More, Items: p.Help},
	}
}

// Plain is the bare text of blocks, a line each.
func Plain(blocks []engine.Block) string {
	var out []string
	for _, b := range blocks {
		line := ""
		if b.Item {
			line = "- "
		}
		for _, s := range b.Spans {
			line += s.Text
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
