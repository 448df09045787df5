package rules

import (
	"cmp"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// question is a question as written, with its place in the order of asking.
type question struct {
	*object
	index int
	data  engine.Question // without its conditions
	shaky bool            // its type or options have faults
}

// entries lists the entries of one list in all files, as authored.
func (s *Source) entries(list string) []*object {
	var all []*object
	for _, top := range s.tops {
		all = append(all, top.all(list)...)
	}
	return all
}

// readQuestions puts the questions in the order of asking: section by section,
// and as authored within.
func (s *Source) readQuestions() {
	section := map[string]int{}
	for i, d := range s.order[kindSection] {
		section[d.id.Value] = i + 1
	}
	for _, d := range s.order[kindQuestion] {
		s.questions = append(s.questions, s.readQuestion(d.object))
	}
	slices.SortStableFunc(s.questions, func(a, b *question) int {
		return cmp.Compare(place(section, a.str("section")), place(section, b.str("section")))
	})
	for i, q := range s.questions {
		q.index = i
	}
}

func place(order map[string]int, id string) int {
	if n := order[id]; n > 0 {
		return n
	}
	return len(order) + 1
}

// readQuestion reads and checks what does not depend on other questions.
func (s *Source) readQuestion(o *object) *question {
	q := &question{object: o}
	q.data = engine.Question{
		ID: o.id(), Section: o.str("section"), Kind: engine.QuestionKind(o.str("type")),
		Text: o.str("text"), Help: o.str("help"),
		Required: o.flag("required"), Sensitive: o.flag("sensitive"), IfSkipped: o.str("if_skipped"),
		Min: o.number("min"), Max: o.number("max"), Decimal: o.flag("decimal"),
	}
	q.shaky = q.data.Kind == "" || o.nearDamage()
	for _, option := range o.all("options") {
		q.data.Options = append(q.data.Options, engine.Option{
			ID: option.id(), Label: option.str("label"), Exclusive: option.flag("exclusive"),
		})
		q.shaky = q.shaky || option.id() == ""
	}
	s.checkOptionIDs(q)
	s.checkForm(q)
	if q.data.Kind == engine.YesNo {
		q.data.Options = yesNoOptions(q.data.Options)
	}
	s.checkIfSkipped(q)
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
func (s *Source) checkOptionIDs(q *question) {
	first := map[string]lines.Text{}
	for _, option := range q.all("options") {
		id := option.text("id")
		if id.Value == "" {
			continue
		}
		if before, again := first[id.Value]; again {
			s.reportDuplicate(kindOption, id, kindOption, before)
			continue
		}
		first[id.Value] = id
	}
}

// checkForm reports keys that do not belong to a question of its type.
func (s *Source) checkForm(q *question) {
	kind := q.data.Kind
	misplaced := func(key, belongs string) {
		if q.has(key) {
			s.folder.Report(q.diagnose(key, codeWrongQuestionKey, fmt.Sprintf("a %s question has no `%s`", kind, key), "it is a key of "+belongs))
		}
	}
	switch kind {
	case engine.OneOf, engine.AnyOf, engine.YesNo:
		for _, key := range []string{"min", "max", "decimal"} {
			misplaced(key, "number questions")
		}
	case engine.Number:
		misplaced("options", "one-of and any-of questions")
		misplaced("if_skipped", "questions with options; use `required: true`")
		if q.data.Min != nil && q.data.Max != nil && *q.data.Min > *q.data.Max {
			s.folder.Report(q.diagnose("min", codeMinAboveMax, fmt.Sprintf("`min` is above `max` in %s", q.called()), "swap the two"))
		}
	}
	switch kind {
	case engine.OneOf, engine.AnyOf:
		if len(q.data.Options) == 0 && !q.nearDamage() {
			s.folder.Report(q.diagnose("options", codeMissingKey, q.called()+" has no options", "add `options:` with entries such as `- {id: lie, label: I lied}`"))
			q.shaky = true
		}
		if n := len(q.data.Options); n > maxOptions {
			s.folder.Report(q.diagnose("options", codeTooManyOptions, fmt.Sprintf("%s has %d options, and %d may be offered", q.called(), n, maxOptions), "ask in two steps: first for the kind, then for the one"))
			q.shaky = true
		}
	case engine.YesNo:
		s.checkYesNo(q)
	}
	s.checkExclusive(q)
}

// maxOptions is far more than anybody reads, and few enough for every proof.
const maxOptions = 200

// checkYesNo reports options that a yes/no question cannot have.
func (s *Source) checkYesNo(q *question) {
	for _, option := range q.all("options") {
		if id := option.text("id"); id.Value != "" && id.Value != "yes" && id.Value != "no" {
			s.folder.Report(id.Diagnose(codeUnknownOption, fmt.Sprintf("a yes-no question has the options `yes` and `no`, not `%s`", diagnostic.Clip(id.Value)),
				"for other options write `type: one-of`"))
		}
		for _, key := range []string{"exclusive", "show_if"} {
			if option.has(key) {
				s.folder.Report(option.diagnose(key, codeWrongQuestionKey, fmt.Sprintf("the options of a yes-no question have no `%s`", key), "for such options write `type: one-of`"))
			}
		}
	}
}

// checkExclusive reports options that stand alone where every option does.
func (s *Source) checkExclusive(q *question) {
	if q.data.Kind != engine.OneOf {
		return
	}
	for _, option := range q.all("options") {
		if option.flag("exclusive") {
			s.folder.Report(option.diagnose("exclusive", codePointlessExclusive, "`exclusive` does nothing here: only one option of a one-of question can be chosen", "remove it"))
		}
	}
}

// checkIfSkipped checks what a skip counts as.
func (s *Source) checkIfSkipped(q *question) {
	t := q.text("if_skipped")
	if t.Value == "" || q.data.Kind == engine.Number {
		return
	}
	if q.data.Required {
		s.folder.Report(q.diagnose("if_skipped", codeRequiredAndSkipped, fmt.Sprintf("%s is required, so it cannot be skipped", q.called()), "remove `required` or `if_skipped`"))
	}
	var ids []string
	for _, option := range q.data.Options {
		ids = append(ids, option.ID)
	}
	if !slices.Contains(ids, t.Value) {
		if !q.shaky {
			s.reportOption(q.id(), t, ids)
		}
		return
	}
	for _, option := range q.all("options") {
		if option.id() == t.Value && option.has("show_if") {
			s.folder.Report(t.Diagnose(codeConditionalIfSkipped, fmt.Sprintf("the option `%s` is not always there, so a skip cannot count as it", t.Value),
				"remove the `show_if` of the option, or choose another one"))
		}
	}
}

// reportOption reports an option that a question does not have.
func (s *Source) reportOption(question string, t lines.Text, ids []string) {
	d := t.Diagnose(codeUnknownOption, fmt.Sprintf("`%s` has no option `%s`", question, diagnostic.Clip(t.Value)), diagnostic.Meant(t.Value, ids))
	d.Fix = t.Renamed(ids)
	s.folder.Report(d)
}

// question finds a question by id.
func (s *Source) question(id string) *question {
	for _, q := range s.questions {
		if q.id() == id {
			return q
		}
	}
	return nil
}
