package format

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// part is a key with its value, or an item of a list, with the comments that go
// with it. Lines count from 1; end is the line after its last one.
type part struct {
	key, value *yaml.Node // no key: an item
	line, end  int
	column     int      // of the key or the dash
	before     []string // comments and empty lines above it
	after      []string // comments below it that are indented more than it
}

// keysOf are the parts of a mapping, as far as its nodes tell.
func keysOf(n *yaml.Node) []part {
	var parts []part
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		parts = append(parts, part{key: key, value: n.Content[i+1], line: key.Line, column: key.Column})
	}
	return parts
}

// itemsOf are the parts of a list in block style.
func (w *writer) itemsOf(n *yaml.Node) ([]part, error) {
	var parts []part
	for _, item := range n.Content {
		p := part{value: item, line: item.Line}
		for p.column == 0 {
			if p.line < n.Line {
				return nil, unusual(item)
			}
			before := w.source[p.line-1]
			if p.line == item.Line {
				before = before[:item.Column-1]
			}
			if text := strings.TrimSpace(string(before)); text == "-" {
				p.column = indentOf(before) + 1
			} else if text != "" && !strings.HasPrefix(text, "#") {
				return nil, unusual(item)
			} else {
				p.line--
			}
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// split shares the lines from first up to end among parts: each gets its own
// lines and the comments around them.
func (w *writer) split(parts []part, first, end int) ([]part, error) {
	before := w.comments(first, firstLine(parts, end))
	for i := range parts {
		p := &parts[i]
		limit := firstLine(parts[i+1:], end)
		if limit <= p.line {
			return nil, unusual(p.value) // two on one line
		}
		p.before, before = before, nil
		p.end = w.contentEnd(p, limit)
		p.after, before = w.share(p, limit, i+1 == len(parts))
	}
	return parts, nil
}

func firstLine(parts []part, end int) int {
	if len(parts) == 0 {
		return end
	}
	return parts[0].line
}

// comments are lines that hold nothing but a comment or nothing at all.
func (w *writer) comments(from, to int) []string {
	var list []string
	for n := from; n < to; n++ {
		list = append(list, strings.TrimSpace(string(w.source[n-1])))
	}
	return list
}

// contentEnd is the line after the last one of a part that is neither empty nor
// a comment. What looks like a comment within a block of text is text.
func (w *writer) contentEnd(p *part, limit int) int {
	block := w.blockIndent(lastLeaf(p.value), limit)
	for limit > p.line+1 {
		line := w.source[limit-2]
		text := strings.TrimSpace(string(line))
		if text != "" && (text[0] != '#' || block >= 0 && indentOf(line) >= block) {
			break
		}
		limit--
	}
	return limit
}

// share gives the comments below a part to it, as long as they are indented
// more than it, and the rest to the next one. So does a comment right above the
// next one, with an empty line before it, however it is indented.
func (w *writer) share(p *part, limit int, last bool) (after, before []string) {
	n := p.end
	for ; n < limit && (last || w.blank(n) || indentOf(w.source[n-1]) >= p.column); n++ {
	}
	above := limit
	for above > p.end && !w.blank(above-1) {
		above--
	}
	if !last && above > p.end {
		n = min(n, above)
	}
	for n > p.end && !last && w.blank(n-1) {
		n-- // an empty line belongs to what comes after it
	}
	for i := p.end; i < n; i++ {
		after = append(after, strings.TrimRight(string(w.source[i-1]), " \t"))
	}
	return after, w.comments(n, limit)
}

// blank says whether a line is empty.
func (w *writer) blank(n int) bool { return strings.TrimSpace(string(w.source[n-1])) == "" }

// lastLeaf is the value with which a value ends.
func lastLeaf(n *yaml.Node) *yaml.Node {
	for n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		n = n.Content[len(n.Content)-1]
	}
	return n
}

// blockIndent is the indentation of a `|` or `>` text; -1 for all other values.
func (w *writer) blockIndent(n *yaml.Node, limit int) int {
	if !isBlock(n) || strings.TrimSpace(n.Value) == "" {
		return -1
	}
	for line := n.Line + 1; line < limit; line++ {
		if text := w.source[line-1]; strings.TrimSpace(string(text)) != "" {
			return indentOf(text)
		}
	}
	return -1
}

func isBlock(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// indentOf counts the spaces that a line begins with.
func indentOf(line []rune) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

func unusual(n *yaml.Node) error { return fmt.Errorf("line %d: %w", n.Line, ErrUnusual) }
