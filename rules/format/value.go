package format

import (
	"regexp"
	"slices"
	"strings"

	"amends/rules/entries"

	"go.yaml.in/yaml/v3"
)

// value writes a value other than a block of entries, behind its key or dash.
func (w *writer) value(p part, shape *entries.Shape, indent int, begin, rest string) error {
	n := p.value
	if isBlock(n) && n.Line != p.line {
		return ErrUnusual // its mark stands in a line of its own
	}
	if isBlock(n) {
		return w.text(p, indent, begin, rest)
	}
	if n.Style&yaml.FlowStyle != 0 {
		text, end, err := w.flow(n, shape)
		behind := ""
		if err == nil {
			behind = strings.TrimRight(string(w.source[end.line-1][end.column-1:]), " \t")
		}
		switch {
		case err == nil && n.Kind == yaml.MappingNode && holdsCondition(n, shape):
			return w.expand(p, shape, indent, begin, strings.TrimSpace(behind))
		case err == nil && end.line == p.line:
			w.line(begin, text+behind)
			return nil
		}
	}
	w.line(begin, rest)
	var lines []string
	for _, line := range w.source[p.line : p.end-1] {
		lines = append(lines, strings.TrimRight(string(line), " \t"))
	}
	for _, text := range lines { // of a quoted text empty lines count
		if text == "" {
			w.out = append(w.out, "")
			continue
		}
		w.shifted([]string{text}, indent-(p.column-1))
	}
	return nil
}

var indicator = regexp.MustCompile(`^[|>][+-]?[1-9]`)

// text writes a `|` or `>` text, two spaces further in than its key. What its
// lines are indented beyond that stays.
func (w *writer) text(p part, indent int, begin, rest string) error {
	w.line(begin, rest)
	by := indent + 2 - w.blockIndent(p.value, p.end)
	if indicator.MatchString(rest) {
		by = indent - (p.column - 1) // it counts from the key
	}
	for _, line := range w.source[p.line : p.end-1] {
		if text := string(line); strings.TrimSpace(text) == "" {
			w.out = append(w.out, "")
		} else {
			w.out = append(w.out, strings.Repeat(" ", max(0, indentOf(line)+by))+string(line[indentOf(line):]))
		}
	}
	return nil
}

// condition writes a condition as a `|` block. One that a comment may have cut
// stays as it is: check tells it.
func (w *writer) condition(p part, indent int, begin, rest string) error {
	lines, comment, ok := w.conditionLines(p, rest)
	if !ok {
		return w.value(p, nil, indent, begin, rest)
	}
	if comment != "" && !isBlock(p.value) {
		w.out = append(w.out, strings.Repeat(" ", indentOf([]rune(begin)))+comment) // as far in as the entry's own
		comment = ""
	}
	w.line(begin, strings.TrimSpace("| "+comment))
	for _, line := range lines {
		if line = strings.TrimRight(line, " \t"); line != "" {
			line = strings.Repeat(" ", indent+2) + line
		}
		w.out = append(w.out, line)
	}
	return nil
}

// conditionLines are the lines of a condition and the comment behind its key or
// its end. It is not ok to take them from a text that begins with spaces or is
// followed by a comment without quotes.
func (w *writer) conditionLines(p part, rest string) (lines []string, comment string, ok bool) {
	n := p.value
	switch {
	case isBlock(n):
		if i := strings.Index(rest, "#"); i > 0 {
			comment = rest[i:]
		}
		return strings.Split(strings.TrimRight(n.Value, " \n"), "\n"), comment, !strings.HasPrefix(n.Value, " ")
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0:
		for _, line := range w.source[p.line : p.end-1] {
			rest += "\n" + strings.TrimSpace(string(line))
		}
		return strings.Split(strings.TrimSpace(rest), "\n"), "", !strings.Contains(rest, "#")
	}
	_, end, err := w.scalar(n)
	if err != nil {
		return nil, "", false
	}
	comment = strings.TrimSpace(string(w.source[end.line-1][end.column-1:]))
	return strings.Split(strings.TrimSpace(n.Value), "\n"), comment, true
}

// holdsCondition says whether an entry in brackets has a condition among its
// keys.
func holdsCondition(n *yaml.Node, shape *entries.Shape) bool {
	return slices.ContainsFunc(keysOf(n), func(p part) bool { return isCondition(keyOf(shape, p.key.Value)) })
}

// expand writes an entry in brackets without them, because a block cannot stand
// within brackets.
func (w *writer) expand(p part, shape *entries.Shape, indent int, begin, behind string) error {
	if behind != "" {
		w.out = append(w.out, strings.Repeat(" ", indent)+behind)
	}
	if p.key != nil {
		w.line(begin, "")
	}
	parts := keysOf(p.value)
	slices.SortStableFunc(parts, func(a, b part) int { return rank(shape, a) - rank(shape, b) })
	for i, pair := range parts {
		name, _, err := w.scalar(pair.key)
		if err != nil {
			return err
		}
		start := strings.Repeat(" ", indent+2) + name + ":"
		if i == 0 && p.key == nil {
			start = begin + " " + name + ":"
		}
		key := keyOf(shape, pair.key.Value)
		if isCondition(key) && pair.value.Kind == yaml.ScalarNode && strings.TrimSpace(pair.value.Value) != "" {
			w.line(start, "|")
			for line := range strings.SplitSeq(strings.TrimSpace(pair.value.Value), "\n") {
				w.out = append(w.out, strings.TrimRight(strings.Repeat(" ", indent+4)+line, " \t"))
			}
			continue
		}
		text, _, err := w.inline(pair.value, w.shapes[key.Of])
		if err != nil {
			return err
		}
		w.line(start, text)
	}
	return nil
}
