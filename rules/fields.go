package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// readField reads the value of a key by the key's type. It reports what is
// wrong and says whether the field can be used.
func (s *Source) readField(o *object, fl *field) bool {
	switch fl.key.Type {
	case Flag:
		return s.readFlag(o, fl)
	case Whole, Decimal:
		return s.readNumber(o, fl)
	case Refs, Labels, Words:
		return s.readList(o, fl)
	case Object:
		return s.readEntry(o, fl)
	case Objects, Either:
		return s.readEntries(o, fl)
	case Answers:
		return s.expect(o, fl, fl.node, yaml.MappingNode, "answers, one `question: answer` on each line")
	}
	t, ok := s.readText(o, fl, fl.node)
	fl.text = t
	return ok && s.readWord(o, fl)
}

// readWord does what a type asks of a single text.
func (s *Source) readWord(o *object, fl *field) bool {
	t := fl.text
	switch fl.key.Type {
	case Text:
		fl.text.value = strings.Join(strings.Fields(t.value), " ")
	case Prose:
		if utf8.RuneCountInString(t.value) > maxProse {
			s.report(t.diagnose(Error, "text-too-long", fmt.Sprintf("this text is longer than %d characters", maxProse), "nobody reads that much at once; split it"))
			return false
		}
		s.prose[t.node] = s.readProse(t)
	case Name:
		s.define(Kind(fl.key.Of), o, t)
	case Ref:
		s.use(Kind(fl.key.Of), o, fl.key.Name, t)
	case Enum:
		return s.readEnum(o, fl)
	}
	return true
}

func (s *Source) readEnum(o *object, fl *field) bool {
	t := fl.text
	if slices.Contains(fl.key.Values, t.value) {
		return true
	}
	d := t.diagnose(Error, "wrong-value", fmt.Sprintf("`%s` cannot be `%s`", fl.key.Name, clip(t.value)), "it is one of "+orList(fl.key.Values))
	if near := nearest(clip(t.value), fl.key.Values); near != "" {
		d.Hint = "did you mean `" + near + "`?"
		d.Fix = t.renamed(fl.key.Values)
	}
	s.report(d)
	return false
}

// readText reads a scalar that must be text.
func (s *Source) readText(o *object, fl *field, n *yaml.Node) (text, bool) {
	t := text{value: n.Value, node: n, file: o.file}
	if !s.expect(o, fl, n, yaml.ScalarNode, "a text") {
		return t, false
	}
	if n.Tag == "!!str" && strings.TrimSpace(n.Value) != "" {
		return t, s.uncut(fl, t)
	}
	if n.Tag != tagged {
		s.report(notText(fl, t))
	}
	return t, false
}

// notText says why a scalar is no text.
func notText(fl *field, t text) Diagnostic {
	n := t.node
	if n.Tag == "!!null" || n.Tag == "!!str" {
		return emptyText(fl, t)
	}
	reads := map[string]string{"!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!timestamp": "a date"}[n.Tag]
	if reads == "" {
		reads = "something else than a text"
	}
	d := t.diagnose(Error, "not-text", fmt.Sprintf("YAML reads `%s` as %s, and `%s` is a text", clip(n.Value), reads, fl.key.Name),
		fmt.Sprintf("put it in quotes: \"%s\"", clip(n.Value)))
	if fl.key.Type == When || fl.key.Type == Expression {
		d.Hint = fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", fl.key.Name)
	}
	p := t.file.span(n)
	d.Fix = &Fix{Title: "put it in quotes", Line: p.line, Column: p.column, EndColumn: p.end, Text: `"` + n.Value + `"`}
	return d
}

