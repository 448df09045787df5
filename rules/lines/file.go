package lines

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// MaxFileSize is the size of the largest file that is read, in bytes.
const MaxFileSize = 1 << 20

// maxDepth is how deep lists and keys may be nested.
const maxDepth = 64

// File is one file of the folder: its lines, and the nodes of what parses.
type File struct {
	Name  string       // relative to the folder
	Lines []string     // as the author sees them, without line ends
	Roots []*yaml.Node // of what does parse, one for each document

	// Cell names the cell of a table at a place, and is nil for a file that is
	// no table.
	Cell func(line, column int) (name string, ok bool)

	damaged map[int]bool // lines (from 1) that do not parse as YAML; what they say is unsure
	unsure  map[int]bool // lines with a value that could not be used
	runes   map[int][]rune
}

// NewFile is a file without lines.
func NewFile(name string) *File {
	return &File{Name: name, damaged: map[int]bool{}, unsure: map[int]bool{}, runes: map[int][]rune{}}
}

// Line is the text of a line, counted from 1.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.Lines) {
		return ""
	}
	return f.Lines[n-1]
}

// Runes is a line as characters. It is kept: in a file of one long line many
// places may be asked for.
func (f *File) Runes(n int) []rune {
	if f.runes[n] == nil {
		f.runes[n] = []rune(f.Line(n))
	}
	return f.runes[n]
}

// mayMention says whether a line that could not be used mentions a word, so
// that what seems to be unknown or unused may well stand there.
func (f *File) mayMention(word string) bool {
	for _, lines := range []map[int]bool{f.damaged, f.unsure} {
		for n := range lines {
			if containsWord(f.Line(n), word) {
				return true
			}
		}
	}
	return false
}

// Distrust marks the lines of a value that could not be used.
func (f *File) Distrust(n *yaml.Node) {
	for line := n.Line; line <= lastLine(n); line++ {
		f.unsure[line] = true
	}
}

// Damaged says whether any line from first to last does not parse.
func (f *File) Damaged(first, last int) bool {
	for n := range f.damaged {
		if n >= first && n <= last {
			return true
		}
	}
	return false
}

// Empty says whether nothing stands in the file, and nothing was lost in it.
func (f *File) Empty() bool {
	return len(f.Roots) == 0 && len(f.damaged) == 0 && len(f.Lines) > 0
}

// lastLine is the last line of a node.
func lastLine(n *yaml.Node) int {
	last := n.Line + strings.Count(n.Value, "\n")
	for _, c := range n.Content {
		last = max(last, lastLine(c))
	}
	return last
}

// NearDamage says whether lines of a node, or next to it, do not parse: more of
// it may well stand there.
func (f *File) NearDamage(n *yaml.Node) bool {
	return len(f.damaged) > 0 && f.Damaged(n.Line-1, lastLine(n)+2)
}

// containsWord says whether word stands in text, not as a part of a longer id.
func containsWord(text, word string) bool {
	part := func(b byte) bool {
		return b == '-' || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
	}
	for at := 0; word != ""; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		end := i + len(word)
		if (i == 0 || !part(text[i-1])) && (end == len(text) || !part(text[end])) {
			return true
		}
		at = i + 1
	}
	return false
}
