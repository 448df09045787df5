package diff

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
)

// CaseChange is an authored case whose person gets another plan, or which
// fails in the new version.
type CaseChange struct {
	ID       string       `json:"id"`
	Person   string       `json:"person,omitempty"`
	At       string       `json:"at"`               // file:line, in the version that has it
	Only     string       `json:"only,omitempty"`   // "old" or "new"; empty for both
	Edited   bool         `json:"edited,omitempty"` // its answers were edited; the new ones are compared
	Outcome  [2]string    `json:"outcome"`
	Steps    []StepChange `json:"steps"`
	Layout   bool         `json:"layout,omitempty"`   // the same steps in another order
	Failures []string     `json:"failures,omitempty"` // of the case itself, in the new version
}

// compareCases gives every case of either version to both.
func (c *comparison) compareCases() {
	oldCases, newCases := c.old.cases(), c.new.cases()
	for _, one := range newCases {
		at := slices.IndexFunc(oldCases, func(x rules.Case) bool { return x.ID == one.ID })
		change := CaseChange{}
		switch {
		case at < 0:
			change.Only = "new"
		case !sameAnswers(one.Answers, oldCases[at].Answers):
			change.Edited = true
		}
		c.compareCase(one, change, one.Run(c.new.Program))
	}
	for _, one := range oldCases {
		if !slices.ContainsFunc(newCases, func(x rules.Case) bool { return x.ID == one.ID }) {
			c.compareCase(one, CaseChange{Only: "old"}, nil)
		}
	}
}

func (c *comparison) compareCase(one rules.Case, change CaseChange, failures []rules.Failure) {
	c.report.Tested++
	old, new := c.lookers[0].look(one.Answers), c.lookers[1].look(one.Answers)
	change.ID, change.Person, change.At = one.ID, one.Person, fmt.Sprintf("%s:%d", one.File, one.Line)
	change.Outcome = [2]string{old.outcome, new.outcome}
	change.Steps = c.stepChanges(old, new, [2]engine.Answers{one.Answers, one.Answers})
	change.Layout = len(change.Steps) == 0 && !sameLayout(old, new)
	for _, f := range failures {
		change.Failures = append(change.Failures, f.String())
	}
	if len(change.Steps) > 0 || old.outcome != new.outcome || change.Layout || len(failures) > 0 {
		c.report.Cases = append(c.report.Cases, change)
	}
}

func sameAnswers(a, b engine.Answers) bool {
	if len(a) != len(b) {
		return false
	}
	for id, value := range a {
		if other, ok := b[id]; !ok || !sameValue(value, other) {
			return false
		}
	}
	return true
}
