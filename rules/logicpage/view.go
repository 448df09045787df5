package logicpage

import (
	"fmt"
	"html/template"
	"slices"

	"amends/engine"
	"amends/rules/words"
)

// page is everything that the template lays out.
type page struct {
	Title, Version, Language, Direction string
	Style                               template.CSS
	Counts                              string
	Sections                            []section
	Facts                               []fact
	Hard, Soft                          []guard
	Phases                              []phase
	Rules                               []rule
	Notes                               []note
	Matrix                              matrix
}

type section struct {
	Title     string
	Questions []question
}

type question struct {
	ID, Text, Help string
	Kind           string
	Marks          []string // required, sensitive …
	ShowIf         *node
	Options        []option
	Facts, Guards  []link
	Others         []link // questions shown because of it
	Rules          []link
	Graph          *graph
}

type option struct {
	Label  string
	ShowIf *node
	Rules  int // conditions that name it
}

type fact struct {
	ID     string
	Lines  []factLine
	UsedBy []link
}

type factLine struct {
	Value string // of a fact with several
	When  *node  // nil: otherwise
}

type guard struct {
	ID, At, Because string
	Rank            int
	When            *node
	Page            string
	Asks            []link
	Allows          []link
	Alone           bool // ends in its page
	Effects         []effect
}

type phase struct {
	ID, Title string
	Always    bool
	Steps     []step
}

type step struct {
	ID, Title, Group string
	Tags             []string
	After, Excludes  []link
	Text             [][]engine.Block
	Rules            []reason
	Withheld, Held   []link
	Allowed          []link // hard guards that go on to a plan with it
	Notes            []link
	Graph            *graph
}

// reason is a rule that recommends a step.
type reason struct {
	link
	Because, Sentence string
	Due               bool
}

type rule struct {
	ID, At, Because string
	When            *node
	Recommends      []link
	Effects         []effect
}

type effect struct {
	Does  string
	Links []link
}

type note struct {
	ID, Text string
	Always   bool
	Tags     []string
	By       []link
}

// link leads to another place of the page.
type link struct{ Href, Text string }

// node is a condition as a list of lists.
type node struct {
	Lead string // "all of these"
	Kids []*node
	link // of a test
	Fact bool
	Says string
}

// matrix says how many guards, and rules for steps of a phase, read a question.
type matrix struct {
	Phases []link
	Rows   []matrixRow
}

type matrixRow struct {
	link
	Guards int
	Cells  []cell
}

type cell struct {
	Rules int
	Shade int // 0 to 4
}

// viewer makes a page.
type viewer struct {
	*engine.Bundle
	words     *words.Words
	at        func(string) string
	facts     map[string]*engine.Fact
	questions map[string]*engine.Question
	steps     map[string]*engine.Step
	deep      map[string][]string
}

func view(p *engine.Program, at func(string) string) *page {
	b := p.Bundle()
	if at == nil {
		at = func(string) string { return "" }
	}
	v := &viewer{b, words.For(b), at, map[string]*engine.Fact{}, map[string]*engine.Question{}, map[string]*engine.Step{}, map[string][]string{}}
	for i := range b.Facts {
		v.facts[b.Facts[i].ID] = &b.Facts[i]
	}
	for i := range b.Questions {
		v.questions[b.Questions[i].ID] = &b.Questions[i]
	}
	for i := range b.Steps {
		v.steps[b.Steps[i].ID] = &b.Steps[i]
	}
	out := &page{Title: b.Title, Version: b.Version, Language: b.Language, Direction: b.Direction, Matrix: v.matrix()}
	out.Counts = fmt.Sprintf("%d questions, %d facts, %d guards, %d rules, %d steps in %d phases", len(b.Questions), len(b.Facts), len(b.Guards), len(b.Rules), len(b.Steps), len(b.Phases))
	for _, s := range b.Sections {
		out.Sections = append(out.Sections, v.section(s))
	}
	for i := range b.Facts {
		out.Facts = append(out.Facts, v.fact(&b.Facts[i]))
	}
	for i := range b.Guards {
		if b.Guards[i].Hard {
			out.Hard = append(out.Hard, v.guard(&b.Guards[i]))
		} else {
			out.Soft = append(out.Soft, v.guard(&b.Guards[i]))
		}
	}
	for _, ph := range b.Phases {
		out.Phases = append(out.Phases, v.phase(ph))
	}
	for i := range b.Rules {
		out.Rules = append(out.Rules, v.rule(&b.Rules[i]))
	}
	for i := range b.Notes {
		out.Notes = append(out.Notes, v.note(&b.Notes[i]))
	}
	return out
}

