package cases

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
)

// Failure is one thing that is not as a case expects.
type Failure struct {
	Text     string `json:"text"`     // in plain words
	Expected string `json:"expected"` // as in the case
	Got      string `json:"got"`
	Kind     string `json:"kind,omitempty"` // what decided: "step", "rule", "guard", "fact", "question", "printed", or nothing
	ID       string `json:"id,omitempty"`
}

// String is the failure in plain words.
func (f Failure) String() string { return f.Text }

// Run evaluates the case and says what is not as expected; an empty list means
// that the case passes.
func (c Case) Run(p *engine.Program) []Failure {
	run := p.NewRun()
	run.Read(c.Answers)
	run.Fire()
	return c.Judge(p, run)
}

// Judge is Run for a caller that has the answers evaluated already: after Read
// and Fire of a run of the program.
func (c Case) Judge(p *engine.Program, run *engine.Run) []Failure {
	return c.judge(p, run, run.Result())
}

// Passes reports whether Judge would find nothing, in less time.
func (c Case) Passes(p *engine.Program, run *engine.Run) bool {
	if c.Expect.Printed != "" || len(c.Expect.Says)+len(c.Expect.Unsaid) > 0 {
		return len(c.Judge(p, run)) == 0
	}
	return len(c.judge(p, run, run.Outline())) == 0
}

func (c Case) judge(p *engine.Program, run *engine.Run, result engine.Result) []Failure {
	r := &trial{program: p, result: result}
	x := c.Expect
	if len(x.Fired)+len(x.Silent) > 0 {
		r.fired = map[string]bool{}
		for _, i := range run.Fired() {
			r.fired[p.Bundle().Rules[i].ID] = true
		}
	}
	r.checkOutcome(x)
	r.noteSteps()
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
		r.fail(listed(x.Plan), listed(r.plan), "the plan should be %s, and is %s", listed(x.Plan), listed(r.plan))
	}
	if x.Steps != nil && *x.Steps != len(r.plan) {
		r.fail(fmt.Sprint(*x.Steps), fmt.Sprint(len(r.plan)), "the plan should show %d steps, and shows %d", *x.Steps, len(r.plan))
	}
	r.checkRules(x)
	r.exactly("guard", "guards", x.Guards, r.result.Guards)
	r.exactly("question", "next questions", x.Next, r.result.Next)
	r.exactly("question", "ignored questions", x.Ignored, r.ignored())
	for _, id := range x.Covers {
		if !slices.Contains(r.result.Covers, id) {
			r.fail("shown", "not shown", "the advice `%s` should be shown, and is not", id)
		}
	}
	r.checkSaid(&c)
	r.checkPrinted(&c)
	return r.failures
}

// trial is a case held against a result.
type trial struct {
	program  *engine.Program
	result   engine.Result
	fired    map[string]bool   // rules, if the case speaks of any
	state    map[string]string // of each shown step: open, held or folded
	open     []string
	plan     []string // as in Expect.Plan
	failures []Failure
}

// fail notes a failure; what is returned is there to say what decided it.
func (r *trial) fail(expected, got, format string, args ...any) *Failure {
	r.failures = append(r.failures, Failure{Text: fmt.Sprintf(format, args...), Expected: expected, Got: got})
	return &r.failures[len(r.failures)-1]
}

// by names what decided.
func (f *Failure) by(kind, id string) { f.Kind, f.ID = kind, id }

// noteSteps notes how each step is shown.
func (r *trial) noteSteps() {
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

func (r *trial) checkOutcome(x Expect) {
	if x.Outcome != "" && x.Outcome != r.result.Outcome {
		why := ""
		if r.result.Outcome == engine.OutcomeOpen && len(r.result.Missing) > 0 {
			why = "; still to be answered: " + listed(r.result.Missing)
		}
		f := r.fail(x.Outcome, r.result.Outcome, "the outcome should be `%s`, and is `%s`%s", x.Outcome, r.result.Outcome, why)
		r.byGuard(f, x.Outcome)
	}
	if x.Complete != nil && *x.Complete != r.result.Complete {
		if *x.Complete {
			r.fail("complete", "not complete", "the answers should be complete; still to be asked: %s", listed(r.result.Next))
		} else {
			r.fail("not complete", "complete", "the answers should not be complete, and are")
		}
	}
	if x.Current != "" {
		r.checkCurrent(x)
	}
}

// byGuard names the guard that decided an outcome: the one that fired, or else
// the one that should have.
func (r *trial) byGuard(f *Failure, wanted string) {
	for _, id := range []string{r.result.Outcome, wanted} {
		if _, ok := r.program.Guard(id); ok {
			f.by("guard", id)
			return
		}
	}
}

func (r *trial) checkCurrent(x Expect) {
	current := ""
	for _, phase := range r.result.Plan {
		if phase.Current {
			current = phase.Phase
		}
	}
	switch {
	case current == "":
		r.fail(x.Current, "none", "the current phase should be `%s`, and there is none", x.Current)
	case current != x.Current:
		f := r.fail(x.Current, current, "the current phase should be `%s`, and is `%s`", x.Current, current)
		f.by("fact", r.program.Bundle().CurrentPhase)
	}
}

// wantStep checks how one step is shown.
func (r *trial) wantStep(id, want string) {
	got := r.state[id]
	if got == "" {
		got = "absent"
	}
	if got != want {
		r.fail(want, got, "the step `%s` should be %s, and is %s", id, want, got).by("step", id)
	}
}

// checkOrder checks that open steps stand in this order, with others between
// them.
func (r *trial) checkOrder(order []string) {
	at := -1
	for i, id := range order {
		n := slices.Index(r.open, id)
		switch {
		case n < 0:
			r.fail("open", "not open", "the step `%s` should be open, and is not", id).by("step", id)
		case n < at:
			r.fail("after "+order[i-1], "before it", "the step `%s` should come after `%s`, and comes before it", id, order[i-1])
		default:
			at = n
		}
	}
}

// checkRules checks which rules fired.
func (r *trial) checkRules(x Expect) {
	for _, id := range x.Fired {
		if !r.fired[id] {
			r.fail("fired", "silent", "the rule `%s` should fire, and does not", id).by("rule", id)
		}
	}
	for _, id := range x.Silent {
		if r.fired[id] {
			r.fail("silent", "fired", "the rule `%s` should not fire, and does", id).by("rule", id)
		}
	}
}

// exactly compares two lists in which order does not matter; a nil one is not
// tested.
func (r *trial) exactly(kind, what string, want, got []string) {
	if want == nil {
		return
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			r.fail(listed(want), listed(got), "`%s` should be among the %s, which are %s", id, what, listed(got)).by(kind, id)
		}
	}
	for _, id := range got {
		if !slices.Contains(want, id) {
			r.fail(listed(want), listed(got), "`%s` should not be among the %s", id, what).by(kind, id)
		}
	}
}

// ignored lists the questions of which something is ignored.
func (r *trial) ignored() []string {
	var ids []string
	for _, i := range r.result.Ignored {
		if !slices.Contains(ids, i.Question) {
			ids = append(ids, i.Question)
		}
	}
	return ids
}

// listed names ids for a message.
func listed(ids []string) string {
	if len(ids) == 0 {
		return "none"
	}
	return strings.Join(ids, ", ")
}
