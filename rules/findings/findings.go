package findings

import (
	"fmt"
	"slices"
	"time"

	"amends/engine"
	"amends/rules"
	"amends/rules/lower"
	"amends/rules/prove"
)

// Check returns what is wrong with an assessment, in the order of the places:
// what [rules.Assessment.Check] says and, if none of that is an error, what is
// wrong with its logic. It fails, with what it knows by then, if an assessment
// without errors does not compile: a fault of this program, not of an author.
func Check(s *rules.Assessment) (rules.Diagnostics, error) { return with(s, s.Check()) }

// CheckOn is [Check] as on a day: see [rules.Assessment.CheckOn].
func CheckOn(s *rules.Assessment, day time.Time) (rules.Diagnostics, error) {
	return with(s, s.CheckOn(day))
}

// compile and newSpace are variables so that tests can make them fail.
var (
	compile  = rules.Compile
	newSpace = prove.NewSpace
)

func with(s *rules.Assessment, list rules.Diagnostics) (rules.Diagnostics, error) {
	if list.Errors() > 0 {
		return list, nil
	}
	program, err := compile(s)
	if err != nil {
		return list, fmt.Errorf("look for mistakes in the logic: %w", err)
	}
	hard := aside(func() []hardUnit { return hardUnits(program.Bundle().Language, s.Texts()) })
	a := newAnalysis(s, program.Bundle())
	a.checkConditions()
	a.checkQuestions()
	a.checkRules()
	a.checkSteps()
	a.checkGuards()
	a.checkVaried()
	a.tellTexts(hard())
	return list.With(a.unaccepted()), nil
}

// aside runs f beside its caller. The function that it returns waits for what f
// gives, and panics if f did: whoever recovers around the caller, as the preview
// does, recovers from f too.
func aside[T any](f func() T) func() T {
	type ending struct {
		value    T
		panicked any
	}
	ended := make(chan ending, 1)
	go func() {
		var e ending
		defer func() {
			e.panicked = recover()
			ended <- e
		}()
		e.value = f()
	}()
	return func() T {
		e := <-ended
		if e.panicked != nil {
			panic(e.panicked)
		}
		return e.value
	}
}

// analysis is the state of one check.
type analysis struct {
	source  *rules.Assessment
	bundle  *engine.Bundle
	strict  *prove.Space // what answers really lead to
	scope   *lower.Scope
	roots   []*root
	outline map[string]lower.Outline // by text
	silent  map[string]bool          // rules and questions of which more need not be told
	found   []finding
}

// finding is a diagnostic and the id of what it is about.
type finding struct {
	of string
	rules.Diagnostic
}

func newAnalysis(s *rules.Assessment, b *engine.Bundle) *analysis {
	a := &analysis{
		source: s, bundle: b,
		scope:   lower.NewScope(lower.Names{Questions: b.Questions, Facts: b.Facts}),
		outline: map[string]lower.Outline{}, silent: map[string]bool{},
	}
	strict := aside(func() *prove.Space { return newSpace(b) })
	a.findRoots()
	a.strict = strict()
	return a
}

func (a *analysis) tell(of string, d rules.Diagnostic, related ...rules.Related) {
	d.Related = append(d.Related, related...)
	a.found = append(a.found, finding{of, d})
}

// unaccepted are the findings that no author accepts, and the acceptances of
// what is not found.
func (a *analysis) unaccepted() rules.Diagnostics {
	var out rules.Diagnostics
	for _, x := range a.source.Accepted() {
		is := func(f finding) bool { return f.Code == x.Code && f.of == x.Of }
		if x.Code != prove.Gap && x.Code != prove.EmptyPhase && !slices.ContainsFunc(a.found, is) {
			out = append(out, x.Diagnose(codeAcceptedInVain, fmt.Sprintf("`%s` is accepted of `%s` and not found there", x.Code, x.Of), "take it out"))
		}
	}
	for _, f := range a.found {
		if !slices.ContainsFunc(a.source.Accepted(), func(x rules.Acceptance) bool { return f.Code == x.Code && f.of == x.Of }) {
			out = append(out, f.Diagnostic)
		}
	}
	return out
}
