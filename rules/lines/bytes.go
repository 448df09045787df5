package lines

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"amends/rules/diagnostic"
)

// ReadYAML turns the bytes of a file into lines and nodes, reports what is wrong
// with them, and adds the file to the folder.
func (d *Folder) ReadYAML(name string, data []byte) *File {
	f := NewFile(name)
	defer d.Add(f)
	if problem, ok := unreadable(name, data); ok {
		d.Report(problem)
		d.Partial = true
		return f
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n")) // a line end of old editors
	if problem, ok := strange(name, data); ok {
		d.Report(problem)
		data = []byte(strings.Map(plainRune, string(data)))
	}
	f.Lines = strings.Split(string(data), "\n")
	d.parse(f)
	return f
}

// TooLarge makes the diagnostic for a file that is larger than [MaxFileSize].
func TooLarge(name string) diagnostic.Diagnostic {
	return NewFile(name).DiagnoseWhole(codeFileTooLarge, fmt.Sprintf("this file is larger than %d MB", MaxFileSize>>20), "split it into several files; the loader reads all of the folder")
}

// unreadable says why data cannot be read as text at all.
func unreadable(name string, data []byte) (diagnostic.Diagnostic, bool) {
	switch {
	case len(data) > MaxFileSize:
		return TooLarge(name), true
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), looksUTF16(data):
		return NewFile(name).DiagnoseWhole(codeEncoding, "this file is saved as UTF-16 (Windows calls it \"Unicode\")", "save it again as UTF-8"), true
	}
	return diagnostic.Diagnostic{}, false
}

// strange reports the first character that has no place in a text file.
func strange(name string, data []byte) (diagnostic.Diagnostic, bool) {
	at, r := strangeRune(data)
	if at < 0 {
		return diagnostic.Diagnostic{}, false
	}
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	end := len(data)
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		end = at + i
	}
	column := utf8.RuneCount(data[start:at]) + 1
	d := codeEncoding.Diagnose("there is an invisible control character here", "delete it, or type the line again")
	d.File, d.Line = name, bytes.Count(data[:at], []byte("\n"))+1
	d.Column, d.EndColumn = column, column+1
	d.Source = strings.ToValidUTF8(string(data[start:end]), "\uFFFD")
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

// strangeRune is the place of the first byte that is not valid UTF-8, or of a
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
