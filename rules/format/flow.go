package format

import (
	"cmp"
	"slices"
	"strings"

	"amends/rules/entries"

	"go.yaml.in/yaml/v3"
)

// position is a place in the file; line and column count from 1.
type position struct{ line, column int }

// at is the character at a place; 0 at the end of a line.
func (w *writer) at(p position) rune {
	if p.column > len(w.source[p.line-1]) {
		return 0
	}
	return w.source[p.line-1][p.column-1]
}

// skip passes over spaces and ends of lines.
func (w *writer) skip(p position) position {
	for {
		switch w.at(p) {
		case ' ', '\t':
			p.column++
		case 0:
			if p.line == len(w.source) {
				return p
			}
			p = position{p.line + 1, 1}
		default:
			return p
		}
	}
}

// inline is a value within brackets, or a bracket itself, on one line, and the
// place behind it.
func (w *writer) inline(n *yaml.Node, shape *entries.Shape) (string, position, error) {
	if n.Kind == yaml.ScalarNode {
		return w.scalar(n)
	}
	return w.flow(n, shape)
}

// flow is a list or an entry in brackets on one line, with its keys in order.
func (w *writer) flow(n *yaml.Node, shape *entries.Shape) (string, position, error) {
	at := position{n.Line, n.Column + 1}
	parts := keysOf(n)
	if n.Kind == yaml.SequenceNode {
		parts = nil
		for _, item := range n.Content {
			parts = append(parts, part{value: item})
		}
	}
	texts := make([]string, len(parts))
	for i, p := range parts {
		var err error
		if texts[i], at, err = w.element(p, shape); err != nil {
			return "", at, err
		}
		if at = w.skip(at); w.at(at) == ',' {
			at.column++
		}
	}
	at = w.skip(at)
	brackets := map[yaml.Kind]string{yaml.SequenceNode: "[]", yaml.MappingNode: "{}"}[n.Kind]
	if w.at(at) != rune(brackets[1]) {
		return "", at, unusual(n)
	}
	at.column++
	if n.Kind == yaml.MappingNode && shape != nil {
		texts = ordered(texts, parts, shape)
	}
	return brackets[:1] + strings.Join(texts, ", ") + brackets[1:], at, nil
}

// element is an item, or a key with its value, within brackets.
func (w *writer) element(p part, shape *entries.Shape) (string, position, error) {
	if p.key == nil {
		return w.inline(p.value, shape)
	}
	name, at, err := w.scalar(p.key)
	if err != nil {
		return "", at, err
	}
	if w.at(w.skip(at)) != ':' {
		return "", at, unusual(p.key)
	}
	text, at, err := w.inline(p.value, w.shapes[keyOf(shape, p.key.Value).Of])
	return name + ": " + text, at, err
}

// ordered are the texts of keys in the order of a shape.
func ordered(texts []string, parts []part, shape *entries.Shape) []string {
	index := make([]int, len(parts))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(rank(shape, parts[a]), rank(shape, parts[b])) })
	var list []string
	for _, i := range index {
		list = append(list, texts[i])
	}
	return list
}

// scalar is a text of one line as it is written, and the place behind it.
func (w *writer) scalar(n *yaml.Node) (string, position, error) {
	line, start := w.source[n.Line-1], n.Column-1
	end := start + len([]rune(n.Value))
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		end = closing(line, start)
	} else if n.Value == "" || end > len(line) || string(line[start:end]) != n.Value {
		return "", position{}, unusual(n)
	}
	if end < 0 {
		return "", position{}, unusual(n) // over several lines
	}
	return string(line[start:end]), position{n.Line, end + 1}, nil
}

// closing is the index behind the quote that ends a text; -1 if the line does
// not have it.
func closing(line []rune, start int) int {
	quote := line[start]
	for i := start + 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote && quote == '\'' && i+1 < len(line) && line[i+1] == quote:
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return -1
}
