package logicpage

import (
	"slices"

	"amends/engine"
	"amends/rules/words"
)

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
