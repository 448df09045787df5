package rules

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
)

// CaseTable is all cases as a table, as [Load] reads it from `cases/*.csv`: a
// column for each question, and for everything that cases can expect. The
// assessment must have no errors.
func (s *Source) CaseTable() [][]string {
	head := []string{"id", "person"}
	for _, q := range s.questions {
		head = append(head, questionColumn(q.id()))
	}
	keys := shapes["expect"].names()
	for _, key := range keys {
		head = append(head, "expect "+key)
	}
	rows := [][]string{head}
	for i := range s.cases {
		c := &s.cases[i]
		row := []string{c.ID, c.Person}
		for _, q := range s.questions {
			row = append(row, answerCell(c.Answers, q.id()))
		}
		for _, key := range keys {
			row = append(row, c.Expect.cell(key))
		}
		rows = append(rows, row)
	}
	return rows
}

// questionColumn is the name of a question's column.
func questionColumn(id string) string {
	if id == "id" || id == "person" {
		return "question " + id
	}
	return id
}

// answerCell is an answer as a cell says it; nothing for an open question.
func answerCell(answers engine.Answers, id string) string {
	v, ok := answers[id]
	amount, isNumber := v.Amount()
	switch {
	case !ok:
		return ""
	case v.Skipped():
		return cellSkipped
	case isNumber:
		text := strconv.FormatFloat(amount, 'f', -1, 64)
		if thousands.MatchString(text) {
			text += "0" // three decimals could be thousands
		}
		return text
	}
	return strings.Join(v.Options(), ", ")
}

// field gives what is expected under a key: a text, a *bool, or a list.
func (x *Expect) field(key string) any {
	return map[string]any{
		"outcome": x.Outcome, "complete": x.Complete, "current": x.Current, "guards": x.Guards, "fired": x.Fired,
		"silent": x.Silent, "ignored": x.Ignored, "next": x.Next, "plan": x.Plan, "open": x.Open, "held": x.Held,
		"folded": x.Folded, "absent": x.Absent, "order": x.Order, "covers": x.Covers, "printed": x.Printed,
	}[key]
}

// cell is what is expected under a key, as a cell says it.
func (x *Expect) cell(key string) string {
	switch v := x.field(key).(type) {
	case string:
		return v
	case *bool:
		if v != nil {
			return strings.ToUpper(strconv.FormatBool(*v)) // as spreadsheets write it
		}
	case []string:
		if v != nil && len(v) == 0 {
			return cellNone
		}
		return strings.Join(v, ", ")
	}
	return ""
}

// CaseText is a case as an entry of the list `cases:`, ready to stand in a file
// of the assessment.
func (s *Source) CaseText(c Case) (string, error) {
	entry := &yaml.Node{Kind: yaml.MappingNode}
	addKey(entry, "id", textNode(c.ID))
	if c.Person != "" {
		addKey(entry, "person", textNode(c.Person))
	}
	addKey(entry, "answers", s.answersNode(c.Answers))
	addKey(entry, "expect", c.Expect.node())
	var out strings.Builder
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{entry}}); err != nil {
		return "", fmt.Errorf("write the case %s: %w", c.ID, err)
	}
	return "  " + strings.ReplaceAll(strings.TrimSuffix(out.String(), "\n"), "\n", "\n  ") + "\n", nil
}

func addKey(to *yaml.Node, key string, value *yaml.Node) {
	to.Content = append(to.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
}

func textNode(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	return n
}

func listNode(list []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, text := range list {
		n.Content = append(n.Content, textNode(text))
	}
	return n
}

// answersNode has the answers in the order of the questions.
func (s *Source) answersNode(answers engine.Answers) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, q := range s.questions {
		if v, ok := answers[q.id()]; ok {
			addKey(n, q.id(), answerNode(q.data.Kind, v))
		}
	}
	return n
}

func answerNode(kind engine.QuestionKind, v engine.Value) *yaml.Node {
	amount, isNumber := v.Amount()
	switch {
	case v.Skipped():
		return &yaml.Node{Kind: yaml.ScalarNode, Value: "null"}
	case isNumber:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatFloat(amount, 'f', -1, 64)}
	case kind == engine.YesNo:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatBool(v.Options()[0] == "yes")}
	case kind == engine.AnyOf:
		return listNode(v.Options())
	}
	return textNode(v.Options()[0])
}

// node is what is expected, in the order of the keys.
func (x *Expect) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, key := range shapes["expect"].names() {
		switch v := x.field(key).(type) {
		case string:
			if v != "" {
				addKey(n, key, textNode(v))
			}
		case *bool:
			if v != nil {
				addKey(n, key, &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatBool(*v)})
			}
		case []string:
			if v != nil {
				addKey(n, key, listNode(v))
			}
		}
	}
	return n
}
