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
// what [rules.Source.Check] says and, if none of that is an error, what is
// wrong with its logic.
func Check(s *rules.Source) rules.Diagnostics { return with(s, s.Check()) }

// CheckOn is [Check] as on a day: see [rules.Source.CheckOn].
func CheckOn(s *rules.Source, day time.Time) rules.Diagnostics { return with(s, s.CheckOn(day)) }

func with(s *rules.Source, list rules.Diagnostics) rules.Diagnostics {
	if list.Errors() > 0 {
		return list
	}
	program, err := rules.Compile(s)
	if err != nil {
		return list // only an assessment with errors does not compile
	}
	hard := make(chan []hardUnit, 1)
	go func() { hard <- hardUnits(program.Bundle().Language, s.Texts()) }()
	a := newAnalysis(s, program.Bundle())
	a.checkConditions()
	a.checkQuestions()
	a.checkRules()
	a.checkSteps()
	a.checkGuards()
	a.tellTexts(<-hard)
	return list.With(a.unaccepted())
}

// analysis is the state of one check.
type analysis struct {
	source  *rules.Source
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

func newAnalysis(s *rules.Source, b *engine.Bundle) *analysis {
	a := &analysis{
		source: s, bundle: b,
		scope:   lower.NewScope(lower.Names{Questions: b.Questions, Facts: b.Facts}),
		outline: map[string]lower.Outline{}, silent: map[string]bool{},
	}
	strict := make(chan *prove.Space, 1)
	go func() { strict <- prove.NewSpace(b) }()
	a.findRoots()
	a.strict = <-strict
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
			out = append(out, x.Warn("accepted-in-vain", fmt.Sprintf("`%s` is accepted of `%s` and not found there", x.Code, x.Of), "take it out"))
		}
	}
	for _, f := range a.found {
		if !slices.ContainsFunc(a.source.Accepted(), func(x rules.Acceptance) bool { return f.Code == x.Code && f.of == x.Of }) {
			out = append(out, f.Diagnostic)
		}
	}
	return out
}
