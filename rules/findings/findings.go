package findings

import (
	"amends/engine"
	"amends/rules"
	"amends/rules/lower"
	"amends/rules/prove"
)

// Check returns what is wrong with an assessment, in the order of the places:
// what [rules.Source.Check] says and, if none of that is an error, what is
// wrong with its logic.
func Check(s *rules.Source) rules.Diagnostics {
	list := s.Check()
	if list.Errors() > 0 {
		return list
	}
	program, err := rules.Compile(s)
	if err != nil {
		return list // only an assessment with errors does not compile
	}
	a := newAnalysis(s, program.Bundle())
	a.checkConditions()
	a.checkQuestions()
	a.checkRules()
	a.checkSteps()
	a.checkGuards()
	a.checkTexts()
	return list.With(a.found)
}

// analysis is the state of one check.
type analysis struct {
	source  *rules.Source
	bundle  *engine.Bundle
	loose   *prove.Space // every question may have any answer
	strict  *prove.Space // what answers really lead to
	scope   *lower.Scope
	roots   []*root
	outline map[string]lower.Outline // by text
	silent  map[string]bool          // rules and questions of which more need not be told
	found   rules.Diagnostics
}

func newAnalysis(s *rules.Source, b *engine.Bundle) *analysis {
	a := &analysis{
		source: s, bundle: b, loose: prove.NewLooseSpace(b), strict: prove.NewSpace(b),
		scope:   lower.NewScope(lower.Names{Questions: b.Questions, Facts: b.Facts}),
		outline: map[string]lower.Outline{}, silent: map[string]bool{},
	}
	a.findRoots()
	return a
}

func (a *analysis) tell(d rules.Diagnostic, related ...rules.Related) {
	d.Related = append(d.Related, related...)
	a.found = append(a.found, d)
}
