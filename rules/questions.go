package rules

import (
	"cmp"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/lower"
)

// question is a question as written, with its place in the order of asking.
type question struct {
	*entries.Question
	index int
	data  engine.Question // without its conditions
	shaky bool            // its type or options have faults
}

// own are the entries that the ids of a kind belong to, as authored; of several
// with the same id only the first.
func own[T any](s *Assessment, kind Kind, all []*T, base func(*T) *entries.Entry) []*T {
	var list []*T
	for _, one := range all {
		e := base(one)
		if d := s.names.Definition(kind, e.ID.Value); d != nil && d.Entry == e {
			list = append(list, one)
		}
	}
	return list
}

// readQuestions puts the questions in the order of asking: section by section,
// and as authored within.
func (a *Assessment) readQuestions() {
	section := map[string]int{}
	for i, d := range a.names.Definitions(entries.KindSection) {
		section[d.ID.Value] = i + 1
	}
	for _, q := range own(a, entries.KindQuestion, a.all.Questions, func(q *entries.Question) *entries.Entry { return &q.Entry }) {
		a.questions = append(a.questions, a.readQuestion(q))
	}
	slices.SortStableFunc(a.questions, func(a, b *question) int {
		return cmp.Compare(rankOf(section, a.Section.Value), rankOf(section, b.Section.Value))
	})
	for i, q := range a.questions {
		q.index = i
	}
}

// rankOf is the place of an id in an order, from 1; what is not in it comes last.
func rankOf(order map[string]int, id string) int {
	if n := order[id]; n > 0 {
		return n
	}
	return len(order) + 1
}

// readQuestion reads and checks what does not depend on other questions.
func (a *Assessment) readQuestion(o *entries.Question) *question {
	q := &question{Question: o}
	q.data = engine.Question{
		ID: o.ID.Value, Section: o.Section.Value, Kind: engine.QuestionKind(o.Type.Value),
		Text: o.Text.Value, Help: o.Help.Value,
		Required: o.Required.On, Sensitive: o.Sensitive.On, IfSkipped: o.IfSkipped.Value,
		Min: o.Min.Pointer(), Max: o.Max.Pointer(), Decimal: o.Decimal.On,
	}
	q.shaky = q.data.Kind == "" || o.NearDamage()
	for _, option := range o.Options.All {
		q.data.Options = append(q.data.Options, engine.Option{
			ID: option.ID.Value, Label: option.Label.Value, Help: option.Help.Value, Exclusive: option.Exclusive.On, Sensitive: option.Sensitive.On,
		})
		q.shaky = q.shaky || option.ID.Value == ""
	}
	a.checkOptionIDs(q)
	a.checkForm(q)
	if q.data.Kind == engine.YesNo {
		q.data.Options = yesNoOptions(q.data.Options)
	}
	a.checkIfSkipped(q)
	return q
}

// yesNoOptions completes the two options of a yes/no question.
func yesNoOptions(authored []engine.Option) []engine.Option {
	options := []engine.Option{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}}
	for _, a := range authored {
		for i := range options {
			if options[i].ID == a.ID {
				options[i] = a
			}
		}
	}
	return options
}

// checkOptionIDs reports options that stand twice.
func (a *Assessment) checkOptionIDs(q *question) {
	first := map[string]lines.Text{}
	for _, option := range q.Options.All {
		id := option.ID.Text
		if id.Value == "" {
			continue
		}
		if before, again := first[id.Value]; again {
			a.folder.Report(entries.Duplicate(entries.KindOption, id, entries.KindOption, before))
			continue
		}
		first[id.Value] = id
	}
}