// emptyText reports a text of which nothing is left.
func emptyText(fl *field, t text) Diagnostic {
	at := fl.name
	if fl.texts != nil || at == nil {
		at = t.node
	}
	code, message, hint := "empty-value", fmt.Sprintf("`%s` is empty", fl.key.Name), "write a text, or remove the key if it is optional"
	if t.node.Value != "" && t.node.Tag == "!!null" {
		hint = fmt.Sprintf("YAML reads `%s` as nothing; put it in quotes if it is a text", t.node.Value)
	}
	if fl.key.Type == When || fl.key.Type == Expression {
		code = "empty-condition"
		hint = "write a condition, or `true` in a `|` block if it holds for everybody"
	}
	return t.file.at(at, Error, code, message, hint)
}

// uncut reports a condition that a comment has cut: `any(x, # == "a")` ends
// before the `#`, without a word from YAML.
func (s *Source) uncut(fl *field, t text) bool {
	if fl.key.Type != When && fl.key.Type != Expression || t.node.Style != 0 {
		return true
	}
	p := t.file.within(t.node, utf8.RuneCountInString(t.value), 0)
	runes := t.file.chars(p.line)
	rest := strings.TrimLeft(string(runes[min(p.column-1, len(runes)):]), " \t")
	if !strings.HasPrefix(rest, "#") {
		return true
	}
	column := len(runes) - utf8.RuneCountInString(rest) + 1
	s.report(t.file.diagnose(Error, "yaml-comment", p.line, column, column+1,
		"`#` begins a comment here, so the condition ends before it",
		fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented; put a comment on a line of its own", fl.key.Name)))
	return false
}

// expect reports a value of another kind than the one that its key needs.
func (s *Source) expect(o *object, fl *field, n *yaml.Node, kind yaml.Kind, wanted string) bool {
	if n.Kind == kind {
		return true
	}
	if n.Kind == yaml.AliasNode || n.Tag == tagged {
		return false // reported
	}
	found := map[yaml.Kind]string{yaml.ScalarNode: "a single value", yaml.SequenceNode: "a list", yaml.MappingNode: "keys and values"}[n.Kind]
	if n.Tag == "!!null" {
		found = "empty"
	}
	at := n
	if n.Kind == yaml.ScalarNode && n.Value == "" {
		at = fl.name
	}
	d := o.file.at(at, Error, "wrong-type", fmt.Sprintf("`%s` must be %s, and this is %s", fl.key.Name, wanted, found), "")
	switch {
	case fl.key.Type == When || fl.key.Type == Expression:
		d.Hint = fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", fl.key.Name)
	case kind == yaml.ScalarNode:
		d.Hint = "put a text with brackets, colons or commas in quotes"
	case kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode && n.Value != "" && n.Style == 0:
		d.Hint = fmt.Sprintf("write `%s: [%s]`", fl.key.Name, clip(n.Value))
		if fl.key.Type != Objects {
			p := o.file.span(n)
			d.Fix = &Fix{Title: "make it a list", Line: p.line, Column: p.column, EndColumn: p.end, Text: "[" + n.Value + "]"}
		}
	case kind == yaml.SequenceNode:
		d.Hint = "begin each entry with `- `"
	}
	s.report(d)
	return false
}

// readFlag reads true or false.
func (s *Source) readFlag(o *object, fl *field) bool {
	n := fl.node
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && n.Style == 0 {
		fl.flag = strings.EqualFold(n.Value, "true")
		return true
	}
	if n.Kind == yaml.AliasNode || n.Tag == tagged {
		return false // reported
	}
	t := text{value: n.Value, node: n, file: o.file}
	if n.Kind == yaml.ScalarNode && n.Value == "" {
		t.node = fl.name
	}
	d := t.diagnose(Error, "wrong-type", fmt.Sprintf("`%s` must be true or false", fl.key.Name), "write `true`, or remove the key")
	means := map[string]string{"yes": "true", "on": "true", "y": "true", "true": "true", "no": "false", "off": "false", "n": "false", "false": "false"}
	if right := means[strings.ToLower(n.Value)]; right != "" && n.Kind == yaml.ScalarNode {
		p := o.file.span(n)
		d.Hint = fmt.Sprintf("write `%s`, without quotes", right)
		d.Fix = &Fix{Title: "write `" + right + "`", Line: p.line, Column: p.column, EndColumn: p.end, Text: right}
	}
	s.report(d)
	return false
}

// readNumber reads a number in plain digits.
func (s *Source) readNumber(o *object, fl *field) bool {
	n := fl.node
	wanted := "a whole number such as 3"
	if fl.key.Type == Decimal {
		wanted = "a number such as 3 or 2.5"
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 {
		v, err := strconv.ParseFloat(n.Value, 64)
		leading := len(n.Value) > 1 && n.Value[0] == '0' && n.Value[1] != '.'
		whole := v == math.Trunc(v) && math.Abs(v) < 1e9
		if err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) && !leading && (whole || fl.key.Type == Decimal) {
			fl.number = v
			return true
		}
	}
	if n.Kind == yaml.AliasNode || n.Tag == tagged {
		return false // reported
	}
	at := n
	if n.Kind == yaml.ScalarNode && n.Value == "" {
		at = fl.name
	}
	s.report(o.file.at(at, Error, "wrong-type", fmt.Sprintf("`%s` must be %s", fl.key.Name, wanted), "write plain digits, without quotes"))
	return false
}

// readList reads a list of ids.
func (s *Source) readList(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.node, yaml.SequenceNode, "a list") {
		return false
	}
	fl.texts = []text{}
	seen := map[string]bool{}
	for _, n := range fl.node.Content {
		t, ok := s.readText(o, fl, n)
		if !ok {
			continue
		}
		if seen[t.value] {
			s.report(t.diagnose(Warning, "repeated", fmt.Sprintf("`%s` stands twice in this list", clip(t.value)), "remove one"))
			continue
		}
		seen[t.value] = true
		fl.texts = append(fl.texts, t)
		s.readListed(o, fl, t)
	}
	return true
}

// readListed does what a type asks of one text of a list.
func (s *Source) readListed(o *object, fl *field, t text) {
	switch kind := Kind(fl.key.Of); fl.key.Type {
	case Refs:
		s.use(kind, o, fl.key.Name, t)
	case Labels:
		if !kebabCase.MatchString(t.value) {
			s.report(t.diagnose(Error, "id-spelling", wrongSpelling(kind, t.value, "-"), "small letters, with `-` between words"))
			return
		}
		s.label(kind, t)
	}
}

// readEntry reads a single entry.
func (s *Source) readEntry(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.node, yaml.MappingNode, "keys and values") {
		return false
	}
	fl.objects = []*object{s.readObject(o.file, fl.node, shapes[fl.key.Of], o)}
	return true
}

