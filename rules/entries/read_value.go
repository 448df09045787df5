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
func (r *Reader) expect(p place, kind yaml.Kind, wanted string) bool {
	n := p.node
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
	d := p.entry.file.Diagnose(p.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be %s, and this is %s", p.key.Name, wanted, found), "")
	switch {
	case p.key.isCondition():
		d.Hint = useBlock(p)
	case kind == yaml.ScalarNode:
		d.Hint = "put a text with brackets, colons or commas in quotes"
	case kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode && n.Value != "" && n.Style == 0:
		d.Hint = fmt.Sprintf("write `%s: [%s]`", p.key.Name, diagnostic.Clip(n.Value))
		if p.key.Type != TypeObjects {
			d.Fix = p.entry.file.Replacement(n, "make it a list", "["+n.Value+"]")
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
func (p place) shown() *yaml.Node {
	if p.node.Kind == yaml.ScalarNode && p.node.Value == "" {
		return p.name
	}
	return p.node
}

// meantFlags are words that are meant as true or false.
var meantFlags = map[string]string{
	"yes": "true", "on": "true", "y": "true", "true": "true", "no": "false", "off": "false", "n": "false", "false": "false",
}

// readFlag reads true or false.
func (r *Reader) readFlag(p place, into *Flag) bool {
	n := p.node
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && n.Style == 0 {
		into.On = strings.EqualFold(n.Value, "true")
		return true
	}
	if isReported(n) {
		return false
	}
	d := p.entry.file.Diagnose(p.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be true or false", p.key.Name), "write `true`, or remove the key")
	if right := meantFlags[strings.ToLower(n.Value)]; right != "" && n.Kind == yaml.ScalarNode {
		d.Hint = fmt.Sprintf("write `%s`, without quotes", right)
		d.Fix = p.entry.file.Replacement(n, "write `"+right+"`", right)
	}
	r.Folder.Report(d)
	return false
}

// readNumber reads a number in plain digits.
func (r *Reader) readNumber(p place, into *Number) bool {
	n := p.node
	wanted := "a whole number such as 3"
	if p.key.Type == TypeDecimal {
		wanted = "a number such as 3 or 2.5"
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 {
		v, err := strconv.ParseFloat(n.Value, 64)
		leading := len(n.Value) > 1 && n.Value[0] == '0' && n.Value[1] != '.'
		whole := v == math.Trunc(v) && math.Abs(v) < 1e9
		if err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) && !leading && (whole || p.key.Type == TypeDecimal) {
			into.Value = v
			return true
		}
	}
	if isReported(n) {
		return false
	}
	r.Folder.Report(p.entry.file.Diagnose(p.shown(), lower.CodeWrongType, fmt.Sprintf("`%s` must be %s", p.key.Name, wanted), "write plain digits, without quotes"))
	return false
}

// readAnswers reads the answers of a person, whatever they are.
func (r *Reader) readAnswers(p place, into *Answers) bool {
	if !r.expect(p, yaml.MappingNode, "answers, one `question: answer` on each line") {
		return false
	}
	for i := 0; i+1 < len(p.node.Content); i += 2 {
		into.All = append(into.All, Answer{p.at(p.node.Content[i]).text(), p.at(p.node.Content[i+1]).text()})
	}
	return true
}
