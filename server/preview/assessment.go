package preview

import (
	"reflect"
	"slices"
	"sync/atomic"

	"amends/engine"
	"amends/plan"
	"amends/rules"
	"amends/server/watch"
)

// version is an assessment that compiles.
type version struct {
	source  *rules.Assessment
	program *engine.Program
}

// assessment is what is known of one folder. It does not change, but for the
// comparison, which comes later; a change of the folder makes a new one.
type assessment struct {
	name     string
	read     bool
	state    watch.State
	problems rules.Diagnostics // what can be told at once
	broken   bool              // what the folder holds now does not compile

	first, previous, current *version // the first good one, the one before the current one, the last good one
	comparison               atomic.Pointer[comparison]
}

// after is the assessment after a change of its folder.
func (a *assessment) after(source *rules.Assessment, problems rules.Diagnostics, state watch.State) *assessment {
	next := &assessment{
		name: a.name, read: true, state: state, problems: problems,
		first: a.first, previous: a.previous, current: a.current,
	}
	program, err := rules.Compile(source)
	if err != nil {
		next.broken = true
		next.comparison.Store(a.comparison.Load())
		return next
	}
	now := &version{source, program}
	if next.first == nil {
		next.first = now
	}
	if a.current == nil || a.current.program.Bundle().Version != program.Bundle().Version {
		next.previous = a.current
	}
	next.current = now
	if next.previous == nil {
		next.previous = now
	}
	return next
}

// before is the version to compare with.
func (a *assessment) before(sinceSave bool) *version {
	if sinceSave {
		return a.previous
	}
	return a.first
}

// person is a case: somebody with their answers.
func (a *assessment) person(id string) (rules.Case, bool) {
	cases := a.current.source.Cases()
	for _, c := range cases {
		if c.ID == id {
			return c, true
		}
	}
	if len(cases) == 0 {
		return rules.Case{}, false
	}
	return cases[0], true
}

// found is all that is known to be wrong with the folder as it is now.
func (a *assessment) found() rules.Diagnostics {
	if c := a.comparison.Load(); c != nil && !a.broken {
		return c.problems
	}
	return a.problems
}

// comparison is what a version does to all people of the cases, and what is
// wrong with it.
type comparison struct {
	problems rules.Diagnostics

	changed map[string]bool // the plan is another one than in the first version
	saved   map[string]bool // than in the version before
	fails   map[string]bool // it is not as the case expects
}

func newComparison(a *assessment) *comparison {
	c := &comparison{changed: map[string]bool{}, saved: map[string]bool{}, fails: map[string]bool{}}
	for _, one := range a.current.source.Cases() {
		c.fails[one.ID] = len(one.Run(a.current.program)) > 0
		now := shown(a.current, one.Answers)
		c.changed[one.ID] = a.first != a.current && !reflect.DeepEqual(now, shown(a.first, one.Answers))
		c.saved[one.ID] = a.previous != a.current && !reflect.DeepEqual(now, shown(a.previous, one.Answers))
	}
	return c
}

// shown is what a taker sees, as far as a change of it is worth a word.
func shown(v *version, answers engine.Answers) []string {
	result := v.program.Evaluate(answers)
	list := append([]string{result.Outcome}, result.Guards...)
	view := plan.New(v.program, &result, "")
	for i := range view.Parts {
		list = append(list, "phase "+view.Parts[i].Phase.ID)
		for _, step := range view.Parts[i].Steps() {
			list = append(list, standing(step)+" "+step.ID)
		}
	}
	for _, step := range plan.Steps(view.Also) {
		list = append(list, "folded "+step.ID)
	}
	list = append(list, "today "+view.Today)
	return list
}

// changedPeople are the ids of the people whose plan changed, in the order of
// the cases.
func (c *comparison) changedPeople(cases []rules.Case, sinceSave bool) []string {
	changed := c.changed
	if sinceSave {
		changed = c.saved
	}
	var ids []string
	for _, one := range cases {
		if changed[one.ID] && !slices.Contains(ids, one.ID) {
			ids = append(ids, one.ID)
		}
	}
	return ids
}