// Links to each kind of thing.

func (v *viewer) toQuestion(id string) link { return link{"#question-" + id, v.words.Question(id)} }
func toFact(id string) link                 { return link{"#fact-" + id, id} }
func toRule(id string) link                 { return link{"#rule-" + id, id} }
func toGuard(id string) link                { return link{"#guard-" + id, id} }
func toNote(id string) link                 { return link{"#note-" + id, id} }
func toPhase(p engine.Phase) link           { return link{"#phase-" + p.ID, p.Title} }

func (v *viewer) toStep(id string) link { return link{"#step-" + id, v.steps[id].Title} }

func (v *viewer) toSteps(ids []string) []link {
	out := make([]link, len(ids))
	for i, id := range ids {
		out[i] = v.toStep(id)
	}
	return out
}

var kindsOfQuestion = map[engine.QuestionKind]string{engine.OneOf: "one answer", engine.AnyOf: "any number of answers", engine.Number: "a number", engine.YesNo: "yes or no"}

func (v *viewer) section(s engine.Section) section {
	out := section{Title: s.Title}
	for i := range v.Questions {
		if v.Questions[i].Section == s.ID {
			out.Questions = append(out.Questions, v.question(&v.Questions[i]))
		}
	}
	return out
}

func (v *viewer) question(q *engine.Question) question {
	out := question{ID: q.ID, Text: q.Text, Help: q.Help, Kind: kindsOfQuestion[q.Kind], Graph: v.questionGraph(q)}
	if q.Required {
		out.Marks = append(out.Marks, "must be answered")
	}
	if q.Sensitive {
		out.Marks = append(out.Marks, "sensitive: never shown as a reason")
	}
	if q.IfSkipped != "" {
		out.Marks = append(out.Marks, "skipped, it counts as “"+words.Label(q, q.IfSkipped)+"”")
	}
	if q.ShowIf != nil {
		out.ShowIf = v.node(q.ShowIf)
	}
	for i := range q.Options {
		o := option{Label: q.Options[i].Label, Rules: v.naming(q.ID, q.Options[i].ID)}
		if q.Options[i].ShowIf != nil {
			o.ShowIf = v.node(q.Options[i].ShowIf)
		}
		out.Options = append(out.Options, o)
	}
	v.readers(q, &out)
	return out
}

// readers are what reads a question directly; rules are those that depend on
// it through facts too.
func (v *viewer) readers(q *engine.Question, out *question) {
	for i := range v.Facts {
		if slices.Contains(ofFact(&v.Facts[i]).questions, q.ID) {
			out.Facts = append(out.Facts, toFact(v.Facts[i].ID))
		}
	}
	for i := range v.Guards {
		if slices.Contains(v.all(of(&v.Guards[i].When)), q.ID) {
			out.Guards = append(out.Guards, toGuard(v.Guards[i].ID))
		}
	}
	for i := range v.Questions {
		if slices.Contains(v.all(shownBy(&v.Questions[i])), q.ID) {
			out.Others = append(out.Others, v.toQuestion(v.Questions[i].ID))
		}
	}
	for i := range v.Rules {
		if slices.Contains(v.all(of(&v.Rules[i].When)), q.ID) {
			out.Rules = append(out.Rules, toRule(v.Rules[i].ID))
		}
	}
}

// shownBy is what decides whether a question and its options are shown.
func shownBy(q *engine.Question) reads {
	conditions := []*engine.Condition{q.ShowIf}
	for i := range q.Options {
		conditions = append(conditions, q.Options[i].ShowIf)
	}
	return of(conditions...)
}

// naming counts the conditions that name an option.
func (v *viewer) naming(question, option string) int {
	n := 0
	v.EachCondition(func(_ string, c *engine.Condition) {
		found := false
		c.EachTest(func(t *engine.Test) {
			found = found || t.Question == question && slices.Contains(t.Options, option)
		})
		if found {
			n++
		}
	})
	return n
}

