// Package format lays out rule files in one way, so that a change in one is a
// change in meaning, and a review sees nothing else.
//
// [File] indents by two spaces, begins the items of a list two spaces in, puts
// the keys of an entry in the order of [entries.Shapes], writes conditions as `|`
// blocks, and leaves at most one empty line between things. It keeps comments
// with what they stand above or behind, blank lines, quotes, the order of
// entries, how long texts and lists are broken into lines, and the line ends that
// most lines of the file have.
//
// It moves pieces of the text and prints nothing from values: a YAML library
// that prints what it has read moves comments and changes quotes. The result is
// read again and compared with the original before it is given out, so what a
// file says cannot change.
package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"amends/rules/entries"
	"amends/rules/lines"

	"go.yaml.in/yaml/v3"
)

// ErrUnusual says that a file is sound YAML but written in a way that this
// package does not rearrange, such as with a comment inside of brackets.
var ErrUnusual = errors.New("it is written in a way that cannot be laid out anew")

// File lays out a rule file. Text that is laid out already comes back as it is.
// The error says why a file cannot be laid out; its message is for the author.
func File(data []byte) ([]byte, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	out, err := layOut(root, text)
	if err != nil {
		return nil, err
	}
	if err := same(root, text, out); err != nil {
		return nil, err
	}
	if endsWithReturn(data) {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	return []byte(out), nil
}

// endsWithReturn says whether most lines end as Windows ends them.
func endsWithReturn(data []byte) bool {
	return 2*bytes.Count(data, []byte("\r\n")) > bytes.Count(data, []byte("\n"))
}

// decode makes text with plain line ends of a file.
func decode(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	switch {
	case len(data) > lines.MaxFileSize:
		return "", fmt.Errorf("it is larger than %d MB", lines.MaxFileSize>>20)
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return "", errors.New("it is not UTF-8")
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n"), nil // a line end of old editors, to YAML too
}

// parse reads the one document of a file; nil if there is none.
func parse(text string) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on some broken files
			err = fmt.Errorf("it is not YAML: %v", r)
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(text))
	var doc yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("it is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errors.New("it holds more than one YAML document")
	}
	return doc.Content[0], plain(doc.Content[0], 0)
}

// plain refuses what the loader refuses too: anchors, tags, bottomless nesting.
func plain(n *yaml.Node, depth int) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || depth > 64 {
		return fmt.Errorf("line %d: %w", n.Line, ErrUnusual)
	}
	for _, child := range n.Content {
		if err := plain(child, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// layOut writes a document anew.
func layOut(root *yaml.Node, text string) (string, error) {
	w := &writer{shapes: map[string]*entries.Shape{}}
	for _, shape := range entries.Shapes() {
		w.shapes[shape.Name] = &shape
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.source = append(w.source, []rune(line))
	}
	if strings.TrimSpace(text) == "" {
		return text, nil
	}
	if root == nil || root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return strings.TrimRight(text, " \n") + "\n", nil
	}
	parts, err := w.split(keysOf(root), 1, len(w.source)+1)
	if err != nil {
		return "", err
	}
	if err := w.pairs(parts, w.shapes[entries.FileShape], 0, ""); err != nil {
		return "", err
	}
	for len(w.out) > 0 && w.out[len(w.out)-1] == "" {
		w.out = w.out[:len(w.out)-1]
	}
	return strings.Join(w.out, "\n") + "\n", nil
}
