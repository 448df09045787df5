package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"amends/rules/diagnostic"
	"amends/rules/lines"

	"go.yaml.in/yaml/v3"
)

// maxProse bounds the characters of one text: goldmark is not linear on
// everything.
const maxProse = 20_000

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
		return s.expect(o, fl, fl.Node, yaml.MappingNode, "answers, one `question: answer` on each line")
	}
	t, ok := s.readText(o, fl, fl.Node)
	fl.text = t
	return ok && s.readWord(o, fl)
}

// readWord does what a type asks of a single text.
func (s *Source) readWord(o *object, fl *field) bool {
	t := fl.text
	switch fl.key.Type {
	case Text:
		fl.text.Value = strings.Join(strings.Fields(t.Value), " ")
	case Prose:
		if utf8.RuneCountInString(t.Value) > maxProse {
			s.folder.Report(t.Diagnose(codeTextTooLong, fmt.Sprintf("this text is longer than %d characters", maxProse), "nobody reads that much at once; split it"))
			return false
		}
		s.prose[t.Node] = s.readProse(t)
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
	if slices.Contains(fl.key.Values, t.Value) {
		return true
	}
	d := t.Diagnose(codeWrongValue, fmt.Sprintf("`%s` cannot be `%s`", fl.key.Name, diagnostic.Clip(t.Value)), "it is one of "+diagnostic.Or(fl.key.Values))
	if near := diagnostic.Nearest(diagnostic.Clip(t.Value), fl.key.Values); near != "" {
		d.Hint = "did you mean `" + near + "`?"
		d.Fix = t.Renamed(fl.key.Values)
	}
	s.folder.Report(d)
	return false
}

// readText reads a scalar that must be text.
func (s *Source) readText(o *object, fl *field, n *yaml.Node) (lines.Text, bool) {
	t := lines.NewText(o.File, n)
	if !s.expect(o, fl, n, yaml.ScalarNode, "a text") {
		return t, false
	}
	if n.Tag == "!!str" && strings.TrimSpace(n.Value) != "" {
		return t, s.uncut(fl, t)
	}
	if !lines.Tagged(n) {
		s.folder.Report(notText(fl, t))
	}
	return t, false
}

// notText says why a scalar is no text.
func notText(fl *field, t lines.Text) Diagnostic {
	n := t.Node
	if n.Tag == "!!null" || n.Tag == "!!str" {
		return emptyText(fl, t)
	}
	reads := map[string]string{"!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!timestamp": "a date"}[n.Tag]
	if reads == "" {
		reads = "something else than a text"
	}
	d := t.Diagnose(codeNotText, fmt.Sprintf("YAML reads `%s` as %s, and `%s` is a text", diagnostic.Clip(n.Value), reads, fl.key.Name),
		fmt.Sprintf("put it in quotes: \"%s\"", diagnostic.Clip(n.Value)))
	if fl.key.Type == When || fl.key.Type == Expression {
		d.Hint = fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", fl.key.Name)
	}
	d.Fix = t.File.Replacement(n, "put it in quotes", `"`+n.Value+`"`)
	return d
}

// emptyText reports a text of which nothing is left.
func emptyText(fl *field, t lines.Text) Diagnostic {
	at := fl.name
	if fl.texts != nil || at == nil {
		at = t.Node
	}
	code, message, hint := codeEmptyValue, fmt.Sprintf("`%s` is empty", fl.key.Name), "write a text, or remove the key if it is optional"
	if t.Node.Value != "" && t.Node.Tag == "!!null" {
		hint = fmt.Sprintf("YAML reads `%s` as nothing; put it in quotes if it is a text", t.Node.Value)
	}
	if fl.key.Type == When || fl.key.Type == Expression {
		code = codeEmptyCondition
		hint = "write a condition, or `true` in a `|` block if it holds for everybody"
	}
	return t.File.Diagnose(at, code, message, hint)
}

// uncut reports a condition that a comment has cut: `any(x, # == "a")` ends
// before the `#`, without a word from YAML.
func (s *Source) uncut(fl *field, t lines.Text) bool {
	if fl.key.Type != When && fl.key.Type != Expression || t.Node.Style != 0 {
		return true
	}
	p := t.File.Part(t.Node, utf8.RuneCountInString(t.Value), 0)
	runes := t.File.Runes(p.Line)
	rest := strings.TrimLeft(string(runes[min(p.Column-1, len(runes)):]), " \t")
	if !strings.HasPrefix(rest, "#") {
		return true
	}
	column := len(runes) - utf8.RuneCountInString(rest) + 1
	s.folder.Report(t.File.DiagnoseSpan(lines.Span{Line: p.Line, Column: column, End: column + 1}, lines.CodeComment,
		"`#` begins a comment here, so the condition ends before it",
		fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented; put a comment on a line of its own", fl.key.Name)))
	return false
}

// expect reports a value of another kind than the one that its key needs.
func (s *Source) expect(o *object, fl *field, n *yaml.Node, kind yaml.Kind, wanted string) bool {
	if n.Kind == kind {
		return true
	}
	if n.Kind == yaml.AliasNode || lines.Tagged(n) {
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
	d := o.File.Diagnose(at, codeWrongType, fmt.Sprintf("`%s` must be %s, and this is %s", fl.key.Name, wanted, found), "")
	switch {
	case fl.key.Type == When || fl.key.Type == Expression:
		d.Hint = fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", fl.key.Name)
	case kind == yaml.ScalarNode:
		d.Hint = "put a text with brackets, colons or commas in quotes"
	case kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode && n.Value != "" && n.Style == 0:
		d.Hint = fmt.Sprintf("write `%s: [%s]`", fl.key.Name, diagnostic.Clip(n.Value))
		if fl.key.Type != Objects {
			d.Fix = o.File.Replacement(n, "make it a list", "["+n.Value+"]")
		}
	case kind == yaml.SequenceNode:
		d.Hint = "begin each entry with `- `"
	}
	s.folder.Report(d)
	return false
}

// readFlag reads true or false.
func (s *Source) readFlag(o *object, fl *field) bool {
	n := fl.Node
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && n.Style == 0 {
		fl.flag = strings.EqualFold(n.Value, "true")
		return true
	}
	if n.Kind == yaml.AliasNode || lines.Tagged(n) {
		return false // reported
	}
	t := lines.NewText(o.File, n)
	if n.Kind == yaml.ScalarNode && n.Value == "" {
		t.Node = fl.name
	}
	d := t.Diagnose(codeWrongType, fmt.Sprintf("`%s` must be true or false", fl.key.Name), "write `true`, or remove the key")
	means := map[string]string{"yes": "true", "on": "true", "y": "true", "true": "true", "no": "false", "off": "false", "n": "false", "false": "false"}
	if right := means[strings.ToLower(n.Value)]; right != "" && n.Kind == yaml.ScalarNode {
		d.Hint = fmt.Sprintf("write `%s`, without quotes", right)
		d.Fix = o.File.Replacement(n, "write `"+right+"`", right)
	}
	s.folder.Report(d)
	return false
}

// readNumber reads a number in plain digits.
func (s *Source) readNumber(o *object, fl *field) bool {
	n := fl.Node
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
	if n.Kind == yaml.AliasNode || lines.Tagged(n) {
		return false // reported
	}
	at := n
	if n.Kind == yaml.ScalarNode && n.Value == "" {
		at = fl.name
	}
	s.folder.Report(o.File.Diagnose(at, codeWrongType, fmt.Sprintf("`%s` must be %s", fl.key.Name, wanted), "write plain digits, without quotes"))
	return false
}

// readList reads a list of ids.
func (s *Source) readList(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.Node, yaml.SequenceNode, "a list") {
		return false
	}
	fl.texts = []lines.Text{}
	seen := map[string]bool{}
	for _, n := range fl.Node.Content {
		t, ok := s.readText(o, fl, n)
		if !ok {
			continue
		}
		if seen[t.Value] {
			s.folder.Report(t.Diagnose(codeRepeated, fmt.Sprintf("`%s` stands twice in this list", diagnostic.Clip(t.Value)), "remove one"))
			continue
		}
		seen[t.Value] = true
		fl.texts = append(fl.texts, t)
		s.readListed(o, fl, t)
	}
	return true
}

// readListed does what a type asks of one text of a list.
func (s *Source) readListed(o *object, fl *field, t lines.Text) {
	switch kind := Kind(fl.key.Of); fl.key.Type {
	case Refs:
		s.use(kind, o, fl.key.Name, t)
	case Labels:
		if !kebabCase.MatchString(t.Value) {
			s.folder.Report(t.Diagnose(codeIDSpelling, wrongSpelling(kind, t.Value, "-"), "small letters, with `-` between words"))
			return
		}
		s.label(kind, t)
	}
}

// readEntry reads a single entry.
func (s *Source) readEntry(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.Node, yaml.MappingNode, "keys and values") {
		return false
	}
	fl.objects = []*object{s.readObject(o.File, fl.Node, shapes[fl.key.Of], o)}
	return true
}

// readEntries reads a list of entries.
func (s *Source) readEntries(o *object, fl *field) bool {
	if !s.expect(o, fl, fl.Node, yaml.SequenceNode, "a list") {
		return false
	}
	shape := shapes[fl.key.Of]
	for _, n := range fl.Node.Content {
		switch {
		case n.Kind == yaml.MappingNode:
			fl.objects = append(fl.objects, s.readObject(o.File, n, shape, o))
		case fl.key.Type == Either && n.Kind == yaml.ScalarNode:
			if one := s.readShort(o, n, shape); one != nil {
				fl.objects = append(fl.objects, one)
			}
		case n.Kind != yaml.AliasNode:
			s.folder.Report(o.File.Diagnose(n, codeWrongType, fmt.Sprintf("each entry of `%s` has keys, and this is %s", fl.key.Name, what(n)),
				fmt.Sprintf("%s begins with `- %s:`", diagnostic.Article(shape.Name), shape.Keys[0].Name)))
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
	return "the text `" + diagnostic.Clip(n.Value) + "`"
}

// readShort reads an entry that is written as the id alone.
func (s *Source) readShort(o *object, n *yaml.Node, shape *Shape) *object {
	one := &object{shape: shape, File: o.File, Node: n, parent: o, fields: map[string]*field{}}
	fl := &field{key: shape.Keys[0], name: n, Node: n}
	if !s.readField(one, fl) {
		return nil
	}
	one.fields[fl.key.Name] = fl
	return one
}