func (v *viewer) fact(f *engine.Fact) fact {
	out := fact{ID: f.ID}
	if f.When != nil {
		out.Lines = []factLine{{When: v.node(f.When)}}
	} else {
		v.choose(f, f.Choose, nil, &out.Lines)
	}
	for i := range v.Facts {
		if slices.Contains(ofFact(&v.Facts[i]).facts, f.ID) {
			out.UsedBy = append(out.UsedBy, link{toFact(v.Facts[i].ID).Href, "fact " + v.Facts[i].ID})
		}
	}
	for i := range v.Questions {
		if slices.Contains(shownBy(&v.Questions[i]).facts, f.ID) {
			out.UsedBy = append(out.UsedBy, v.toQuestion(v.Questions[i].ID))
		}
	}
	for i := range v.Guards {
		if slices.Contains(of(&v.Guards[i].When).facts, f.ID) {
			out.UsedBy = append(out.UsedBy, link{toGuard(v.Guards[i].ID).Href, "guard " + v.Guards[i].ID})
		}
	}
	for i := range v.Rules {
		if slices.Contains(of(&v.Rules[i].When).facts, f.ID) {
			out.UsedBy = append(out.UsedBy, link{toRule(v.Rules[i].ID).Href, "rule " + v.Rules[i].ID})
		}
	}
	if f.ID == v.CurrentPhase {
		out.UsedBy = append(out.UsedBy, link{"#steps", "the current phase of the plan"})
	}
	return out
}

// choose writes a `? :` as lines of which the first that fits decides. What
// stands in a "then" carries the conditions on the way to it.
func (v *viewer) choose(f *engine.Fact, c *engine.Choice, given []*node, out *[]factLine) {
	for ; c.If != nil; c = c.Else {
		when := append(slices.Clone(given), v.node(c.If))
		if c.Then.If != nil {
			v.choose(f, c.Then, when, out)
			continue
		}
		*out = append(*out, factLine{v.words.Value(f.ID, c.Then.Value), together(when)})
	}
	*out = append(*out, factLine{v.words.Value(f.ID, c.Value), together(given)})
}

// together is the condition that all of some hold; nil for none.
func together(list []*node) *node {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return &node{Lead: "all of these", Kids: list}
}

func (v *viewer) guard(g *engine.Guard) guard {
	out := guard{ID: g.ID, At: v.at(g.ID), Because: g.Because, Rank: g.Rank, When: v.node(&g.When), Alone: g.Hard && len(g.Ask) == 0, Effects: v.effects(&g.Effects)}
	if g.Page != nil {
		out.Page = g.Page.Title
	}
	for _, id := range g.Ask {
		out.Asks = append(out.Asks, v.toQuestion(id))
	}
	out.Allows = v.toSteps(g.Allow)
	return out
}

func (v *viewer) effects(x *engine.Effects) []effect {
	var out []effect
	add := func(does string, links []link) {
		if len(links) > 0 {
			out = append(out, effect{does, links})
		}
	}
	add("takes away", v.toSteps(x.Withhold))
	add("takes away all steps tagged", plain(x.WithholdTags))
	add("shows closed", v.toSteps(x.Hold))
	add("shows closed all steps tagged", plain(x.HoldTags))
	var notes []link
	for _, id := range x.Notes {
		notes = append(notes, toNote(id))
	}
	add("adds the note", notes)
	return out
}

func plain(words []string) []link {
	var out []link
	for _, w := range words {
		out = append(out, link{Text: w})
	}
	return out
}

func (v *viewer) phase(ph engine.Phase) phase {
	out := phase{ID: ph.ID, Title: ph.Title, Always: ph.Always}
	for i := range v.Steps {
		if v.Steps[i].Phase == ph.ID {
			out.Steps = append(out.Steps, v.step(&v.Steps[i]))
		}
	}
	return out
}

