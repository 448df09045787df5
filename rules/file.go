package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Limits that keep a huge or hostile folder from costing more than a message.
const (
	maxFileSize   = 1 << 20
	maxFolderSize = 4 << 20
	maxFiles      = 1000
	maxYAMLDepth  = 64
	maxProse      = 20_000 // characters of one text: goldmark is not linear on everything
)

// file is one YAML file of the folder.
type file struct {
	name    string
	lines   []string     // as the author sees them, without line ends
	damaged map[int]bool // lines (from 1) that do not parse as YAML; what they say is unsure
	unsure  map[int]bool // lines with a value that could not be used
	runes   map[int][]rune
	roots   []*yaml.Node // of what does parse, one for each document
}

// line is the text of a line, counted from 1.
func (f *file) line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return f.lines[n-1]
}

// chars is a line as characters. It is kept: in a file of one long line many
// places may be asked for.
func (f *file) chars(n int) []rune {
	if f.runes[n] == nil {
		f.runes[n] = []rune(f.line(n))
	}
	return f.runes[n]
}

// damagedWord says whether a line that could not be used mentions a word, so that what seems to be
// unknown or unused may well stand there.
func (f *file) damagedWord(word string) bool {
	for _, lines := range []map[int]bool{f.damaged, f.unsure} {
		for n := range lines {
			if containsWord(f.line(n), word) {
				return true
			}
		}
	}
	return false
}

// distrust marks the lines of a value that could not be used.
func (f *file) distrust(n *yaml.Node) {
	for line := n.Line; line <= lastLine(n); line++ {
		f.unsure[line] = true
	}
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

// readFile turns the bytes of a file into lines and a tree, and reports what
// is wrong with it.
func (s *Source) readFile(name string, data []byte) *file {
	f := &file{name: name, damaged: map[int]bool{}, unsure: map[int]bool{}, runes: map[int][]rune{}}
	if d, ok := unreadable(name, data); ok {
		s.report(d)
		s.partial = true
		return f
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n")) // a line end of old editors
	if d, ok := strange(name, data); ok {
		s.report(d)
		data = []byte(strings.Map(plainRune, string(data)))
	}
	f.lines = strings.Split(string(data), "\n")
	s.parse(f)
	return f
}

// unreadable says why data cannot be read as text at all.
func unreadable(name string, data []byte) (Diagnostic, bool) {
	d := Diagnostic{Severity: Error, File: name}
	switch {
	case len(data) > maxFileSize:
		d.Code = "file-too-large"
		d.Message = fmt.Sprintf("this file is larger than %d MB", maxFileSize>>20)
		d.Hint = "split it into several files; the loader reads all of the folder"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), looksUTF16(data):
		d.Code = "encoding"
		d.Message = "this file is saved as UTF-16 (Windows calls it \"Unicode\")"
		d.Hint = "save it again as UTF-8"
	}
	return d, d.Code != ""
}

// strange reports the first character that has no place in a text file.
func strange(name string, data []byte) (Diagnostic, bool) {
	at, r := strangeRune(data)
	if at < 0 {
		return Diagnostic{}, false
	}
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	end := len(data)
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		end = at + i
	}
	column := utf8.RuneCount(data[start:at]) + 1
	d := Diagnostic{
		Code: "encoding", Severity: Error, File: name,
		Line: bytes.Count(data[:at], []byte("\n")) + 1, Column: column, EndColumn: column + 1,
		Message: "there is an invisible control character here",
		Hint:    "delete it, or type the line again",
		Source:  strings.ToValidUTF8(string(data[start:end]), "\uFFFD"),
	}
	if r == utf8.RuneError {
		d.Message = "this character is not UTF-8"
		d.Hint = "save the file again as UTF-8; editors call that its encoding"
	}
	return d, true
}

// looksUTF16 recognises UTF-16 without a byte order mark: every other byte of
// plain English is zero.
func looksUTF16(data []byte) bool {
	return len(data) >= 4 && (data[0] == 0 && data[2] == 0 || data[1] == 0 && data[3] == 0)
}

// strangeRune is the place of the first byte that is no valid UTF-8, or of a
// character that YAML forbids or that moves line numbers; -1 if there is none.
func strangeRune(data []byte) (int, rune) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || plainRune(r) != r {
			return i, r
		}
		i += n
	}
	return -1, 0
}

// plainRune replaces a character that has no place in a text file by a space.
// Unicode's own line ends are among them: the YAML library counts them as
// lines, editors do not.
func plainRune(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r == 0xfffe, r == 0xffff:
		return ' '
	}
	return r
}
