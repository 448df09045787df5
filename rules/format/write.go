package format

import (
	"cmp"
	"slices"
	"strings"

	"amends/rules/entries"

	"go.yaml.in/yaml/v3"
)

// writer lays out one file.
type writer struct {
	shapes map[string]*entries.Shape
	source [][]rune // the lines of the file
	out    []string
}

// pairs writes the keys of an entry in the order of its shape. The first line
// begins with dash, if the entry is an item of a list.
func (w *writer) pairs(parts []part, shape *entries.Shape, indent int, dash string) error {
	if shape != nil && shape.Name != entries.FileShape {
		slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(rank(shape, a), rank(shape, b)) })
	}
	for i, p := range parts {
		margin := indent
		if i == 0 {
			margin -= len(dash)
		}
		w.comment(p.before, margin, i == 0)
		begin := strings.Repeat(" ", margin)
		if i == 0 {
			begin += dash
		}
		if err := w.pair(p, keyOf(shape, p.key.Value), indent, begin); err != nil {
			return err
		}
		w.shifted(p.after, indent-(p.column-1))
	}
	return nil
}

// rank is the place of a key in its shape; unknown keys come last.
func rank(shape *entries.Shape, p part) int {
	i := slices.IndexFunc(shape.Keys, func(k entries.Key) bool { return k.Name == p.key.Value })
	if i < 0 {
		return len(shape.Keys)
	}
	return i
}

// keyOf is what a shape says about a key; nothing about an unknown one.
func keyOf(shape *entries.Shape, name string) entries.Key {
	if shape != nil {
		for _, k := range shape.Keys {
			if k.Name == name {
				return k
			}
		}
	}
	return entries.Key{}
}

// isCondition says whether a key's value is a condition.
func isCondition(key entries.Key) bool {
	return key.Type == entries.TypeCondition || key.Type == entries.TypeExpression
}

// pair writes a key and its value.
func (w *writer) pair(p part, key entries.Key, indent int, begin string) error {
	name, at, err := w.scalar(p.key)
	if err != nil {
		return err
	}
	colon := w.skip(at)
	if w.at(colon) != ':' || colon.line != p.key.Line {
		return unusual(p.key)
	}
	begin += name + ":"
	rest := strings.TrimSpace(string(w.source[colon.line-1][colon.column:]))
	if inBlock(p.value) && p.value.Line > p.key.Line {
		if rest != "" && rest[0] != '#' {
			return unusual(p.value)
		}
		w.line(begin, rest)
		return w.children(p.value, w.shapes[key.Of], p.key.Line+1, p.end, indent+2)
	}
	if isCondition(key) && p.value.Kind == yaml.ScalarNode && p.value.Value != "" {
		return w.condition(p, indent, begin, rest)
	}
	return w.value(p, w.shapes[key.Of], indent, begin, rest)
}

// inBlock says whether a value is a list or an entry without brackets.
func inBlock(n *yaml.Node) bool {
	return n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle == 0
}

// children writes a list or an entry that stands below its key.
func (w *writer) children(n *yaml.Node, shape *entries.Shape, from, to, indent int) error {
	if n.Kind == yaml.MappingNode {
		parts, err := w.split(keysOf(n), from, to)
		if err != nil {
			return err
		}
		return w.pairs(parts, shape, indent, "")
	}
	parts, err := w.itemsOf(n)
	if err == nil {
		parts, err = w.split(parts, from, to)
	}
	if err != nil {
		return err
	}
	for i, p := range parts {
		w.comment(p.before, indent, i == 0)
		if err := w.item(p, shape, indent); err != nil {
			return err
		}
		w.shifted(p.after, indent-(p.column-1))
	}
	return nil
}

// item writes an item of a list.
func (w *writer) item(p part, shape *entries.Shape, indent int) error {
	if p.value.Kind == yaml.SequenceNode && inBlock(p.value) {
		return unusual(p.value)
	}
	if p.value.Kind == yaml.MappingNode && inBlock(p.value) {
		w.comment(w.comments(p.line+1, p.value.Line), indent, true) // below a dash that stands alone
		parts, err := w.split(keysOf(p.value), p.value.Line, p.end)
		if err != nil {
			return err
		}
		return w.pairs(parts, shape, indent+2, "- ")
	}
	rest := strings.TrimSpace(string(w.source[p.line-1][p.column:]))
	return w.value(p, shape, indent, strings.Repeat(" ", indent)+"-", rest)
}

// line writes a beginning with what follows it, if anything does.
func (w *writer) line(begin, rest string) {
	if rest != "" {
		begin += " " + rest
	}
	w.out = append(w.out, begin)
}

// comment writes comments and at most one empty line in a row; none at the
// beginning of a file or right below a key.
func (w *writer) comment(lines []string, indent int, first bool) {
	for _, text := range lines {
		switch {
		case text != "":
			w.out = append(w.out, strings.Repeat(" ", indent)+text)
			first = false
		case len(w.out) > 0 && w.out[len(w.out)-1] != "" && !first:
			w.out = append(w.out, "")
		}
	}
}

// shifted writes lines that keep their indentation relative to each other.
func (w *writer) shifted(lines []string, by int) {
	for _, text := range lines {
		line := []rune(text)
		if indentOf(line) == len(line) {
			w.comment([]string{""}, 0, false)
			continue
		}
		w.out = append(w.out, strings.Repeat(" ", max(0, indentOf(line)+by))+string(line[indentOf(line):]))
	}
}
