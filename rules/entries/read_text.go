package entries

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/lower"
)

// maxProse bounds the characters of one text: goldmark is not linear on
// everything.
const maxProse = 20_000

// readScalar reads a single text and does what its type asks of it.
func (r *Reader) readScalar(s slot, into *Text) bool {
	t, ok := r.readText(s)
	into.Text = t
	if ok {
		ok = r.readWord(s, into)
	}
	if !ok {
		into.Value = ""
	}
	return ok
}

// readWord does what a type asks of a single text.
func (r *Reader) readWord(s slot, into *Text) bool {
	switch s.key.Type {
	case TypeText, TypeLine:
		into.Value = strings.Join(strings.Fields(into.Value), " ")
	case TypeName:
		r.define(Kind(s.key.Of), s.entry, into.Text)
	case TypeRef:
		r.Names.use(Kind(s.key.Of), into.Text)
	case TypeEnum:
		return r.readEnum(s, into.Text)
	case TypeWord, TypeCondition, TypeExpression:
	default:
		panic("entries: no single text has the type " + s.key.Type)
	}
	return true
}

func (r *Reader) readEnum(s slot, t lines.Text) bool {
	if slices.Contains(s.key.Values, t.Value) {
		return true
	}
	d := t.Diagnose(CodeWrongValue, fmt.Sprintf("`%s` cannot be `%s`", s.key.Name, diagnostic.Clip(t.Value)), "it is one of "+diagnostic.Or(s.key.Values))
	if near := engine.Nearest(diagnostic.Clip(t.Value), s.key.Values); near != "" {
		d.Hint = "did you mean `" + near + "`?"
		d.Fix = t.Renamed(s.key.Values)
	}
	r.Folder.Report(d)
	return false
}

// readProse reads a text in Markdown.
func (r *Reader) readProse(s slot, into *Prose) bool {
	t, ok := r.readText(s)
	into.Text.Text = t
	if ok && utf8.RuneCountInString(t.Value) > maxProse {
		r.Folder.Report(t.Diagnose(codeTextTooLong, fmt.Sprintf("this text is longer than %d characters", maxProse), "nobody reads that much at once; split it"))
		ok = false
	}
	if !ok {
		into.Value = ""
		return false
	}
	into.Blocks = r.blocks(t)
	return true
}

// readText reads a scalar that must be text.
func (r *Reader) readText(s slot) (lines.Text, bool) {
	t := s.text()
	if !r.expect(s, yaml.ScalarNode, "a text") {
		return t, false
	}
	if s.node.Tag == "!!str" && strings.TrimSpace(s.node.Value) != "" {
		return t, r.uncut(s, t)
	}
	if !lines.Tagged(s.node) {
		r.Folder.Report(notText(s, t))
	}
	return t, false
}

// notText says why a scalar cannot be read as text.
func notText(s slot, t lines.Text) diagnostic.Diagnostic {
	n := t.Node
	if n.Tag == "!!null" || n.Tag == "!!str" {
		return emptyText(s, t)
	}
	reads := map[string]string{"!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!timestamp": "a date"}[n.Tag]
	if reads == "" {
		reads = "something else than a text"
	}
	d := t.Diagnose(codeNotText, fmt.Sprintf("YAML reads `%s` as %s, and `%s` is a text", diagnostic.Clip(n.Value), reads, s.key.Name),
		fmt.Sprintf("put it in quotes: \"%s\"", diagnostic.Clip(n.Value)))
	if s.key.isCondition() {
		d.Hint = useBlock(s)
	}
	d.Fix = t.File.Replacement(n, "put it in quotes", `"`+n.Value+`"`)
	return d
}

// useBlock is the advice to write a condition under its key.
func useBlock(s slot) string {
	return fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", s.key.Name)
}

// emptyText reports a text of which nothing is left.
func emptyText(s slot, t lines.Text) diagnostic.Diagnostic {
	at := s.name
	if s.inList() || at == nil {
		at = t.Node
	}
	code, message, hint := CodeEmptyValue, fmt.Sprintf("`%s` is empty", s.key.Name), "write a text, or remove the key if it is optional"
	if t.Node.Value != "" && t.Node.Tag == "!!null" {
		hint = fmt.Sprintf("YAML reads `%s` as nothing; put it in quotes if it is a text", t.Node.Value)
	}
	if s.key.isCondition() {
		code = lower.CodeEmptyCondition
		hint = "write a condition, or `true` in a `|` block if it holds for everybody"
	}
	return t.File.Diagnose(at, code, message, hint)
}

// inList says whether the value is an item of a list of words.
func (s slot) inList() bool {
	return s.key.Type == TypeRefs || s.key.Type == TypeLabels || s.key.Type == TypeWords || s.key.Type == TypePhrases
}

// uncut reports a condition that a comment has cut: `any(x, # == "a")` ends
// before the `#`, without a word from YAML.
func (r *Reader) uncut(s slot, t lines.Text) bool {
	if !s.key.isCondition() || t.Node.Style != 0 {
		return true
	}
	_, begins, _, ok := t.Comment()
	if !ok {
		return true
	}
	r.Folder.Report(t.File.DiagnoseSpan(begins, lines.CodeComment,
		"`#` begins a comment here, so the condition ends before it", useBlock(s)+"; put a comment on a line of its own"))
	return false
}
