package engine

// Asked is a question as it stands for one set of answers. The page draws it.
type Asked struct {
	Question *Question
	State    State
	Pending  bool      // open, but whether it applies is not decided yet: not to be asked now
	Options  []*Option // that apply, as authored
	Value    Value     // what counts of the answer; a skip has none, whatever if_skipped says
}

// String is the state's name in plain words.
func (s State) String() string {
	return [...]string{Open: "open", Answered: "answered", Skipped: "skipped", NotApplicable: "not applicable"}[s]
}

// Asking lists every question in order with its state. It is safe for
// concurrent use.
func (p *Program) Asking(answers Answers) []Asked {
	r := p.NewRun()
	r.Read(answers)
	return r.Asking()
}

// Asking lists every question in order with its state, after [Run.Read].
func (r *Run) Asking() []Asked {
	out := make([]Asked, len(r.asked))
	for i := range r.asked {
		a, q := &r.asked[i], &r.program.questions[i]
		out[i] = Asked{Question: r.worded(i), State: a.state, Pending: a.pending}
		if n := a.available.count(); n > 0 {
			out[i].Options = make([]*Option, 0, n)
		}
		for j := range a.available.all {
			out[i].Options = append(out[i].Options, q.options[j].Option)
		}
		if a.state == Answered {
			out[i].Value = r.value(i)
		}
	}
	return out
}

// value is what counts of an answer.
func (r *Run) value(i int) Value {
	a, q := &r.asked[i], &r.program.questions[i]
	if q.Kind == Number {
		return Amount(a.amount)
	}
	return Chosen(r.selectedIDs(i)...)
}

func (r *Run) selectedIDs(i int) []string {
	var ids []string
	for j := range r.asked[i].selected.all {
		ids = append(ids, r.program.questions[i].optionIDs[j])
	}
	return ids
}

// next lists the open questions of the first section that has any.
func (r *Run) next() []string {
	out := []string{}
	section := -1
	for i := range r.asked {
		if r.asked[i].state != Open || r.asked[i].pending {
			continue
		}
		if section < 0 {
			section = r.program.questions[i].section
		}
		if r.program.questions[i].section == section {
			out = append(out, r.program.questions[i].ID)
		}
	}
	return out
}

func (r *Run) complete() bool {
	for i := range r.asked {
		if r.asked[i].state == Open {
			return false
		}
	}
	return true
}
