package engine

// teller explains one evaluation. Most rules share their facts and questions,
// so the finding of each of them is worked out once, and then pointed at.
type teller struct {
	*Run
	silent  bool      // leave out everything sensitive
	answers []leaves  // by question
	facts   []reasons // by fact
	room    []Finding // where the next findings go
	links   []*Finding
}

// leaves are the findings of a question for each value of a test of it.
type leaves [3]*Finding

// reasons are the conditions that a fact's value came from, and the findings
// of the fact for each value of a test of it.
type reasons struct {
	done   bool
	list   []*Finding
	leaves leaves
}

func newTeller(r *Run, silent bool) *teller {
	return &teller{Run: r, silent: silent, answers: make([]leaves, len(r.program.questions)), facts: make([]reasons, len(r.program.facts))}
}

// forget makes the teller ready for other answers; what it told stays.
func (t *teller) forget() {
	clear(t.answers)
	clear(t.facts)
	t.room, t.links = nil, nil
}

// reserve makes room for what many conditions need, at once.
func (t *teller) reserve(w weight) {
	t.room, t.links = make([]Finding, w.nodes), make([]*Finding, w.links)
}

// fresh is a new finding.
func (t *teller) fresh(value Truth) *Finding {
	if len(t.room) == 0 {
		t.room = make([]Finding, 8)
	}
	out := &t.room[0]
	t.room = t.room[1:]
	out.Subject, out.Value = &nothing, value.String()
	return out
}

// list is a new list of findings without any yet.
func (t *teller) list(room int) []*Finding {
	if len(t.links) < room {
		t.links = make([]*Finding, max(room, 32))
	}
	out := t.links[:0:room]
	t.links = t.links[room:]
	return out
}

// find explains a condition: its shape as authored, every node with the value
// that the answers gave it. A silent teller leaves out everything sensitive
// and everything that would let it be inferred: an "any" whose visible parts
// do not explain its value, and a "not" around something sensitive. Nothing
// may be left, nil.
func (t *teller) find(c *tree) (*Finding, Truth) {
	hidden := t.silent && c.sensitive
	switch c.kind {
	case alwaysKind:
		return &always, True
	case questionKind:
		value := t.testTruth(c)
		if hidden {
			return nil, value
		}
		return t.question(c.question, value), value
	case factKind:
		value := t.testTruth(c)
		if hidden {
			return nil, value
		}
		return t.fact(c.fact, value), value
	case notKind:
		return t.not(c, hidden)
	case allKind:
		return t.all(c, hidden)
	}
	return t.any(c, hidden)
}

// always is the finding of the condition `true`.
var always = Finding{Subject: &nothing, Value: True.String()}

// nothing is the subject of a node.
var nothing Subject

func (t *teller) not(c *tree, hidden bool) (*Finding, Truth) {
	kid, value := t.find(&c.kids[0])
	value = value.not()
	if hidden {
		return nil, value
	}
	out := t.fresh(value)
	out.Not = kid
	return out, value
}

func (t *teller) all(c *tree, hidden bool) (*Finding, Truth) {
	value, kept := True, t.list(len(c.kids))
	for i := range c.kids {
		kid, truth := t.find(&c.kids[i])
		if kid != nil {
			kept = append(kept, kid)
		}
		if truth == False || truth == Unknown && value == True {
			value = truth
		}
	}
	if hidden && (len(kept) == 0 || len(kept) < len(c.kids) && value != True) {
		return nil, value
	}
	out := t.fresh(value)
	out.All = kept
	return out, value
}

func (t *teller) any(c *tree, hidden bool) (*Finding, Truth) {
	value, kept := False, t.list(len(c.kids))
	for i := range c.kids {
		kid, truth := t.find(&c.kids[i])
		if kid != nil && (truth == True || !hidden) {
			kept = append(kept, kid)
		}
		if truth == True || truth == Unknown && value == False {
			value = truth
		}
	}
	if len(kept) == 0 {
		return nil, value
	}
	out := t.fresh(value)
	out.Any = kept
	return out, value
}

// not is Kleene's negation.
func (t Truth) not() Truth {
	return [...]Truth{Unknown: Unknown, False: True, True: False}[t]
}

// fact is the finding of a test of a fact.
func (t *teller) fact(i int, value Truth) *Finding {
	told := &t.facts[i]
	if told.leaves[value] == nil {
		if !told.done {
			told.done, told.list = true, t.reasons(&t.program.facts[i])
		}
		out := t.fresh(value)
		out.Subject, out.All = &t.program.facts[i].subject, told.list
		told.leaves[value] = out
	}
	return told.leaves[value]
}

// reasons are the conditions that a fact's value came from: its own, or those
// on the way through its choices.
func (t *teller) reasons(f *fact) []*Finding {
	if f.when != nil {
		kid, _ := t.find(f.when)
		return append(t.list(1), kid)
	}
	var out []*Finding
	for c := f.choose; c.condition != nil; {
		kid, value := t.find(c.condition)
		out = append(out, kid)
		if value == True {
			c = c.then
		} else {
			c = c.otherwise
		}
	}
	return out
}

// question is the finding of a test of a question, which says it and its
// answer in the question's own words.
func (t *teller) question(i int, value Truth) *Finding {
	told := &t.answers[i]
	if told[value] == nil {
		t.tell(i, told)
	}
	return told[value]
}

// tell finds what was answered to a question. Every single answer lies ready.
func (t *teller) tell(i int, told *leaves) {
	q, selected := &t.program.questions[i], t.asked[i].selected
	if q.Kind == Number && t.asked[i].state == Answered {
		text, _ := Amount(t.asked[i].amount).MarshalJSON()
		told.fill(make([]Finding, len(told)), newSubject(q.Question, []string{string(text)}, string(text)))
		return
	}
	switch selected.count() {
	case 0:
		*told = q.unanswered
	case 1:
		for j := range selected.all {
			*told = q.options[j].leaves
		}
	default:
		ids := t.selectedIDs(i)
		labels, between := "", ""
		for j := range selected.all {
			labels, between = labels+between+q.options[j].Label, "; "
		}
		told.fill(make([]Finding, len(told)), newSubject(q.Question, ids, labels))
	}
}

// newSubject is a question with an answer, or with none.
func newSubject(q *Question, answer []string, labels string) *Subject {
	text := q.Text
	if answer != nil {
		text += " – " + labels
	}
	return &Subject{Question: q.ID, Answer: answer, Text: text}
}

// fill writes the findings of a question.
func (l *leaves) fill(room []Finding, about *Subject) {
	for value := range l {
		room[value] = Finding{Subject: about, Value: Truth(value).String()}
		l[value] = &room[value]
	}
}
