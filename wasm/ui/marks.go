package ui

import (
	"slices"

	"amends/engine"
	"amends/plan"
)

// MarksToKeep are the marks that may be kept with the answers: those of steps
// that stand in the plan for a reason in which nothing is sensitive or about
// safety. The mark of any other step would tell what was left out; nil is none.
func (v *View) MarksToKeep() plan.Marks {
	var kept plan.Marks
	add := func(list []*plan.Step) {
		for _, s := range list {
			if s.Mark != "" && slices.ContainsFunc(s.Because, v.mayTell) {
				if kept == nil {
					kept = plan.Marks{}
				}
				kept[s.ID] = s.Mark
			}
		}
	}
	for i := range v.Plan.Parts {
		add(v.Plan.Parts[i].Steps())
	}
	add(plan.Steps(v.Plan.Also))
	return kept
}

// mayTell reports whether all that a firing's rule reads may be kept.
func (v *View) mayTell(f engine.Firing) bool {
	r, ok := v.Program.Rule(f.Rule)
	return ok && !r.Guard && v.readsKept(r.When.EachTest)
}

func (v *View) readsKept(each func(func(*engine.Test))) bool {
	kept := true
	each(func(t *engine.Test) {
		if t.Question != "" {
			kept = kept && MayKeep(v.Program, t.Question)
			return
		}
		f, ok := v.Program.Fact(t.Fact)
		kept = kept && ok && !f.Sensitive && v.readsKept(f.EachTest)
	})
	return kept
}
