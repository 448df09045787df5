package lines

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
)

// The YAML library stops at the first fault of a file, and the line that it
// names is often the start of the list around it. So that an author sees all
// problems at once, each at its place, parse looks for the line on its own,
// mends it in memory, and goes on. What such a line says is unsure: it is
// marked as damaged, and other checks are silent about it.

// maxMends bounds the faults that are found in one file.
const maxMends = 20

// searchBudget is how many bytes may be read again to find the faults of one
// file. A large file with many faults gets less exact places.
const searchBudget = 8 << 20

// mender finds and mends the faults of one file.
type mender struct {
	file   *File
	lines  []string // as mended so far
	budget int
}

// parse fills in the file's roots and damaged lines.
func (d *Folder) parse(f *File) {
	m := &mender{file: f, lines: slices.Clone(f.Lines), budget: searchBudget}
	for range maxMends {
		roots, err := readYAML(m.lines)
		if err == nil {
			f.Roots = roots
			d.checkDocuments(f)
			return
		}
		c := findCause(m.lines, m.faultLine(err), err)
		mended := ""
		if !f.damaged[c.line] {
			d.Report(c.diagnostic(f))
			mended = m.choose(c)
		}
		if m.lines[c.line-1] == mended {
			break
		}
		f.damaged[c.line] = true
		m.lines[c.line-1] = mended
	}
	m.giveUp()
}

// giveUp keeps what stands before a fault that cannot be mended.
func (m *mender) giveUp() {
	end := len(m.lines)
	for range maxMends {
		roots, err := readYAML(m.lines[:end])
		if err == nil {
			m.file.Roots = roots
			break
		}
		end = min(namedLine(m.lines[:end], err), end) - 1
	}
	for n := end + 1; n <= len(m.lines); n++ {
		m.file.damaged[n] = true
	}
}

// choose picks what to read in place of a line: what lets the next line be read
// too, else what can be read itself, else nothing.
func (m *mender) choose(c cause) string {
	next := c.line
	for next < len(m.lines) && strings.TrimSpace(m.lines[next]) == "" {
		next++
	}
	for _, end := range []int{min(next+1, len(m.lines)), c.line} {
		for _, line := range c.mends {
			if m.parses(slices.Concat(m.lines[:c.line-1], []string{line}, m.lines[c.line:end])) {
				return line
			}
		}
	}
	return ""
}

// parses says whether lines are YAML; false when the budget is used up.
func (m *mender) parses(lines []string) bool {
	for _, l := range lines {
		m.budget -= len(l) + 1
	}
	if m.budget < 0 {
		return false
	}
	_, err := readYAML(lines)
	return err == nil
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

// faultLine is the line (from 1) where the first fault begins: the one after
// the longest beginning of the file that parses on its own. A beginning may also
// fail because it ends within a list or a quoted text that is fine as a whole,
// so a few longer ones are tried as well.
func (m *mender) faultLine(err error) int {
	good := 0
	for {
		good = m.search(good)
		longer := 0
		for n := good + 2; n < min(good+30, len(m.lines)) && longer == 0; n++ {
			if m.parses(m.lines[:n]) {
				longer = n
			}
		}
		if longer == 0 {
			break
		}
		good = longer
	}
	if m.budget < 0 {
		return namedLine(m.lines, err)
	}
	at := good + 1
	for at < len(m.lines) && strings.TrimSpace(m.lines[at-1]) == "" {
		at++
	}
	return min(at, len(m.lines))
}

// search halves the lines after a good beginning until the next one is bad.
func (m *mender) search(good int) int {
	bad := len(m.lines)
	for bad-good > 1 {
		if middle := (good + bad) / 2; m.parses(m.lines[:middle]) {
			good = middle
		} else {
			bad = middle
		}
	}
	return good
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
func (d *Folder) checkDocuments(f *File) {
	if len(f.Roots) < 2 {
		return
	}
	at := f.Roots[1].Line
	for at > 1 && !strings.HasPrefix(f.Line(at), "---") {
		at--
	}
	d.Report(f.DiagnoseSpan(Span{at, 1, 4}, codeDocuments,
		"`---` begins a second document here, and a file may hold only one",
		"remove the line; put a text that is to begin with `---` in quotes"))
}

// DiagnoseSpan makes a diagnostic for a part of a line.
func (f *File) DiagnoseSpan(p Span, code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	d := code.Diagnose(message, hint)
	d.File, d.Source = f.Name, f.Line(p.Line)
	d.Line, d.Column, d.EndColumn = p.Line, p.Column, p.End
	return d
}

// DiagnoseWhole makes a diagnostic for the file as a whole.
func (f *File) DiagnoseWhole(code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	d := code.Diagnose(message, hint)
	d.File = f.Name
	return d
}
