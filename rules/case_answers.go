package rules

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/lines"
)

// checkCaseAnswers warns about answers of cases that do not count: such a case
// tests less than it says. A case that means it says so with `ignored`, and is
// then held to it. It needs an assessment without errors.
func (s *Source) checkCaseAnswers() {
	if s.folder.Log.Failed() || len(s.cases) == 0 {
		return
	}
	p, err := Compile(s)
	if err != nil {
		return
	}
	for _, c := range s.cases {
		if c.Expect.Ignored != nil {
			continue
		}
		for _, i := range p.Evaluate(c.Answers).Ignored {
			s.reportIgnored(c, i)
		}
	}
}

func (s *Source) reportIgnored(c Case, i engine.Ignored) {
	question := c.answered[i.Question]
	place := question.key
	if n := question.value.Node; i.Option != "" && n != nil {
		for _, option := range append(slices.Clone(n.Content), n) {
			if option.Value == i.Option {
				place = lines.NewText(place.File, option)
			}
		}
	}
	s.folder.Report(place.Diagnose(codeIgnoredAnswer, whyIgnored(i), "take it out, or change the other answers; if the case is about that, add `ignored: ["+i.Question+"]` to `expect`"))
}

// whyIgnored says why an answer does not count.
func whyIgnored(i engine.Ignored) string {
	switch {
	case i.Reason == engine.ReasonNotApplicable && i.Option != "":
		return fmt.Sprintf("somebody who answers like this is not offered `%s` of `%s`, so it does not count", i.Option, i.Question)
	case i.Reason == engine.ReasonNotApplicable:
		return fmt.Sprintf("somebody who answers like this is not asked `%s`, so the answer does not count", i.Question)
	case i.Reason == engine.ReasonNotAskedYet:
		return fmt.Sprintf("somebody who answers like this is not asked `%s` yet, so the answer does not count", i.Question)
	case i.Reason == engine.ReasonNotExclusive:
		return fmt.Sprintf("`%s` of `%s` stands alone, so it does not count beside others", i.Option, i.Question)
	case i.Reason == engine.ReasonRequired:
		return fmt.Sprintf("`%s` is required, so a skip does not count", i.Question)
	}
	return fmt.Sprintf("this is no value that `%s` can have, so it does not count", i.Question)
}