// readEntries reads a list of entries.
func (s *Source) readEntries(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.node, yaml.SequenceNode, "a list") {
		return false
	}
	shape := shapes[fl.key.Of]
	for _, n := range fl.node.Content {
		switch {
		case n.Kind == yaml.MappingNode:
			fl.objects = append(fl.objects, s.readObject(o.file, n, shape, o))
		case fl.key.Type == Either && n.Kind == yaml.ScalarNode:
			if one := s.readShort(o, n, shape); one != nil {
				fl.objects = append(fl.objects, one)
			}
		case n.Kind != yaml.AliasNode:
			s.report(o.file.at(n, Error, "wrong-type", fmt.Sprintf("each entry of `%s` has keys, and this is %s", fl.key.Name, what(n)),
				fmt.Sprintf("%s begins with `- %s:`", article(shape.Name), shape.Keys[0].Name)))
		}
	}
	return true
}

func what(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Value == "":
		return "empty"
	}
	return "the text `" + clip(n.Value) + "`"
}

// readShort reads an entry that is written as the id alone.
func (s *Source) readShort(o *object, n *yaml.Node, shape *Shape) *object {
	one := &object{shape: shape, file: o.file, node: n, parent: o, fields: map[string]*field{}}
	fl := &field{key: shape.Keys[0], name: n, node: n}
	if !s.readField(one, fl) {
		return nil
	}
	one.fields[fl.key.Name] = fl
	return one
}
