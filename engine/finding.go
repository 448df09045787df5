package engine

import "strings"

// telling is what a question and its answer are in the question's own words,
// worked out once for each evaluation.
type telling struct {
	done   bool
	answer []string
	text   string
}

// teller remembers what has been worked out for one evaluation: most rules
// share their facts and questions.
type teller struct {
	answers []telling   // by question
	facts   [][]Finding // by fact
}

func (p *Program) newTeller() *teller {
	return &teller{answers: make([]telling, len(p.questions)), facts: make([][]Finding, len(p.facts))}
}

// finding explains a condition: its shape as authored, every node with the
// value that the answers gave it.
func (r *Run) finding(t *tree, told *teller) Finding {
	c := t.condition
	out := Finding{Value: r.truth(t).String(), Test: c.Test}
	switch {
	case c.Test != nil && t.fact >= 0:
		out.Fact = c.Test.Fact
		out.All = r.factFindings(t.fact, told)
	case c.Test != nil:
		answer := r.tell(t.question, told)
		out.Question, out.Answer, out.Text = c.Test.Question, answer.answer, answer.text
	case c.Not != nil:
		inner := r.finding(&t.kids[0], told)
		out.Not = &inner
	case c.All != nil:
		out.All = r.findings(t.kids, told)
	case c.Any != nil:
		out.Any = r.findings(t.kids, told)
	}
	return out
}

func (r *Run) findings(trees []tree, told *teller) []Finding {
	out := make([]Finding, len(trees))
	for i := range trees {
		out[i] = r.finding(&trees[i], told)
	}
	return out
}

// factFindings are the conditions that a fact's value came from.
func (r *Run) factFindings(i int, told *teller) []Finding {
	if told.facts[i] != nil {
		return told.facts[i]
	}
	f := &r.program.facts[i]
	out := []Finding{}
	if f.when != nil {
		out = append(out, r.finding(f.when, told))
	} else {
		for c := f.choose; c.condition != nil; {
			out = append(out, r.finding(c.condition, told))
			if r.truth(c.condition) == True {
				c = c.then
			} else {
				c = c.otherwise
			}
		}
	}
	told.facts[i] = out
	return out
}

// tell puts a question and its answer into the question's own words.
func (r *Run) tell(i int, told *teller) *telling {
	t := &told.answers[i]
	if t.done {
		return t
	}
	selected := &r.asked[i].selected
	q := &r.program.questions[i]
	if q.Kind == Number && r.asked[i].state == Answered {
		text, _ := Amount(r.asked[i].amount).MarshalJSON()
		*t = newTelling(q.Question, []string{string(text)}, []string{string(text)})
		return t
	}
	switch n := selected.count(); n {
	case 0:
		*t = telling{done: true, text: q.Text}
	case 1:
		for j := range selected.all {
			*t = q.options[j].telling
		}
	default:
		ids, labels := make([]string, 0, n), make([]string, 0, n)
		for j := range selected.all {
			ids, labels = append(ids, q.optionIDs[j]), append(labels, q.options[j].Label)
		}
		*t = newTelling(q.Question, ids, labels)
	}
	return t
}

func newTelling(q *Question, answer, labels []string) telling {
	return telling{done: true, answer: answer, text: q.Text + " – " + strings.Join(labels, "; ")}
}

// redact removes everything sensitive from a finding, and everything that
// would let it be inferred: an "any" whose visible parts do not explain its
// value, and a "not" around something sensitive. It reports whether anything
// is left.
func redact(f Finding, p *Program) (Finding, bool) {
	switch {
	case f.Fact != "":
		return redactFact(f, p)
	case f.Question != "":
		return f, !p.questions[p.questionIndex[f.Question]].Sensitive
	case f.Not != nil:
		return f, !p.sensitive(f.Not)
	case f.All != nil:
		return redactAll(f, p)
	case f.Any != nil:
		return redactAny(f, p)
	}
	return f, true
}

func redactFact(f Finding, p *Program) (Finding, bool) {
	return f, !p.facts[p.factIndex[f.Fact]].Sensitive
}

func redactAll(f Finding, p *Program) (Finding, bool) {
	kept := make([]Finding, 0, len(f.All))
	for _, kid := range f.All {
		if shown, ok := redact(kid, p); ok {
			kept = append(kept, shown)
		}
	}
	whole := len(kept) == len(f.All)
	f.All = kept
	return f, len(kept) > 0 && (whole || f.Value == "true")
}

func redactAny(f Finding, p *Program) (Finding, bool) {
	if !p.sensitive(&f) {
		return f, true
	}
	var kept []Finding
	for _, kid := range f.Any {
		if shown, ok := redact(kid, p); ok && kid.Value == "true" {
			kept = append(kept, shown)
		}
	}
	f.Any = kept
	return f, len(kept) > 0
}

// sensitive reports whether a finding names anything sensitive.
func (p *Program) sensitive(f *Finding) bool {
	if f.Question != "" && p.questions[p.questionIndex[f.Question]].Sensitive {
		return true
	}
	if f.Fact != "" && p.facts[p.factIndex[f.Fact]].Sensitive {
		return true
	}
	if f.Not != nil && p.sensitive(f.Not) {
		return true
	}
	for _, kids := range [][]Finding{f.All, f.Any} {
		for i := range kids {
			if p.sensitive(&kids[i]) {
				return true
			}
		}
	}
	return false
}