// checkForm reports keys that do not belong to a question of its type.
func (a *Assessment) checkForm(q *question) {
	kind := q.data.Kind
	misplaced := func(key *entries.Field, belongs string) {
		if key.Written() {
			a.folder.Report(q.DiagnoseKey(key, codeWrongQuestionKey, fmt.Sprintf("a %s question has no `%s`", kind, key.Key), "it is a key of "+belongs))
		}
	}
	switch kind {
	case engine.OneOf, engine.AnyOf, engine.YesNo:
		for _, key := range []*entries.Field{&q.Min.Field, &q.Max.Field, &q.Decimal.Field} {
			misplaced(key, "number questions")
		}
	case engine.Number:
		misplaced(&q.Options.Field, "one-of and any-of questions")
		misplaced(&q.IfSkipped.Field, "questions with options; use `required: true`")
		if q.data.Min != nil && q.data.Max != nil && *q.data.Min > *q.data.Max {
			a.folder.Report(q.DiagnoseKey(&q.Min, codeMinAboveMax, fmt.Sprintf("`min` is above `max` in %s", q.Called()), "swap the two"))
		}
	}
	switch kind {
	case engine.OneOf, engine.AnyOf:
		if len(q.data.Options) == 0 && !q.NearDamage() {
			a.folder.Report(q.DiagnoseKey(&q.Options, entries.CodeMissingKey, q.Called()+" has no options", "add `options:` with entries such as `- {id: lie, label: I lied}`"))
			q.shaky = true
		}
		if n := len(q.data.Options); n > maxOptions {
			a.folder.Report(q.DiagnoseKey(&q.Options, codeTooManyOptions, fmt.Sprintf("%s has %d options, and %d may be offered", q.Called(), n, maxOptions), "ask in two steps: first for the kind, then for the one"))
			q.shaky = true
		}
	case engine.YesNo:
		a.checkYesNo(q)
	}
	a.checkExclusive(q)
}

// maxOptions is far more than anybody reads, and few enough for every proof.
const maxOptions = 200

// checkYesNo reports options that a yes/no question cannot have.
func (a *Assessment) checkYesNo(q *question) {
	for _, option := range q.Options.All {
		if id := option.ID; id.Value != "" && id.Value != "yes" && id.Value != "no" {
			a.folder.Report(id.Diagnose(lower.CodeUnknownOption, fmt.Sprintf("a yes-no question has the options `yes` and `no`, not `%s`", diagnostic.Clip(id.Value)),
				"for other options write `type: one-of`"))
		}
		for _, key := range []*entries.Field{&option.Exclusive.Field, &option.ShowIf.Field} {
			if key.Written() {
				a.folder.Report(option.DiagnoseKey(key, codeWrongQuestionKey, fmt.Sprintf("the options of a yes-no question have no `%s`", key.Key), "for such options write `type: one-of`"))
			}
		}
	}
}

// checkExclusive reports options that stand alone where every option does.
func (a *Assessment) checkExclusive(q *question) {
	if q.data.Kind != engine.OneOf {
		return
	}
	for _, option := range q.Options.All {
		if option.Exclusive.On {
			a.folder.Report(option.DiagnoseKey(&option.Exclusive, codePointlessExclusive, "`exclusive` does nothing here: only one option of a one-of question can be chosen", "remove it"))
		}
	}
}

// checkIfSkipped checks what a skip counts as.
func (a *Assessment) checkIfSkipped(q *question) {
	t := q.IfSkipped
	if t.Value == "" || q.data.Kind == engine.Number {
		return
	}
	if q.data.Required {
		a.folder.Report(q.DiagnoseKey(&q.IfSkipped, codeRequiredAndSkipped, fmt.Sprintf("%s is required, so it cannot be skipped", q.Called()), "remove `required` or `if_skipped`"))
	}
	var ids []string
	for _, option := range q.data.Options {
		ids = append(ids, option.ID)
	}
	if !slices.Contains(ids, t.Value) {
		if !q.shaky {
			a.reportOption(q.ID.Value, t.Text, ids)
		}
		return
	}
	for _, option := range q.Options.All {
		if option.ID.Value == t.Value && option.ShowIf.Written() {
			a.folder.Report(t.Diagnose(codeConditionalIfSkipped, fmt.Sprintf("the option `%s` is not always there, so a skip cannot count as it", t.Value),
				"remove the `show_if` of the option, or choose another one"))
		}
	}
}

// reportOption reports an option that a question does not have.
func (a *Assessment) reportOption(question string, t lines.Text, ids []string) {
	d := t.Diagnose(lower.CodeUnknownOption, fmt.Sprintf("`%s` has no option `%s`", question, diagnostic.Clip(t.Value)), diagnostic.Meant(t.Value, ids))
	d.Fix = t.Renamed(ids)
	a.folder.Report(d)
}

// question finds a question by id.
func (a *Assessment) question(id string) *question {
	for _, q := range a.questions {
		if q.ID.Value == id {
			return q
		}
	}
	return nil
}
