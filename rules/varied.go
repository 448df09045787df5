package rules

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/entries"
)

// varied is a text that depends on answers, as it is written.
type varied struct {
	engine.Place
	of       *entries.Entry     // that has the text
	when     *entries.Condition // of a paragraph that is left out unless it holds
	variants []*entries.Variant // those with a condition
	long     bool
}

// conditions are those of the text, as authored: first whether a paragraph is
// there at all.
func (v *varied) conditions() []*entries.Condition {
	var list []*entries.Condition
	if v.when != nil {
		list = append(list, v.when)
	}
	for _, one := range v.variants {
		list = append(list, &one.When)
	}
	return list
}

// called is how messages speak of the text.
func (v *varied) called() string { return TextCalled(v.Place) }

// TextCalled is how messages speak of a text: "the title of the step `listen`".
func TextCalled(at engine.Place) string {
	name := "the " + string(at.Key)
	switch at.Key {
	case engine.KeyParagraph:
		name = fmt.Sprintf("paragraph %d", at.At+1)
	case engine.KeyBecause:
		name = "the reason"
	}
	if at.Of == engine.OfAssessment {
		return name
	}
	return fmt.Sprintf("%s of the %s `%s`", name, at.Of, at.ID)
}

// variedTexts lists the texts that depend on answers, in the order of bundles.
func (a *Assessment) variedTexts() []*varied {
	var g varying
	for _, head := range a.all.Assessments {
		g.long(engine.Place{Of: engine.OfAssessment, Key: engine.KeyEnding}, &head.Entry, &head.Ending, nil)
	}
	for _, p := range a.all.Phases {
		g.line(engine.OfPhase, &p.Entry, engine.KeyTitle, &p.Title)
		g.long(engine.Place{Of: engine.OfPhase, ID: p.ID.Value, Key: engine.KeyText}, &p.Entry, &p.Text, nil)
	}
	for _, q := range a.questions {
		g.line(engine.OfQuestion, &q.Entry, engine.KeyText, &q.Text)
		g.line(engine.OfQuestion, &q.Entry, engine.KeyHelp, &q.Help)
	}
	for _, o := range a.guards {
		g.line(engine.OfGuard, &o.Entry, engine.KeyBecause, &o.Because)
		if page := o.Page.Entry; page != nil {
			g.title(engine.OfGuard, o.ID.Value, &page.Entry, &page.Title)
			g.paragraphs(engine.OfGuard, o.ID.Value, page.Paragraphs.All)
		}
	}
	for _, r := range a.all.Rules {
		g.line(engine.OfRule, &r.Entry, engine.KeyBecause, &r.Because)
	}
	for _, n := range a.all.Notes {
		g.line(engine.OfNote, &n.Entry, engine.KeyText, &n.Text)
	}
	for _, o := range a.all.Steps {
		g.title(engine.OfStep, o.ID.Value, &o.Entry, &o.Title)
		g.paragraphs(engine.OfStep, o.ID.Value, o.Paragraphs.All)
	}
	return g.list
}

// varying gathers texts that depend on answers.
type varying struct{ list []*varied }

func (g *varying) add(v *varied, variants []*entries.Variant) {
	for _, one := range variants {
		if one.When.Value != "" {
			v.variants = append(v.variants, one)
		}
	}
	if v.when != nil || len(v.variants) > 0 {
		g.list = append(g.list, v)
	}
}

func (g *varying) line(of engine.PlaceKind, e *entries.Entry, key engine.PlaceKey, t *entries.Line) {
	g.add(&varied{Place: engine.Place{Of: of, ID: e.ID.Value, Key: key}, of: e}, t.Variants)
}

func (g *varying) title(of engine.PlaceKind, id string, e *entries.Entry, t *entries.Line) {
	g.add(&varied{Place: engine.Place{Of: of, ID: id, Key: engine.KeyTitle}, of: e}, t.Variants)
}

func (g *varying) long(at engine.Place, e *entries.Entry, t *entries.Prose, when *entries.Condition) {
	g.add(&varied{Place: at, of: e, when: when, long: true}, t.Variants)
}

func (g *varying) paragraphs(of engine.PlaceKind, id string, list []*entries.Paragraph) {
	for i, p := range list {
		var when *entries.Condition
		if p.When.Value != "" {
			when = &p.When
		}
		g.long(engine.Place{Of: of, ID: id, Key: engine.KeyParagraph, At: i}, &p.Entry, &p.Text, when)
	}
}

// readTexts lowers the conditions of texts.
func (a *Assessment) readTexts(sc scope) {
	a.texts = a.variedTexts()
	for _, v := range a.texts {
		for _, c := range v.conditions() {
			a.lowerCondition(sc, c)
		}
	}
}

