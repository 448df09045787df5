package entries

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/lower"
)

// expect reports a value of another kind than the one that its key needs.
func (r *Reader) expect(s slot, kind yaml.Kind, wanted string) bool {
	n := s.node
	if n.Kind == kind {
		return true
	}
	if isReported(n) {
		return false
	}
	found := map[yaml.Kind]string{yaml.ScalarNode: "a single value", yaml.SequenceNode: "a list", yaml.MappingNode: "keys and values"}[n.Kind]
	if n.Tag == "!!null" {
		found = "empty"
	}
	d := s.entry.file.Diagnose(s.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be %s, and this is %s", s.key.Name, wanted, found), "")
	switch {
	case s.key.isCondition():
		d.Hint = useBlock(s)
	case kind == yaml.ScalarNode && s.varies() && n.Kind == yaml.MappingNode:
		d.Hint = "texts for different people are a list: begin each with `- `, and write a last one without `when`"
	case kind == yaml.ScalarNode && n.Kind == yaml.SequenceNode && (s.key.Type == TypeText || s.key.Type == TypeProse):
		d.Hint = "this text is the same for everybody, and cannot be a list"
	case kind == yaml.ScalarNode:
		d.Hint = "put a text with brackets, colons or commas in quotes"
	case kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode && n.Value != "" && n.Style == 0:
		d.Hint = fmt.Sprintf("write `%s: [%s]`", s.key.Name, diagnostic.Clip(n.Value))
		if s.key.Type != TypeObjects {
			d.Fix = s.entry.file.Replacement(n, "make it a list", "["+n.Value+"]")
		}
	case kind == yaml.SequenceNode:
		d.Hint = "begin each entry with `- `"
	}
	r.Folder.Report(d)
	return false
}

// isReported says whether something about a node has been reported that makes
// it useless.
func isReported(n *yaml.Node) bool { return n.Kind == yaml.AliasNode || lines.Tagged(n) }

// shown is the node that a message about the value points to: the key if the
// value is empty.
func (s slot) shown() *yaml.Node {
	if s.node.Kind == yaml.ScalarNode && s.node.Value == "" {
		return s.name
	}
	return s.node
}

// meantFlags are words that are meant as true or false.
var meantFlags = map[string]string{
	"yes": "true", "on": "true", "y": "true", "true": "true", "no": "false", "off": "false", "n": "false", "false": "false",
}

// readFlag reads true or false.
func (r *Reader) readFlag(s slot, into *Flag) bool {
	n := s.node
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && n.Style == 0 {
		into.On = strings.EqualFold(n.Value, "true")
		return true
	}
	if isReported(n) {
		return false
	}
	d := s.entry.file.Diagnose(s.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be true or false", s.key.Name), "write `true`, or remove the key")
	if right := meantFlags[strings.ToLower(n.Value)]; right != "" && n.Kind == yaml.ScalarNode {
		d.Hint = fmt.Sprintf("write `%s`, without quotes", right)
		d.Fix = s.entry.file.Replacement(n, "write `"+right+"`", right)
	}
	r.Folder.Report(d)
	return false
}

// readNumber reads a number in plain digits.
func (r *Reader) readNumber(s slot, into *Number) bool {
	n := s.node
	wanted := "a whole number such as 3"
	if s.key.Type == TypeDecimal {
		wanted = "a number such as 3 or 2.5"
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 {
		v, err := strconv.ParseFloat(n.Value, 64)
		leading := len(n.Value) > 1 && n.Value[0] == '0' && n.Value[1] != '.'
		whole := v == math.Trunc(v) && math.Abs(v) < 1e9
		if err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) && !leading && (whole || s.key.Type == TypeDecimal) {
			into.Value = v
			return true
		}
	}
	if isReported(n) {
		return false
	}
	r.Folder.Report(s.entry.file.Diagnose(s.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be %s", s.key.Name, wanted), "write plain digits, without quotes"))
	return false
}

// readAnswers reads the answers of a person, whatever they are.
func (r *Reader) readAnswers(s slot, into *Answers) bool {
	if !r.expect(s, yaml.MappingNode, "answers, one `question: answer` on each line") {
		return false
	}
	for i := 0; i+1 < len(s.node.Content); i += 2 {
		into.All = append(into.All, Answer{s.at(s.node.Content[i]).text(), s.at(s.node.Content[i+1]).text()})
	}
	return true
}
