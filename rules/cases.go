package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// Case is an authored test: a person, what they answer, and the plan they
// should get.
type Case struct {
	ID      string
	Person  string
	File    string // where it is written, relative to the assessment's folder
	Line    int
	Answers engine.Answers
	Expect  Expect

	answered map[string]answered // where each answer is written
	printed  *string             // what the file of Expect.Printed says; nil if there is none
}

// answered is an answer as written.
type answered struct{ key, value lines.Text }

// Expect is what a Case tests. What is nil or empty is not tested; an empty
// list that is not nil expects nothing there.
type Expect struct {
	Outcome  string
	Complete *bool
	Current  string   // the current phase
	Open     []string // steps shown open, among others
	Held     []string // steps shown closed, among others
	Folded   []string // steps under "also helpful", among others
	Absent   []string // steps that are neither
	Order    []string // steps shown open, in this order
	Plan     []string // all shown steps in order, "*" before a held one
	Fired    []string // rules that fire, among others
	Silent   []string // rules that do not
	Guards   []string // all that fired
	Next     []string // all questions to ask now
	Ignored  []string // all questions of which something is ignored
	Covers   []string // advice that is shown, among other
	Printed  string   // a file of the assessment with the plan as it is printed
}

// Cases returns the authored tests in the order in which they are written.
func (s *Source) Cases() []Case { return slices.Clone(s.cases) }

// readCases reads and checks the cases.
func (s *Source) readCases() {
	for _, o := range s.entries("cases") {
		c := Case{ID: o.id(), Person: o.str("person"), Answers: engine.Answers{}, answered: map[string]answered{}}
		if id := o.text("id"); id.Node != nil {
			c.File, c.Line = id.File.Name, id.File.Span(id.Node).Line
		}
		s.readAnswers(o, &c)
		if e := o.one("expect"); e != nil {
			c.Expect = s.readExpect(e)
			c.printed = s.printedFile(c.Expect.Printed)
		}
		s.cases = append(s.cases, c)
	}
}

// readExpect reads what a case tests.
func (s *Source) readExpect(e *object) Expect {
	if len(e.fields) == 0 {
		s.folder.Report(e.diagnose("", codeEmptyCase, "this case tests nothing", "known: "+strings.Join(e.shape.names(), ", ")))
	}
	tested := func(key string) []string {
		if !e.has(key) {
			return nil
		}
		return append([]string{}, e.strings(key)...)
	}
	x := Expect{
		Outcome: e.str("outcome"), Current: e.str("current"),
		Open: tested("open"), Held: tested("held"), Folded: tested("folded"), Absent: tested("absent"),
		Order: tested("order"), Plan: tested("plan"), Fired: tested("fired"), Silent: tested("silent"), Guards: tested("guards"), Next: tested("next"),
		Ignored: tested("ignored"), Covers: tested("covers"), Printed: s.readPrinted(e),
	}
	if e.has("complete") {
		complete := e.flag("complete")
		x.Complete = &complete
	}
	s.checkExpect(e)
	return x
}

// checkExpect reports outcomes and steps that do not exist.
func (s *Source) checkExpect(e *object) {
	outcomes := []string{engine.OutcomePlan, engine.OutcomeOpen}
	for _, g := range s.guards {
		if g.hard {
			outcomes = append(outcomes, g.id())
		}
	}
	if t := e.text("outcome"); t.Value != "" && !slices.Contains(outcomes, t.Value) && !s.folder.MayMention(t.Value) {
		d := t.Diagnose(codeWrongValue, fmt.Sprintf("`%s` is no outcome", diagnostic.Clip(t.Value)), "it is `plan`, `open`, or the id of a hard guard")
		if near := diagnostic.Nearest(diagnostic.Clip(t.Value), outcomes); near != "" {
			d.Hint, d.Fix = "did you mean `"+near+"`?", t.Renamed(outcomes)
		}
		s.folder.Report(d)
	}
	for _, t := range e.list("plan") {
		id := strings.TrimPrefix(t.Value, "*")
		if s.defined[kindStep][id] == nil && !s.folder.MayMention(id) {
			s.folder.Report(t.Diagnose(codeUnknownStep, fmt.Sprintf("there is no step `%s`", diagnostic.Clip(id)), diagnostic.Meant(id, s.known(kindStep))))
		}
	}
}

// readAnswers reads the answers of a case.
func (s *Source) readAnswers(o *object, c *Case) {
	n := o.field("answers").Node
	if n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		id := lines.NewText(o.File, n.Content[i])
		q := s.question(id.Value)
		if q == nil {
			if !s.folder.MayMention(id.Value) {
				s.reportUnknown(kindQuestion, id)
			}
			continue
		}
		value := lines.NewText(o.File, n.Content[i+1])
		if v, ok := s.readAnswer(q, value); ok {
			c.Answers[id.Value], c.answered[id.Value] = v, answered{id, value}
		}
	}
}

// readAnswer reads one answer by the type of its question.
func (s *Source) readAnswer(q *question, t lines.Text) (engine.Value, bool) {
	n := t.Node
	wrong := func(wanted string) (engine.Value, bool) {
		if !lines.Tagged(n) && n.Kind != yaml.AliasNode {
			s.folder.Report(t.Diagnose(codeWrongAnswer, fmt.Sprintf("the answer to `%s` must be %s", q.id(), wanted), "`null` stands for a question that is skipped"))
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
		return engine.Chosen(t.Value), s.checkOption(q, t)
	case engine.AnyOf:
		if n.Kind != yaml.SequenceNode {
			return wrong("a list of options, such as [" + firstOption(q) + "]")
		}
		return s.readChosen(q, t, wrong)
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

func (s *Source) readChosen(q *question, t lines.Text, wrong func(string) (engine.Value, bool)) (engine.Value, bool) {
	var options []string
	for _, n := range t.Node.Content {
		option := lines.NewText(t.File, n)
		if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
			return wrong("a list of options, such as [" + firstOption(q) + "]")
		}
		if s.checkOption(q, option) {
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

// checkOption reports an answer that is no option of the question.
func (s *Source) checkOption(q *question, t lines.Text) bool {
	var ids []string
	for _, option := range q.data.Options {
		ids = append(ids, option.ID)
	}
	if slices.Contains(ids, t.Value) {
		return true
	}
	if !q.shaky {
		s.reportOption(q.id(), t, ids)
	}
	return false
}
