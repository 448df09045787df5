package rules

import (
	"strings"

	"amends/engine"
	"amends/rules/lines"
)

// Shown is a text that takers read, with others in one unit: a step, a page,
// the questions of a section.
type Shown struct {
	Unit string
	ID   string // of the entry; empty for the assessment
	Of   string // what messages call it
	Text string // without marks
	at   lines.Text
}

// Warn makes a warning about the text.
func (w Shown) Warn(code, message, hint string) Diagnostic {
	return w.at.Diagnose(warning(code), message, hint)
}

// plain is the bare text of blocks.
func plain(blocks []engine.Block) string {
	out := ""
	for _, b := range blocks {
		for _, span := range b.Spans {
			out += span.Text
		}
		out += "\n"
	}
	return out
}

// Texts lists the texts that takers read, unit by unit.
func (s *Source) Texts() []Shown {
	r := &texts{source: s}
	for _, a := range s.entries("assessment") {
		r.add("introduction", "the introduction", a, "title", "introduction")
	}
	for _, p := range s.entries("phases") {
		r.add("phases", p.called(), p, "title", "text")
	}
	for _, q := range s.questions {
		unit := "questions of " + q.str("section")
		r.add(unit, q.called(), q.object, "text", "help")
		for _, option := range q.all("options") {
			r.add(unit, q.called(), option, "label")
		}
	}
	for _, g := range s.guards {
		r.add(g.called(), g.called(), g.object, "because")
		r.paragraphs(g.called(), g.one("page"))
	}
	for _, rule := range s.rules {
		r.add("reasons of rules", rule.called(), rule.object, "because")
	}
	for _, n := range s.entries("notes") {
		r.add(n.called(), n.called(), n, "text")
	}
	for _, step := range s.entries("steps") {
		r.paragraphs(step.called(), step)
	}
	return r.list
}

// owner is the id of the entry that a text belongs to: a paragraph belongs to
// its step or page, and a page to its guard.
func (o *object) owner() string {
	for ; o != nil; o = o.parent {
		if o.id() != "" {
			return o.id()
		}
	}
	return ""
}

// texts gathers what takers read.
type texts struct {
	source *Source
	list   []Shown
}

// paragraphs adds a title and the paragraphs under it.
func (r *texts) paragraphs(unit string, o *object) {
	if o == nil {
		return
	}
	r.add(unit, unit, o, "title")
	for _, p := range o.all("paragraphs") {
		r.add(unit, unit, p, "text")
	}
}

// add adds the texts behind some keys of an entry. What is no sentence by
// itself, a title or a label, counts as one.
func (r *texts) add(unit, of string, o *object, keys ...string) {
	for _, key := range keys {
		t := o.text(key)
		if t.Node == nil || t.Value == "" {
			continue
		}
		bare := t.Value
		if blocks, ok := r.source.prose[t.Node]; ok {
			bare = plain(blocks)
		} else if !strings.ContainsAny(bare[len(bare)-1:], ".?!") {
			bare += "."
		}
		r.list = append(r.list, Shown{Unit: unit, ID: o.owner(), Of: of, Text: bare, at: t})
	}
}
