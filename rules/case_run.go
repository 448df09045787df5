package rules

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
)

// Run evaluates the case and says in plain words what is not as expected; an
// empty list means that the case passes.
func (c Case) Run(p *engine.Program) []string {
	r := &caseRun{result: p.Evaluate(c.Answers)}
	x := c.Expect
	r.checkOutcome(x)
	r.sort()
	for _, id := range x.Open {
		r.wantStep(id, "open")
	}
	for _, id := range x.Held {
		r.wantStep(id, "held")
	}
	for _, id := range x.Folded {
		r.wantStep(id, "folded")
	}
	for _, id := range x.Absent {
		r.wantStep(id, "absent")
	}
	r.checkOrder(x.Order)
	if x.Plan != nil && !slices.Equal(x.Plan, r.plan) {
		r.fail("the plan should be %s, and is %s", words(x.Plan), words(r.plan))
	}
	r.exactly("guards", x.Guards, r.result.Guards)
	r.exactly("next questions", x.Next, r.result.Next)
	r.exactly("ignored questions", x.Ignored, r.ignored())
	for _, id := range x.Covers {
		if !slices.Contains(r.result.Covers, id) {
			r.fail("the advice `%s` should be shown, and is not", id)
		}
	}
	return r.failures
}

// caseRun is a case with its result.
type caseRun struct {
	result   engine.Result
	state    map[string]string // of each shown step: open, held or folded
	open     []string
	plan     []string // as in Expect.Plan
	failures []string
}

func (r *caseRun) fail(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// sort notes how each step is shown.
func (r *caseRun) sort() {
	r.state = map[string]string{}
	for _, phase := range r.result.Plan {
		for _, step := range phase.Steps {
			if step.Held {
				r.state[step.ID] = "held"
				r.plan = append(r.plan, "*"+step.ID)
				continue
			}
			r.state[step.ID] = "open"
			r.plan = append(r.plan, step.ID)
			r.open = append(r.open, step.ID)
		}
	}
	for _, step := range r.result.Also {
		r.state[step.ID] = "folded"
	}
}

func (r *caseRun) checkOutcome(x Expect) {
	if x.Outcome != "" && x.Outcome != r.result.Outcome {
		why := ""
		if r.result.Outcome == engine.OutcomeOpen && len(r.result.Missing) > 0 {
			why = "; still to be answered: " + words(r.result.Missing)
		}
		r.fail("the outcome should be `%s`, and is `%s`%s", x.Outcome, r.result.Outcome, why)
	}
	if x.Complete != nil && *x.Complete != r.result.Complete {
		if *x.Complete {
			r.fail("the answers should be complete; still to be asked: %s", words(r.result.Next))
		} else {
			r.fail("the answers should not be complete, and are")
		}
	}
	if x.Current == "" {
		return
	}
	current := ""
	for _, phase := range r.result.Plan {
		if phase.Current {
			current = phase.Phase
		}
	}
	switch {
	case current == "":
		r.fail("the current phase should be `%s`, and there is none", x.Current)
	case current != x.Current:
		r.fail("the current phase should be `%s`, and is `%s`", x.Current, current)
	}
}

// wantStep checks how one step is shown.
func (r *caseRun) wantStep(id, want string) {
	got := r.state[id]
	if got == "" {
		got = "absent"
	}
	if got != want {
		r.fail("the step `%s` should be %s, and is %s", id, want, got)
	}
}

// checkOrder checks that open steps stand in this order, with others between
// them.
func (r *caseRun) checkOrder(order []string) {
	at := -1
	for i, id := range order {
		n := slices.Index(r.open, id)
		switch {
		case n < 0:
			r.fail("the step `%s` should be open, and is not", id)
		case n < at:
			r.fail("the step `%s` should come after `%s`, and comes before it", id, order[i-1])
		default:
			at = n
		}
	}
}

// exactly compares two lists in which order does not matter; a nil one is not
// tested.
func (r *caseRun) exactly(what string, want, got []string) {
	if want == nil {
		return
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			r.fail("`%s` should be among the %s, which are %s", id, what, words(got))
		}
	}
	for _, id := range got {
		if !slices.Contains(want, id) {
			r.fail("`%s` should not be among the %s", id, what)
		}
	}
}

// ignored lists the questions of which something is ignored.
func (r *caseRun) ignored() []string {
	var ids []string
	for _, i := range r.result.Ignored {
		if !slices.Contains(ids, i.Question) {
			ids = append(ids, i.Question)
		}
	}
	return ids
}

// words lists ids for a message.
func words(ids []string) string {
	if len(ids) == 0 {
		return "none"
	}
	return strings.Join(ids, ", ")
}
