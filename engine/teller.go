package engine

// teller explains one evaluation. Most rules share their facts and questions,
// so each of those is explained once and then pointed at. Nothing that the
// teller hands out belongs to the program.
type teller struct {
	*Run
	silent   bool     // leave out everything sensitive
	answers  []leaves // by question
	facts    []leaves // by fact
	nothing  *Subject // of nodes
	room     []ValuedCondition
	links    []*ValuedCondition
	subjects []toldSubject
}

// leaves explain one question or fact: there is one for each value that a
// test of it can have. All of them share their subject and their reasons.
type leaves struct {
	subject *Subject
	reasons []*ValuedCondition // of a fact: the conditions that its value came from
	of      [3]*ValuedCondition
}

// toldSubject is a subject with room for the usual answer: one option.
type toldSubject struct {
	Subject
	only [1]string
}

func newTeller(r *Run, silent bool) *teller {
	return &teller{Run: r, silent: silent, answers: make([]leaves, len(r.program.questions)), facts: make([]leaves, len(r.program.facts))}
}

// forget makes the teller ready for other answers; what it told stays.
func (t *teller) forget() {
	clear(t.answers)
	clear(t.facts)
	t.nothing, t.room, t.links, t.subjects = nil, nil, nil, nil
}

// reserve makes room for what many conditions need, at once.
func (t *teller) reserve(w weight) {
	t.room, t.links = make([]ValuedCondition, w.nodes), make([]*ValuedCondition, w.links)
}

// fresh is a new condition with its value.
func (t *teller) fresh(value Truth) *ValuedCondition {
	if len(t.room) == 0 {
		t.room = make([]ValuedCondition, 32)
	}
	if t.nothing == nil {
		t.nothing = &t.subject().Subject
	}
	out := &t.room[0]
	t.room = t.room[1:]
	out.Subject, out.Value = t.nothing, value.String()
	return out
}

// subject is a new subject about nothing yet.
func (t *teller) subject() *toldSubject {
	if len(t.subjects) == 0 {
		t.subjects = make([]toldSubject, 16)
	}
	out := &t.subjects[0]
	t.subjects = t.subjects[1:]
	return out
}

// list is a new, empty list with room.
func (t *teller) list(room int) []*ValuedCondition {
	if len(t.links) < room {
		t.links = make([]*ValuedCondition, max(room, 32))
	}
	out := t.links[:0:room]
	t.links = t.links[room:]
	return out
}

// find explains a condition: its shape as authored, every node with the value
// that the answers gave it. A silent teller leaves out everything sensitive
// and everything that would let it be inferred: an "any" or "at least" whose
// visible parts do not explain its value, and a "not" around something
// sensitive. Nothing may be left, nil.
func (t *teller) find(c *tree) (*ValuedCondition, Truth) {
	hidden := t.silent && c.sensitive
	switch c.kind {
	case alwaysKind:
		return t.fresh(True), True
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
	case anyKind:
		return t.any(c, hidden)
	case atLeastKind:
		return t.atLeast(c, hidden)
	}
	panic(c.unknown())
}

func (t *teller) not(c *tree, hidden bool) (*ValuedCondition, Truth) {
	kid, value := t.find(&c.kids[0])
	value = value.not()
	if hidden {
		return nil, value
	}
	out := t.fresh(value)
	out.Not = kid
	return out, value
}

func (t *teller) all(c *tree, hidden bool) (*ValuedCondition, Truth) {
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

func (t *teller) any(c *tree, hidden bool) (*ValuedCondition, Truth) {
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

// atLeast explains an "at least". Where parts are hidden, it is told only if
// those that can be seen are enough for it.
func (t *teller) atLeast(c *tree, hidden bool) (*ValuedCondition, Truth) {
	isTrue, isFalse, kept := 0, 0, t.list(len(c.kids))
	for i := range c.kids {
		kid, truth := t.find(&c.kids[i])
		if kid != nil && (truth == True || !hidden) {
			kept = append(kept, kid)
		}
		switch truth {
		case True:
			isTrue++
		case False:
			isFalse++
		}
	}
	value := c.counted(isTrue, isFalse)
	if hidden && (value != True || len(kept) < c.need) {
		return nil, value
	}
	out := t.fresh(value)
	out.AtLeast, out.Of = c.need, kept
	return out, value
}

// not is Kleene's negation.
func (t Truth) not() Truth {
	return [...]Truth{Unknown: Unknown, False: True, True: False}[t]
}

// fact explains a test of a fact.
func (t *teller) fact(i int, value Truth) *ValuedCondition {
	told := &t.facts[i]
	if told.subject == nil {
		f := &t.program.facts[i]
		subject := &t.subject().Subject
		subject.Fact, told.reasons = f.ID, t.reasons(f)
		told.subject = subject
	}
	return t.leaf(told, value)
}

// leaf explains a question or fact for one value of a test of it.
func (t *teller) leaf(told *leaves, value Truth) *ValuedCondition {
	if told.of[value] == nil {
		out := t.fresh(value)
		out.Subject, out.All = told.subject, told.reasons
		told.of[value] = out
	}
	return told.of[value]
}

// reasons are the conditions that a fact's value came from: its own, or those
// on the way through its choices.
func (t *teller) reasons(f *fact) []*ValuedCondition {
	if f.when != nil {
		kid, _ := t.find(f.when)
		return append(t.list(1), kid)
	}
	var out []*ValuedCondition
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

// question explains a test of a question, and says it and its
// answer in the question's own words.
func (t *teller) question(i int, value Truth) *ValuedCondition {
	told := &t.answers[i]
	if told.subject == nil {
		told.subject = t.answer(i)
	}
	return t.leaf(told, value)
}

// answer says what was answered to a question, if anything. The texts of single
// answers lie ready.
func (t *teller) answer(i int) *Subject {
	q, selected := &t.program.questions[i], t.asked[i].selected
	out := t.subject()
	asked := t.worded(i)
	out.Question, out.Text = q.ID, asked.Text
	if q.Kind == Number {
		if t.asked[i].state == Answered {
			text := Amount(t.asked[i].amount).AppendJSON(nil)
			out.only[0], out.Answer, out.Text = string(text), out.only[:], said(asked, string(text))
		}
		return &out.Subject
	}
	ids, labels, ready := out.only[:0], "", ""
	for j := range selected.all {
		if t.silent && q.options[j].Sensitive {
			continue
		}
		if len(ids) > 0 {
			labels += "; "
		}
		ids, labels, ready = append(ids, q.optionIDs[j]), labels+q.options[j].Label, q.options[j].said
	}
	switch {
	case len(ids) == 0:
		return &out.Subject
	case len(ids) > 1 || asked != q.Question:
		ready = said(asked, labels)
	}
	out.Answer, out.Text = ids, ready
	return &out.Subject
}

// said is a question with an answer to it.
func said(q *Question, answer string) string { return q.Text + " – " + answer }