func (v *viewer) step(s *engine.Step) step {
	out := step{ID: s.ID, Title: s.Title, Group: s.Group, Tags: s.Tags, After: v.toSteps(s.After), Excludes: v.toSteps(s.Excludes), Graph: v.stepGraph(s)}
	for i := range s.Paragraphs {
		out.Text = append(out.Text, s.Paragraphs[i].Blocks)
	}
	for i := range v.Rules {
		r := &v.Rules[i]
		for _, x := range r.Recommend {
			if x.Step == s.ID {
				out.Rules = append(out.Rules, reason{toRule(r.ID), r.Because, v.words.Condition(&r.When), x.StillDue})
			}
		}
	}
	v.eachEffect(func(by link, x *engine.Effects) {
		if touches(s, x.Withhold, x.WithholdTags) {
			out.Withheld = append(out.Withheld, by)
		}
		if touches(s, x.Hold, x.HoldTags) {
			out.Held = append(out.Held, by)
		}
	})
	for i := range v.Guards {
		if g := &v.Guards[i]; g.Hard && len(g.Ask) > 0 && slices.Contains(g.Allow, s.ID) {
			out.Allowed = append(out.Allowed, toGuard(g.ID))
		}
	}
	for i := range v.Notes {
		if touches(s, nil, v.Notes[i].Tags) {
			out.Notes = append(out.Notes, toNote(v.Notes[i].ID))
		}
	}
	return out
}

func (v *viewer) eachEffect(visit func(by link, x *engine.Effects)) {
	for i := range v.Guards {
		visit(link{toGuard(v.Guards[i].ID).Href, "guard " + v.Guards[i].ID}, &v.Guards[i].Effects)
	}
	for i := range v.Rules {
		visit(link{toRule(v.Rules[i].ID).Href, "rule " + v.Rules[i].ID}, &v.Rules[i].Effects)
	}
}

func (v *viewer) rule(r *engine.Rule) rule {
	out := rule{ID: r.ID, At: v.at(r.ID), Because: r.Because, When: v.node(&r.When), Effects: v.effects(&r.Effects)}
	for _, x := range r.Recommend {
		to := v.toStep(x.Step)
		if x.StillDue {
			to.Text += " (even if its phase is past)"
		}
		out.Recommends = append(out.Recommends, to)
	}
	return out
}

func (v *viewer) note(n *engine.Note) note {
	out := note{ID: n.ID, Text: n.Text, Always: n.Always, Tags: n.Tags}
	v.eachEffect(func(by link, x *engine.Effects) {
		if slices.Contains(x.Notes, n.ID) {
			out.By = append(out.By, by)
		}
	})
	return out
}

// node is a condition as a list of lists.
func (v *viewer) node(c *engine.Condition) *node {
	switch {
	case c.Always:
		return &node{Says: "always"}
	case c.Test != nil:
		return v.test(c.Test, false)
	case c.Not != nil && c.Not.Test != nil:
		return v.test(c.Not.Test, true)
	case c.Not != nil:
		return &node{Lead: "not this", Kids: []*node{v.node(c.Not)}}
	}
	kids, lead := c.All, "all of these"
	if c.All == nil {
		kids, lead = c.Any, "any of these"
	}
	out := &node{Lead: lead}
	for i := range kids {
		out.Kids = append(out.Kids, v.node(&kids[i]))
	}
	return out
}

func (v *viewer) test(t *engine.Test, negated bool) *node {
	p := v.words.Test(t, negated)
	to := v.toQuestion(p.ID)
	if p.Fact {
		to = toFact(p.ID)
	}
	return &node{link: to, Fact: p.Fact, Says: p.Says}
}

// matrix counts, for each question and phase, the rules that read the question
// and recommend a step of the phase.
func (v *viewer) matrix() matrix {
	out := matrix{}
	most := 1
	for _, ph := range v.Phases {
		out.Phases = append(out.Phases, toPhase(ph))
	}
	for i := range v.Questions {
		row := matrixRow{link: v.toQuestion(v.Questions[i].ID), Cells: make([]cell, len(v.Phases))}
		for j := range v.Guards {
			if slices.Contains(v.all(of(&v.Guards[j].When)), v.Questions[i].ID) {
				row.Guards++
			}
		}
		for j := range v.Rules {
			if !slices.Contains(v.all(of(&v.Rules[j].When)), v.Questions[i].ID) {
				continue
			}
			for k, ph := range v.Phases {
				if slices.ContainsFunc(v.Rules[j].Recommend, func(x engine.Recommendation) bool { return v.steps[x.Step].Phase == ph.ID }) {
					row.Cells[k].Rules++
					most = max(most, row.Cells[k].Rules)
				}
			}
		}
		out.Rows = append(out.Rows, row)
	}
	for i := range out.Rows {
		for j := range out.Rows[i].Cells {
			c := &out.Rows[i].Cells[j]
			c.Shade = (4*c.Rules + most - 1) / most
		}
	}
	return out
}
