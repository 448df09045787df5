package lines

import (
	"strconv"
	"unicode"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
)

// Span is a part of one line; lines and columns count from 1, columns in
// characters. End is the column after the last character.
type Span struct {
	Line, Column, End int
}

// Diagnose makes a diagnostic for a node.
func (f *File) Diagnose(n *yaml.Node, code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return f.DiagnoseSpan(f.Span(n), code, message, hint)
}

// Replacement is the fix that puts a text in place of a node.
func (f *File) Replacement(n *yaml.Node, title, text string) *diagnostic.Fix {
	return f.Span(n).Replacement(title, text)
}

// Replacement is the fix that puts a text in place of the span.
func (p Span) Replacement(title, text string) *diagnostic.Fix {
	return &diagnostic.Fix{Title: title, Line: p.Line, Column: p.Column, EndColumn: p.End, Text: text}
}

// Span is where a node stands: of a text over several lines the first line, of
// a list or an entry its first character.
func (f *File) Span(n *yaml.Node) Span {
	p := Span{n.Line, n.Column, n.Column + 1}
	if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		return f.Span(n.Content[0])
	}
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		spans := f.characters(n)
		first, last := spans[0], spans[len(spans)-1]
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			p = first
		}
		p.End = last.End
		if last.Line != p.Line {
			p.End = len(f.Runes(p.Line)) + 1
		} else if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			p.End++
		}
	}
	return f.clamp(p)
}

// Part is where the characters from up to to of a scalar's value stand; of a
// part over several lines, its first line.
func (f *File) Part(n *yaml.Node, from, to int) Span {
	spans := f.characters(n)
	if len(spans) == 0 {
		return f.Span(n)
	}
	from = min(max(from, 0), len(spans))
	if from == len(spans) {
		last := spans[len(spans)-1]
		return f.clamp(Span{last.Line, last.End, last.End + 1})
	}
	p := spans[from]
	for _, q := range spans[from:max(from+1, min(to, len(spans)))] {
		if q.Line != p.Line {
			break
		}
		p.End = max(p.End, q.End)
	}
	return f.clamp(p)
}

// clamp keeps a span within the file, whatever the YAML library says.
func (f *File) clamp(p Span) Span {
	p.Line = min(max(p.Line, 1), max(len(f.Lines), 1))
	width := len(f.Runes(p.Line))
	p.Column = min(max(p.Column, 1), width+1)
	p.End = min(max(p.End, p.Column+1), max(width+1, p.Column+1))
	return p
}

// characters tells for each character of a scalar's value where it stands in the
// file. YAML changes white space (it folds lines and strips indentation) and
// knows escapes in quotes, but it keeps the order of all other characters; so
// those are matched one by one, whatever the style, and white space stands
// after the character before it.
func (f *File) characters(n *yaml.Node) []Span {
	r := walker{file: f, line: n.Line, column: n.Column - 1}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		r.line, r.column = n.Line+1, 0
	case n.Style&yaml.SingleQuotedStyle != 0:
		r.column, r.quote = n.Column, '\''
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.column, r.quote = n.Column, '"'
	}
	r.runes = f.Runes(r.line)
	var spans []Span
	last := Span{r.line, r.column + 1, r.column + 1}
	for _, c := range n.Value {
		if unicode.IsSpace(c) {
			last = Span{last.Line, last.End, last.End + 1}
		} else {
			last = r.next()
		}
		spans = append(spans, last)
	}
	// White space before the first character has been placed at the line's
	// beginning; that is right for plain and quoted texts and harmless else.
	return spans
}

// walker walks over the characters of a scalar in the file, without white
// space.
type walker struct {
	file         *File
	line, column int // column is an index here
	runes        []rune
	quote        rune
}

// next is the place of the next character that is not white space.
func (r *walker) next() Span {
	for {
		for r.column >= len(r.runes) {
			if r.line >= len(r.file.Lines) {
				return Span{r.line, r.column + 1, r.column + 2}
			}
			r.line++
			r.column, r.runes = 0, r.file.Runes(r.line)
		}
		n, c := r.one()
		start := r.column
		r.column += n
		if !unicode.IsSpace(c) {
			return Span{r.line, start + 1, r.column + 1}
		}
	}
}

// one is the number of characters that stand for the next one of the value,
// and that character.
func (r *walker) one() (int, rune) {
	rest := r.runes[r.column:]
	switch {
	case r.quote == '\'' && rest[0] == '\'' && len(rest) > 1 && rest[1] == '\'':
		return 2, '\''
	case r.quote == '"' && rest[0] == '\\':
		return escaped(rest)
	}
	return 1, rest[0]
}

// escaped reads an escape of a text in double quotes.
func escaped(rest []rune) (int, rune) {
	if len(rest) == 1 {
		return 1, ' ' // the line goes on in the next one
	}
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[rest[1]]
	if digits > 0 && len(rest) >= 2+digits {
		code, err := strconv.ParseInt(string(rest[2:2+digits]), 16, 32)
		if err == nil {
			return 2 + digits, rune(code)
		}
	}
	switch rest[1] {
	case 't', 'n', 'v', 'f', 'r', 'N', '_', 'L', 'P', '\t', ' ':
		return 2, ' '
	}
	return 2, rest[1]
}
