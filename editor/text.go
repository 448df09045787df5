package editor

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// linesOf are the lines of a text, without what ends them.
func linesOf(text string) []string {
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
}

// units is how many UTF-16 units the first characters of a line take.
func units(line string, characters int) int {
	n := 0
	for _, r := range line {
		if characters--; characters < 0 {
			break
		}
		n += utf16.RuneLen(r)
	}
	return n
}

// characters is how many characters of a line stand before a UTF-16 unit.
func characters(line string, unit int) int {
	n := 0
	for _, r := range line {
		if unit -= utf16.RuneLen(r); unit < 0 {
			break
		}
		n++
	}
	return n
}

// spanIn is the part of a line from one column up to another, both in characters
// from 1.
func spanIn(lines []string, line, from, to int) span {
	text := ""
	if line >= 1 && line <= len(lines) {
		text = lines[line-1]
	}
	line = max(line-1, 0)
	return span{position{line, units(text, from-1)}, position{line, units(text, max(from, to)-1)}}
}

// pathOf is the file of an address; empty if it is none.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	name := u.Path
	if len(name) > 2 && name[0] == '/' && name[2] == ':' { // /C:/rules
		name = name[1:]
	}
	return filepath.Clean(filepath.FromSlash(name))
}

// uriOf is the address of a file.
func uriOf(name string) string {
	name = filepath.ToSlash(name)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}
