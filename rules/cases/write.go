package cases

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
)

// Expected is what is expected under one key: a text, a *bool, an *int, a []string or [Phrases]. An
// empty text and what is nil are not tested.
type Expected struct {
	Key   string
	Value any
}

// Fields lists what is expected, tested or not, in the order in which authors
// are advised to write it.
func (x *Expect) Fields() []Expected {
	return []Expected{
		{"outcome", x.Outcome},
		{"complete", x.Complete},
		{"current", x.Current},
		{"fired", x.Fired},
		{"silent", x.Silent},
		{"guards", x.Guards},
		{"ignored", x.Ignored},
		{"next", x.Next},
		{"plan", x.Plan},
		{"open", x.Open},
		{"held", x.Held},
		{"folded", x.Folded},
		{"absent", x.Absent},
		{"order", x.Order},
		{"steps", x.Steps},
		{"covers", x.Covers},
		{"says", x.Says},
		{"unsaid", x.Unsaid},
		{"printed", x.Printed},
	}
}

// YAML is the case as an entry of the list `cases:`, ready to stand in a file of
// the assessment that asks these questions.
func (c Case) YAML(questions []engine.Question) (string, error) {
	entry := &yaml.Node{Kind: yaml.MappingNode}
	addKey(entry, "id", textNode(c.ID))
	if c.Person != "" {
		addKey(entry, "person", textNode(c.Person))
	}
	addKey(entry, "answers", answersNode(questions, c.Answers))
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
func answersNode(questions []engine.Question, answers engine.Answers) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, q := range questions {
		if v, ok := answers[q.ID]; ok {
			addKey(n, q.ID, answerNode(q.Kind, v))
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
	for _, field := range x.Fields() {
		switch v := field.Value.(type) {
		case string:
			if v != "" {
				addKey(n, field.Key, textNode(v))
			}
		case *bool:
			if v != nil {
				addKey(n, field.Key, &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatBool(*v)})
			}
		case *int:
			if v != nil {
				addKey(n, field.Key, &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.Itoa(*v)})
			}
		case []string:
			if v != nil {
				addKey(n, field.Key, listNode(v))
			}
		case Phrases:
			if v != nil {
				addKey(n, field.Key, listNode(v))
			}
		}
	}
	return n
}