// checkTexts checks what texts may read.
func (a *Assessment) checkTexts() {
	for _, v := range a.texts {
		for _, c := range v.conditions() {
			a.checkTextReads(v, c)
		}
	}
}

// checkTextReads reports a text that reads something sensitive, which whoever
// sees the text could tell from it, and a question whose text reads what is not
// answered yet.
func (a *Assessment) checkTextReads(v *varied, c *entries.Condition) {
	hidden := a.hidden(&a.conditions[c].lowered)
	for _, name := range a.reads(c) {
		for _, q := range a.questionsOf(name) {
			through := ""
			if name != q.ID.Value {
				through = fmt.Sprintf(" through the fact `%s`", name)
			}
			if q.data.Sensitive || hidden[q.ID.Value] {
				what := "the sensitive question"
				if !q.data.Sensitive {
					what = "a sensitive option of"
				}
				d := atName(a.conditions[c].text, name, codeTextReadsSensitive, fmt.Sprintf("%s reads %s `%s`%s", v.called(), what, q.ID.Value, through),
					"whoever sees the text could tell what was answered; read something else, or say the same to everybody")
				d.Related = []Related{q.Related("the question")}
				a.folder.Report(d)
			}
			if asked := a.question(v.ID); v.Of == engine.OfQuestion && asked != nil {
				a.checkQuestionText(v, c, asked, q, name, through)
			}
		}
	}
}

// checkQuestionText reports a question whose text reads one that is asked
// later, itself, or one of the first section, which is drawn before anything is
// answered.
func (a *Assessment) checkQuestionText(v *varied, c *entries.Condition, asked, read *question, name, through string) {
	switch {
	case read.index >= asked.index:
		message := fmt.Sprintf("%s reads `%s`%s, which is asked later", v.called(), read.ID.Value, through)
		if read == asked {
			message = fmt.Sprintf("%s reads the question itself%s", v.called(), through)
		}
		a.folder.Report(atName(a.conditions[c].text, name, codeReadsLater, message, "the words of a question may depend only on questions before it"))
	case len(a.questions) > 0 && asked.Section.Value == a.questions[0].Section.Value:
		a.folder.Report(atName(a.conditions[c].text, name, codeFirstSectionText, fmt.Sprintf("%s depends on answers, and the first section is drawn before there are any", v.called()),
			"use words that fit everybody, or ask it in a later section"))
	}
}

// bundleTexts are the texts that depend on answers, as the engine takes them.
func (a *Assessment) bundleTexts() []engine.Varied {
	var list []engine.Varied
	for _, v := range a.texts {
		out := engine.Varied{Place: v.Place}
		if v.when != nil {
			out.When = a.lowered(v.when)
		}
		for _, one := range v.variants {
			if c := a.lowered(&one.When); c != nil {
				out.Variants = append(out.Variants, variantOf(v, one, c))
			}
		}
		list = append(list, out)
		if v.Of == engine.OfGuard && v.Key == engine.KeyBecause && a.recommends(v.ID) {
			out.Of = engine.OfRule // it is the reason of what the guard recommends, too
			list = append(list, out)
		}
	}
	return list
}

// recommends reports whether a guard recommends steps.
func (a *Assessment) recommends(guard string) bool {
	return slices.ContainsFunc(a.guards, func(g *entries.Guard) bool { return g.ID.Value == guard && len(recommendedBy(g)) > 0 })
}

func variantOf(v *varied, one *entries.Variant, c *engine.Condition) engine.Variant {
	if v.long {
		return engine.Variant{When: *c, Blocks: one.Text.Blocks}
	}
	return engine.Variant{When: *c, Text: one.Text.Value}
}

// textConditions are the conditions of texts with what they belong to.
func (a *Assessment) textConditions() []Authored {
	var out []Authored
	for _, v := range a.texts {
		i := 0
		if v.when != nil {
			i = -1
		}
		for _, c := range v.conditions() {
			out = append(out, Authored{Kind: KindText, ID: v.ID, Place: v.Place, Variant: i, Text: c.Value, at: c.Text.Text})
			i++
		}
	}
	return out
}

// textsWith are the texts that a line or passage can show, with the one for
// everybody else last.
func textsWith(last entries.Prose, variants []*entries.Variant) []entries.Prose {
	if len(variants) == 0 {
		return []entries.Prose{last}
	}
	var list []entries.Prose
	for _, v := range variants {
		list = append(list, v.Text)
	}
	return slices.Clip(list)
}
