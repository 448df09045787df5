package rules

import (
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
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

	prose bool // in Markdown
}

// Diagnose makes a diagnostic for the text.
func (w Shown) Diagnose(code *diagnostic.Code, message, hint string) Diagnostic {
	return w.at.Diagnose(code, message, hint)
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
func (a *Assessment) Texts() []Shown {
	var r texts
	for _, head := range a.all.Assessments {
		r.add("introduction", "the introduction", head.Owner(), head.Title)
		r.addProse("introduction", "the introduction", head.Owner(), head.Introduction)
	}
	for _, p := range a.all.Phases {
		r.addLine("phases", p.Called(), p.Owner(), p.Title)
		r.addProse("phases", p.Called(), p.Owner(), p.Text)
	}
	for _, q := range a.questions {
		unit := "questions of " + q.Section.Value
		r.addLine(unit, q.Called(), q.Owner(), q.Text, q.Help)
		for _, option := range q.Options.All {
			r.add(unit, q.Called(), option.Owner(), option.Label, option.Help)
		}
	}
	for _, g := range a.guards {
		r.addLine(g.Called(), g.Called(), g.Owner(), g.Because)
		if page := g.Page.Entry; page != nil {
			r.paragraphs(g.Called(), page.Owner(), page.Title, page.Paragraphs.All)
		}
	}
	for _, rule := range a.all.Rules {
		r.addLine("reasons of rules", rule.Called(), rule.Owner(), rule.Because)
	}
	for _, n := range a.all.Notes {
		r.addLine(n.Called(), n.Called(), n.Owner(), n.Text)
	}
	for _, step := range a.all.Steps {
		r.paragraphs(step.Called(), step.Owner(), step.Title, step.Paragraphs.All)
	}
	return r.list
}

// texts gathers what takers read.
type texts struct{ list []Shown }

// paragraphs adds a title and the paragraphs under it.
func (r *texts) paragraphs(unit, id string, title entries.Line, paragraphs []*entries.Paragraph) {
	r.addLine(unit, unit, id, title)
	for _, p := range paragraphs {
		r.addProse(unit, unit, p.Owner(), p.Text)
	}
}

// add adds texts of one entry. A title or label counts as a
// sentence.
func (r *texts) add(unit, of, id string, list ...entries.Text) {
	for _, t := range list {
		if t.Value == "" {
			continue
		}
		bare := t.Value
		if !strings.ContainsAny(bare[len(bare)-1:], ".?!") {
			bare += "."
		}
		r.list = append(r.list, Shown{Unit: unit, ID: id, Of: of, Text: bare, at: t.Text})
	}
}

// addLine adds lines of one entry with all their variants.
func (r *texts) addLine(unit, of, id string, list ...entries.Line) {
	for _, t := range list {
		for _, p := range textsWith(entries.Prose{Text: t.Text}, t.Variants) {
			r.add(unit, of, id, p.Text)
		}
	}
}

// addProse adds a text in Markdown of one entry with all its variants.
func (r *texts) addProse(unit, of, id string, p entries.Prose) {
	for _, p := range textsWith(p, p.Variants) {
		if p.Value != "" {
			r.list = append(r.list, Shown{Unit: unit, ID: id, Of: of, Text: plain(p.Blocks), at: p.Text.Text, prose: true})
		}
	}
}
