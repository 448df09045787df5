package rules

import (
	"strconv"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// text is a scalar that an author wrote, tied to its place.
type text struct {
	value string
	node  *yaml.Node
	file  *file
}

// span is a part of one line; columns count characters from 1.
type span struct {
	line, column, end int
}

// diagnose makes a diagnostic for the whole of a text.
func (t text) diagnose(severity Severity, code, message, hint string) Diagnostic {
	return t.file.at(t.node, severity, code, message, hint)
}

// within makes a diagnostic for the characters from up to to of a text's
// value.
func (t text) within(from, to int, severity Severity, code, message, hint string) Diagnostic {
	p := t.file.within(t.node, from, to)
	return t.file.diagnose(severity, code, p.line, p.column, p.end, message, hint)
}

// related points to a text.
func (t text) related(message string) Related {
	p := t.file.span(t.node)
	return Related{File: t.file.name, Line: p.line, Column: p.column, Message: message}
}

// damaged says whether a text stands where the file does not parse.
func (t text) damaged() bool {
	return t.file.damaged[t.node.Line]
}

// at makes a diagnostic for a node.
func (f *file) at(n *yaml.Node, severity Severity, code, message, hint string) Diagnostic {
	p := f.span(n)
	return f.diagnose(severity, code, p.line, p.column, p.end, message, hint)
}

// span is where a node stands: of a text over several lines the first line, of
// a list or an entry its first character.
func (f *file) span(n *yaml.Node) span {
	p := span{n.Line, n.Column, n.Column + 1}
	if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		return f.span(n.Content[0])
	}
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		places := f.places(n)
		first, last := places[0], places[len(places)-1]
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			p = first
		}
		p.end = last.end
		if last.line != p.line {
			p.end = len(f.chars(p.line)) + 1
		} else if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			p.end++
		}
	}
	return f.clamp(p)
}

// within is where the characters from up to to of a scalar's value stand; of a
// part over several lines, its first line.
func (f *file) within(n *yaml.Node, from, to int) span {
	places := f.places(n)
	if len(places) == 0 {
		return f.span(n)
	}
	from = min(max(from, 0), len(places))
	if from == len(places) {
		last := places[len(places)-1]
		return f.clamp(span{last.line, last.end, last.end + 1})
	}
	p := places[from]
	for _, q := range places[from:max(from+1, min(to, len(places)))] {
		if q.line != p.line {
			break
		}
		p.end = max(p.end, q.end)
	}
	return f.clamp(p)
}

// clamp keeps a span within the file, whatever the YAML library says.
func (f *file) clamp(p span) span {
	p.line = min(max(p.line, 1), max(len(f.lines), 1))
	width := len(f.chars(p.line))
	p.column = min(max(p.column, 1), width+1)
	p.end = min(max(p.end, p.column+1), max(width+1, p.column+1))
	return p
}

// places tells for each character of a scalar's value where it stands in the
// file. YAML changes white space (it folds lines and strips indentation) and
// knows escapes in quotes, but it keeps the order of all other characters; so
// those are matched one by one, whatever the style, and white space stands
// after the character before it.
func (f *file) places(n *yaml.Node) []span {
	r := reader{file: f, line: n.Line, column: n.Column - 1}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		r.line, r.column = n.Line+1, 0
	case n.Style&yaml.SingleQuotedStyle != 0:
		r.column, r.quote = n.Column, '\''
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.column, r.quote = n.Column, '"'
	}
	r.runes = f.chars(r.line)
	var places []span
	last := span{r.line, r.column + 1, r.column + 1}
	for _, c := range n.Value {
		if unicode.IsSpace(c) {
			last = span{last.line, last.end, last.end + 1}
		} else {
			last = r.next()
		}
		places = append(places, last)
	}
	// White space before the first character has been placed at the line's
	// beginning; that is right for plain and quoted texts and harmless else.
	return places
}

// reader walks over the characters of a scalar in the file, without white
// space.
type reader struct {
	file         *file
	line, column int // column is an index here
	runes        []rune
	quote        rune
}

// next is the place of the next character that is no white space.
func (r *reader) next() span {
	for {
		for r.column >= len(r.runes) {
			if r.line >= len(r.file.lines) {
				return span{r.line, r.column + 1, r.column + 2}
			}
			r.line++
			r.column, r.runes = 0, r.file.chars(r.line)
		}
		n, c := r.one()
		start := r.column
		r.column += n
		if !unicode.IsSpace(c) {
			return span{r.line, start + 1, r.column + 1}
		}
	}
}

// one is the number of characters that stand for the next one of the value,
// and that character.
func (r *reader) one() (int, rune) {
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
