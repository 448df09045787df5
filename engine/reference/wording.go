package reference

import (
	"fmt"

	"amends/engine"
)

// wording looks at every text that depends on answers.
func (p *person) wording() engine.Wording {
	var out engine.Wording
	for i := range p.Varied {
		v := &p.Varied[i]
		chosen := engine.AsWritten
		for j := len(v.Variants) - 1; j >= 0; j-- {
			if p.surely(&v.Variants[j].When).yes {
				chosen = int16(j)
			}
		}
		if v.When != nil && !p.surely(v.When).yes {
			chosen = engine.LeftOut
		}
		out = append(out, chosen)
	}
	return out
}

// line is a line as it is shown.
func (p *person) line(of engine.PlaceKind, id string, key engine.PlaceKey, written string) string {
	for i, chosen := range p.wording() {
		if v := p.Varied[i]; v.Of == of && v.ID == id && v.Key == key && chosen >= 0 {
			return v.Variants[chosen].Text
		}
	}
	return written
}

// paragraphs are those that are shown.
func (p *person) paragraphs(of engine.PlaceKind, id string, list []engine.Paragraph) []engine.Paragraph {
	var out []engine.Paragraph
	for i, paragraph := range list {
		shown := true
		for j, chosen := range p.wording() {
			v := p.Varied[j]
			shown = shown && (chosen != engine.LeftOut || v.Of != of || v.ID != id || v.At != i)
		}
		if shown {
			out = append(out, paragraph)
		}
	}
	return out
}

// varied makes up texts that depend on answers, of every kind.
func (m *maker) varied() {
	line := func(of engine.PlaceKind, id string, key engine.PlaceKey) {
		m.vary(engine.Varied{Place: engine.Place{Of: of, ID: id, Key: key}}, engine.Variant{Text: "one"}, engine.Variant{Text: "two"})
	}
	for i := range 4 {
		line(engine.OfStep, fmt.Sprintf("s%d", i), engine.KeyTitle)
		line(engine.OfRule, fmt.Sprintf("rule%d", i), engine.KeyBecause)
		paragraph := engine.Varied{Place: engine.Place{Of: engine.OfStep, ID: fmt.Sprintf("s%d", i), Key: engine.KeyParagraph, At: i % 2}}
		if i > 0 {
			paragraph.When = m.plain()
		}
		if i < 3 {
			m.vary(paragraph, engine.Variant{Blocks: []engine.Block{{Spans: []engine.Span{{Text: "other"}}}}})
		} else if paragraph.When != nil {
			m.Varied = append(m.Varied, paragraph)
		}
	}
	for i := range m.Guards {
		if m.Guards[i].Page == nil {
			continue
		}
		if when := m.plain(); when != nil {
			m.Varied = append(m.Varied, engine.Varied{Place: engine.Place{Of: engine.OfGuard, ID: m.Guards[i].ID, Key: engine.KeyParagraph}, When: when})
		}
	}
	line(engine.OfNote, "n1", engine.KeyText)
	line(engine.OfPhase, "second", engine.KeyTitle)
}

// vary adds a text with variants, if conditions can be had that a text may have.
func (m *maker) vary(v engine.Varied, variants ...engine.Variant) {
	for _, variant := range variants {
		if when := m.plain(); when != nil {
			variant.When = *when
			v.Variants = append(v.Variants, variant)
		}
	}
	if len(v.Variants) > 0 || v.When != nil {
		m.Varied = append(m.Varied, v)
	}
}

// plain is a condition that reads nothing sensitive, or nil if none was found.
func (m *maker) plain() *engine.Condition {
	for range 20 {
		c, plain := m.condition(1), true
		c.EachTest(func(t *engine.Test) { plain = plain && !m.hides(t) })
		if plain {
			return c
		}
	}
	return nil
}
