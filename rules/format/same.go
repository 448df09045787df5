package format

import (
	"fmt"
	"slices"
	"strings"

	"amends/rules/entries"

	"go.yaml.in/yaml/v3"
)

// same makes sure that a file says the same as before: every value, every
// comment. A difference would be a fault of this package; then the file stays
// as it is.
func same(before *yaml.Node, text, out string) error {
	after, err := parse(out)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnusual, err)
	}
	if meaning(before) != meaning(after) || strings.Count(text, "#") != strings.Count(out, "#") || !keepsComments(text, out) {
		return ErrUnusual
	}
	return nil
}

// meaning is what a document says, whatever the order of its keys.
func meaning(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	shapes := map[string]*entries.Shape{}
	for _, shape := range entries.Shapes() {
		shapes[shape.Name] = &shape
	}
	return said(n, shapes, entries.Key{Of: entries.FileShape})
}

func said(n *yaml.Node, shapes map[string]*entries.Shape, key entries.Key) string {
	var list []string
	switch n.Kind {
	case yaml.MappingNode:
		for _, p := range keysOf(n) {
			list = append(list, fmt.Sprintf("%q:%s", p.key.Value, said(p.value, shapes, keyOf(shapes[key.Of], p.key.Value))))
		}
		slices.Sort(list)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			list = append(list, said(item, shapes, key))
		}
	default:
		return fmt.Sprintf("%s %q", n.Tag, scalarMeaning(n, key))
	}
	return fmt.Sprintf("(%d %s)", n.Kind, strings.Join(list, ","))
}

// scalarMeaning is a text without the white space that nobody reads: all of a
// condition's, and lines of nothing but spaces in others.
func scalarMeaning(n *yaml.Node, key entries.Key) string {
	if isCondition(key) {
		return strings.Join(strings.Fields(n.Value), " ")
	}
	lines := strings.Split(n.Value, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}

// keepsComments says whether every line that begins with `#` is still there.
func keepsComments(text, out string) bool {
	lines := map[string]int{}
	for line := range strings.SplitSeq(out, "\n") {
		lines[strings.TrimSpace(line)]++
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			if lines[line]--; lines[line] < 0 {
				return false
			}
		}
	}
	return true
}
