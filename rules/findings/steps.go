package findings

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkSteps reports steps and links between them that no plan ever has.
func (a *analysis) checkSteps() {
	shown := map[int]bool{}
	for i := range a.bundle.Steps {
		shown[i] = a.checkShown(i)
	}
	for i := range a.bundle.Steps {
		s := &a.bundle.Steps[i]
		for _, id := range s.After {
			j := a.step(id)
			if !shown[i] || !shown[j] || !a.strict.Impossible(a.strict.Candidate(i), a.strict.Candidate(j)) {
				continue
			}
			a.tell(s.ID, a.source.Entry("step", s.ID).DiagnosePart(rules.PartAfter, id, codeDeadLink,
				fmt.Sprintf("`%s` and `%s` are never in one plan, so this orders nothing", s.ID, id), "take it out, or name the step that you meant"),
				a.source.Entry("step", id).Related("the other step"))
		}
	}
}

// checkShown reports a step that is recommended and still never shown, unless
// what keeps it away has been told.
func (a *analysis) checkShown(i int) bool {
	s := &a.bundle.Steps[i]
	if !a.strict.Impossible(a.strict.Complete(), a.strict.Candidate(i), -a.strict.Past(i)) {
		return true
	}
	var by []rules.Related
	for k := range a.bundle.Rules {
		r := &a.bundle.Rules[k]
		if !slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return x.Step == s.ID }) {
			continue
		}
		if a.silent[r.ID] || a.silent[s.ID] {
			return false
		}
		by = append(by, a.source.Entry("rule", r.ID).Related("recommended here"))
	}
	message, hint := "the step `"+s.ID+"` is recommended and still in no plan", "see what withholds it, and which guards allow it where the rule fires"
	if !a.strict.Impossible(a.strict.Complete(), a.strict.Candidate(i)) {
		message = fmt.Sprintf("the step `%s` is recommended only when its phase `%s` is over, so nobody ever sees it", s.ID, s.Phase)
		hint = "write `still_due: true` where it is recommended, or move it to a later phase"
	}
	a.tell(s.ID, a.source.Entry("step", s.ID).Diagnose(codeNeverShown, message, hint), append(by, a.closed(i)...)...)
	return false
}

// closed points to the guards that do not allow a step whenever it is
// recommended.
func (a *analysis) closed(i int) []rules.Related {
	return a.closedTo(a.recommended(i), a.bundle.Steps[i].ID)
}

// closedTo points to the guards that do not allow a step and hold wherever a
// claim does.
func (a *analysis) closedTo(claim prove.Claim, step string) []rules.Related {
	var out []rules.Related
	for g := range a.bundle.Guards {
		guard := &a.bundle.Guards[g]
		if guard.Hard && !slices.Contains(guard.Allow, step) && a.strict.Impossible(a.strict.Planned(), claim, -a.strict.Guard(g)) {
			out = append(out, a.source.Entry("guard", guard.ID).Related("this guard holds then and does not allow it"))
		}
	}
	return out
}

// recommended holds where a rule recommends a step.
func (a *analysis) recommended(i int) prove.Claim {
	var out []prove.Claim
	for k := range a.bundle.Rules {
		r := &a.bundle.Rules[k]
		if slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return x.Step == a.bundle.Steps[i].ID }) {
			out = append(out, a.strict.Rule(k))
		}
	}
	return a.strict.Or(out...)
}
