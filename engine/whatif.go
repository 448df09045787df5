package engine

import "slices"

// Change is what one other answer would do to a plan.
type Change struct {
	Question string   `json:"question"`
	Option   string   `json:"option"`            // the option that is chosen, or given up
	Dropped  bool     `json:"dropped,omitempty"` // the option is given up (any-of questions)
	Answer   Value    `json:"answer"`            // the whole other answer
	Outcome  string   `json:"outcome"`           // of the result with that answer
	Appear   []string `json:"appear"`            // steps shown then and not now, in order of the plan
	Vanish   []string `json:"vanish"`            // steps shown now and not then
}

// WhatIf tries every single other answer to the questions that apply, one at a
// time, and lists those that change which steps are shown or where the answers
// lead. Sensitive questions and numbers are left alone. It needs a plan to
// start from: without one there are no changes. It is safe for concurrent use.
func (p *Program) WhatIf(answers Answers) []Change {
	w := whatIf{run: p.NewRun(), trial: answers.Clone()}
	w.run.Read(w.trial)
	w.run.Fire()
	outcome, planned := w.run.outcome()
	if !planned {
		return []Change{}
	}
	w.outcome, w.now = outcome, w.shown()
	asking := w.run.Asking()
	out := []Change{}
	for i := range asking {
		out = append(out, w.question(&asking[i], answers)...)
	}
	return out
}

// whatIf tries answers on one run.
type whatIf struct {
	run     *Run
	trial   Answers
	outcome string
	now     []int // steps shown, in order of the plan
}

// shown lists the steps that a plan shows outside "also helpful".
func (w *whatIf) shown() []int {
	var out []int
	if _, planned := w.run.outcome(); !planned {
		return out
	}
	for _, c := range w.run.planned().candidates {
		if c.foldedBy == "" {
			out = append(out, c.step)
		}
	}
	return out
}

// question tries every other answer to one question.
func (w *whatIf) question(a *Asked, answers Answers) []Change {
	q := a.Question
	if q.Sensitive || q.HasSensitive() || q.Kind == Number || a.State == NotApplicable || a.Pending {
		return nil
	}
	var out []Change
	for _, o := range a.Options {
		other, dropped, ok := a.with(o)
		if !ok {
			continue
		}
		w.trial[q.ID] = other
		if c := w.try(); c != nil {
			c.Question, c.Option, c.Dropped, c.Answer = q.ID, o.ID, dropped, other
			out = append(out, *c)
		}
	}
	delete(w.trial, q.ID)
	if value, ok := answers[q.ID]; ok {
		w.trial[q.ID] = value
	}
	return out
}

// with is the answer with one option chosen or, if it was, given up. The last
// option of an answer is not given up: that would be a skip.
func (a *Asked) with(o *Option) (other Value, dropped, ok bool) {
	chosen := slices.Contains(a.Value.Options(), o.ID)
	if a.Question.Kind != AnyOf || o.Exclusive {
		return Chosen(o.ID), false, !chosen
	}
	var ids []string
	for _, each := range a.Options {
		keep := slices.Contains(a.Value.Options(), each.ID) && !each.Exclusive && each != o
		if keep || each == o && !chosen {
			ids = append(ids, each.ID)
		}
	}
	return Chosen(ids...), chosen, len(ids) > 0
}

// try evaluates the trial; nil when nothing changes.
func (w *whatIf) try() *Change {
	w.run.Read(w.trial)
	w.run.Fire()
	outcome, _ := w.run.outcome()
	then := w.shown()
	c := Change{Outcome: outcome, Appear: w.less(then, w.now), Vanish: w.less(w.now, then)}
	if outcome == w.outcome && len(c.Appear) == 0 && len(c.Vanish) == 0 {
		return nil
	}
	return &c
}

// less lists the ids of the steps of one list that are not in another.
func (w *whatIf) less(list, other []int) []string {
	out := []string{}
	for _, step := range list {
		if !slices.Contains(other, step) {
			out = append(out, w.run.program.steps[step].ID)
		}
	}
	return out
}
