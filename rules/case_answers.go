package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/entries"
	"amends/rules/lines"
)

// readAnswers reads the answers of a case into answers, and says where each is
// written.
func (a *Assessment) readAnswers(o *entries.Case, answers engine.Answers) map[string]entries.Answer {
	read := map[string]entries.Answer{}
	for _, one := range o.Answers.All {
		id := one.Question.Value
		q := a.question(id)
		if q == nil {
			if !a.folder.MayMention(id) {
				a.reportUnknown(entries.KindQuestion, one.Question)
			}
			continue
		}
		if v, ok := a.readAnswer(q, one.Value); ok {
			answers[id], read[id] = v, one
		}
	}
	return read
}

// readAnswer reads one answer by the type of its question.
func (a *Assessment) readAnswer(q *question, t lines.Text) (engine.Value, bool) {
	n := t.Node
	wrong := func(wanted string) (engine.Value, bool) {
		if !lines.Tagged(n) && n.Kind != yaml.AliasNode {
			a.folder.Report(t.Diagnose(codeWrongAnswer, fmt.Sprintf("the answer to `%s` must be %s", q.ID.Value, wanted), "`null` stands for a question that is skipped"))
		}
		return engine.Value{}, false
	}
	scalar := n.Kind == yaml.ScalarNode
	if scalar && n.Tag == "!!null" {
		return engine.Skip(), true
	}
	switch q.data.Kind {
	case engine.OneOf:
		if !scalar || n.Tag != "!!str" {
			return wrong("the id of one option")
		}
		return engine.Chosen(t.Value), a.checkOption(q, t)
	case engine.AnyOf:
		if n.Kind != yaml.SequenceNode {
			return wrong("a list of options, such as [" + firstOption(q) + "]")
		}
		return a.readChosen(q, t, wrong)
	case engine.YesNo:
		if yes, ok := map[string]string{"true": "yes", "yes": "yes", "false": "no", "no": "no"}[strings.ToLower(n.Value)]; ok && scalar {
			return engine.Chosen(yes), true
		}
		return wrong("true or false")
	case engine.Number:
		v, err := strconv.ParseFloat(n.Value, 64)
		if !scalar || n.Style != 0 || err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return wrong("a number")
		}
		return engine.Amount(v), true
	}
	return engine.Value{}, false
}

func (a *Assessment) readChosen(q *question, t lines.Text, wrong func(string) (engine.Value, bool)) (engine.Value, bool) {
	var options []string
	for _, n := range t.Node.Content {
		option := lines.NewText(t.File, n)
		if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
			return wrong("a list of options, such as [" + firstOption(q) + "]")
		}
		if a.checkOption(q, option) {
			options = append(options, n.Value)
		}
	}
	return engine.Chosen(options...), true
}

func firstOption(q *question) string {
	if len(q.data.Options) == 0 {
		return "…"
	}
	return q.data.Options[0].ID
}

// checkOption reports an answer that the question does not offer.
func (a *Assessment) checkOption(q *question, t lines.Text) bool {
	var ids []string
	for _, option := range q.data.Options {
		ids = append(ids, option.ID)
	}
	if slices.Contains(ids, t.Value) {
		return true
	}
	if !q.shaky {
		a.reportOption(q.ID.Value, t, ids)
	}
	return false
}

// checkCaseAnswers warns about answers of cases that do not count: such a case
// tests less than it says. A case that means it says so with `ignored`, and is
// then held to it. It needs an assessment without errors.
func (a *Assessment) checkCaseAnswers() {
	if a.folder.Log.Failed() || len(a.cases) == 0 {
		return
	}
	p, err := Compile(a)
	if err != nil {
		return
	}
	for i, c := range a.cases {
		if c.Expect.Ignored != nil {
			continue
		}
		for _, ignored := range p.Evaluate(c.Answers).Ignored {
			a.reportIgnored(a.answered[i][ignored.Question], ignored)
		}
	}
}

// reportIgnored reports an answer that does not count, at the option if it is
// about one.
func (a *Assessment) reportIgnored(written entries.Answer, i engine.Ignored) {
	at := written.Question
	if n := written.Value.Node; i.Option != "" && n != nil {
		for _, option := range append(slices.Clone(n.Content), n) {
			if option.Value == i.Option {
				at = lines.NewText(at.File, option)
			}
		}
	}
	a.folder.Report(at.Diagnose(codeIgnoredAnswer, whyIgnored(i), "take it out, or change the other answers; if the case is about that, add `ignored: ["+i.Question+"]` to `expect`"))
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
