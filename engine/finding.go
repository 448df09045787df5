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
	room    []Finding   // where the next findings go
}

func (p *Program) newTeller() *teller {
	return &teller{answers: make([]telling, len(p.questions)), facts: make([][]Finding, len(p.facts))}
}

// findings makes room for findings that stand together, many at a time: a
// result has hundreds.
func (told *teller) findings(n int) []Finding {
	if len(told.room) < n {
		told.room = make([]Finding, max(n, 64))
	}
	out := told.room[:n:n]
	told.room = told.room[n:]
	return out
}

// finding explains a condition: its shape as authored, every node with the
// value that the answers gave it.
func (r *Run) finding(t *tree, told *teller) *Finding {
	out := &told.findings(1)[0]
	r.find(t, told, out)
	return out
}

// find writes the finding of a condition, and gives its value.
func (r *Run) find(t *tree, told *teller, out *Finding) Truth {
	c := t.condition
	value := True // of the condition `true`
	switch {
	case c.Test != nil:
		value = r.truth(t)
		r.findTest(t, told, out)
	case c.Not != nil:
		out.Not = &told.findings(1)[0]
		value = r.find(&t.kids[0], told, out.Not).not()
	case c.All != nil:
		out.All = told.findings(len(t.kids))
		value = r.findParts(t.kids, told, out.All, False)
	case c.Any != nil:
		out.Any = told.findings(len(t.kids))
		value = r.findParts(t.kids, told, out.Any, True)
	}
	out.Value = value.String()
	return value
}

// findParts writes the findings of an "and", which one False decides, or of an
// "or", which one True decides.
func (r *Run) findParts(kids []tree, told *teller, out []Finding, decides Truth) Truth {
	value := decides.not()
	for i := range kids {
		switch kid := r.find(&kids[i], told, &out[i]); {
		case kid == decides:
			value = decides
		case kid == Unknown && value != decides:
			value = Unknown
		}
	}
	return value
}

func (r *Run) findTest(t *tree, told *teller, out *Finding) {
	out.Test = t.condition.Test
	if t.fact >= 0 {
		out.Fact = out.Test.Fact
		out.All = r.factFindings(t.fact, told)
		return
	}
	answer := r.tell(t.question, told)
	out.Question, out.Answer, out.Text = out.Test.Question, answer.answer, answer.text
}

// not is Kleene's negation.
func (t Truth) not() Truth {
	return [...]Truth{Unknown: Unknown, False: True, True: False}[t]
}

// factFindings are the conditions that a fact's value came from.
func (r *Run) factFindings(i int, told *teller) []Finding {
	if told.facts[i] != nil {
		return told.facts[i]
	}
	f := &r.program.facts[i]
	var out []Finding
	if f.when != nil {
		out = told.findings(1)
		r.find(f.when, told, &out[0])
	} else {
		out = r.choiceFindings(f.choose, told)
	}
	told.facts[i] = out
	return out
}

// choiceFindings are the conditions on the way to the value of a `? :`.
func (r *Run) choiceFindings(c *choice, told *teller) []Finding {
	out := []Finding{}
	for c.condition != nil {
		out = append(out, Finding{})
		if r.find(c.condition, told, &out[len(out)-1]) == True {
			c = c.then
		} else {
			c = c.otherwise
		}
	}
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
