package lines

import (
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
)

// quotes are the styles of texts in quotes.
const quotes = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle

// Text is a scalar that an author wrote, tied to its place. The zero value
// stands for a text that is not written.
type Text struct {
	Value string
	Node  *yaml.Node
	File  *File
}

// NewText is the text of a node.
func NewText(f *File, n *yaml.Node) Text { return Text{Value: n.Value, Node: n, File: f} }

// Diagnose makes a diagnostic for the whole of a text.
func (t Text) Diagnose(code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return t.File.Diagnose(t.Node, code, message, hint)
}

// DiagnosePart makes a diagnostic for the characters from up to to of a text's
// value.
func (t Text) DiagnosePart(from, to int, code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return t.File.DiagnoseSpan(t.File.Part(t.Node, from, to), code, message, hint)
}

// Related points to a text.
func (t Text) Related(message string) diagnostic.Related {
	p := t.File.Span(t.Node)
	return diagnostic.Related{File: t.File.Name, Line: p.Line, Column: p.Column, Message: message}
}

// Place is where a text stands, in the form "rules/truth.yaml:12:5".
func (t Text) Place() string {
	p := t.File.Span(t.Node)
	return fmt.Sprintf("%s:%d:%d", t.File.Name, p.Line, p.Column)
}

// Comment is the comment that follows a text on its last line, from the `#` on,
// where it begins, and how many blanks stand before it; ok is false if none does.
func (t Text) Comment() (comment []rune, begins Span, blanks int, ok bool) {
	end := t.File.Part(t.Node, utf8.RuneCountInString(t.Node.Value), 0)
	runes := t.File.Runes(end.Line)
	from := min(end.Column-1, len(runes))
	at := from
	for at < len(runes) && (runes[at] == ' ' || runes[at] == '\t') {
		at++
	}
	return runes[at:], Span{Line: end.Line, Column: at + 1, End: at + 2}, at - from, at < len(runes) && runes[at] == '#'
}

// Damaged says whether a text stands where the file does not parse.
func (t Text) Damaged() bool { return t.File.damaged[t.Node.Line] }

// InQuotes says whether a text is written in quotes.
func (t Text) InQuotes() bool { return t.Node.Style&quotes != 0 }

// Renamed is the fix that puts the nearest name in place of a text; nil if there
// is none, or if it is not safe.
func (t Text) Renamed(candidates []string) *diagnostic.Fix {
	near := ""
	if len(t.Value) <= 100 {
		near = engine.Nearest(t.Value, candidates)
	}
	if near == "" || t.Node.Style&^quotes != 0 {
		return nil
	}
	title := "replace by `" + near + "`"
	if t.Node.Style != 0 {
		near = `"` + near + `"`
	}
	return t.File.Replacement(t.Node, title, near)
}
