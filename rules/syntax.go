package rules

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The YAML library stops at the first fault of a file, and the line that it
// names is often the start of the list around it. So that an author sees all
// problems at once and each at its place, parse finds the line by itself,
// mends it in memory, and goes on. What such a line says is unsure: it is
// marked as damaged, and other checks are silent about it.

// maxMends bounds the faults that are found in one file.
const maxMends = 20

// searchable is the size up to which a fault is searched for by reading parts
// of the file again.
const searchable = 128 << 10

// parse fills in the file's roots and damaged lines.
func (s *Source) parse(f *file) {
	lines := slices.Clone(f.lines)
	for range maxMends {
		roots, err := readYAML(lines)
		if err == nil {
			f.roots = roots
			s.checkDocuments(f)
			return
		}
		at := faultLine(lines, err)
		c := findCause(f, lines, at, err)
		mended := ""
		if !f.damaged[c.line] {
			s.report(c.diagnostic(f))
			mended = c.mend(lines)
		}
		if lines[c.line-1] == mended {
			break
		}
		f.damaged[c.line] = true
		lines[c.line-1] = mended
	}
	s.giveUp(f, lines)
}

// giveUp keeps what stands before a fault that cannot be mended.
func (s *Source) giveUp(f *file, lines []string) {
	roots, err := readYAML(lines)
	for at := len(lines); err != nil && at > 0; {
		at = faultLine(lines[:at], err) - 1
		for n := at + 1; n <= len(lines); n++ {
			f.damaged[n] = true
		}
		roots, err = readYAML(lines[:at])
	}
	if err == nil {
		f.roots = roots
	}
}

// readYAML parses lines into one node for each document. A panic of the
// library is an error like any other: no file may end the process.
func readYAML(lines []string) (roots []*yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(strings.Join(lines, "\n") + "\n"))
	for {
		var n yaml.Node
		err := dec.Decode(&n)
		if errors.Is(err, io.EOF) {
			return roots, nil
		}
		if err != nil {
			return nil, err
		}
		roots = append(roots, &n)
	}
}

func parses(lines []string) bool {
	_, err := readYAML(lines)
	return err == nil
}

// isSearchable says whether lines are few enough to be read again and again.
func isSearchable(lines []string) bool {
	size := 0
	for _, l := range lines {
		size += len(l) + 1
	}
	return size <= searchable
}

// faultLine is the line (from 1) where the first fault of lines begins: the
// one after the longest beginning of the file that parses by itself.
func faultLine(lines []string, err error) int {
	if !isSearchable(lines) {
		return namedLine(lines, err)
	}
	good := func(n int) bool { return parses(lines[:n]) }
	lo := 0
	for {
		hi := len(lines)
		for hi-lo > 1 {
			if mid := (lo + hi) / 2; good(mid) {
				lo = mid
			} else {
				hi = mid
			}
		}
		// A beginning may fail only because it ends within a list or a quoted
		// text that is fine as a whole.
		whole := 0
		for n := lo + 2; n < min(lo+30, len(lines)); n++ {
			if good(n) {
				whole = n
				break
			}
		}
		if whole == 0 {
			break
		}
		lo = whole
	}
	at := lo + 1
	for at < len(lines) && strings.TrimSpace(lines[at-1]) == "" {
		at++
	}
	return min(at, len(lines))
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// namedLine is the line that the library's error names.
func namedLine(lines []string, err error) int {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		return min(max(n, 1), len(lines))
	}
	return 1
}

// checkDocuments reports a file that holds several YAML documents.
func (s *Source) checkDocuments(f *file) {
	if len(f.roots) < 2 {
		return
	}
	at := f.roots[1].Line
	for at > 1 && !strings.HasPrefix(f.line(at), "---") {
		at--
	}
	s.report(f.diagnose(Error, "yaml-documents", at, 1, 4,
		"`---` begins a second document here, and a file may hold only one",
		"remove the line; put a text that is to begin with `---` in quotes"))
}

// diagnose makes a diagnostic for a part of a line.
func (f *file) diagnose(severity Severity, code string, line, column, end int, message, hint string) Diagnostic {
	return Diagnostic{
		Code: code, Severity: severity, File: f.name, Line: line, Column: column, EndColumn: end,
		Message: message, Hint: hint, Source: f.line(line),
	}
}
