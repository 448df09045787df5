package rules

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a [Diagnostic] stops the assessment from compiling.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // the assessment cannot be compiled
	Warning Severity = "warning" // it can, but something is probably not meant
)

// Diagnostic is an author's mistake, with its place and a stable code. Columns
// count characters, not bytes, from 1. File is relative to the assessment's
// folder.
type Diagnostic struct {
	Code      string    `json:"code"` // [Explain] has its page
	Severity  Severity  `json:"severity"`
	File      string    `json:"file,omitempty"` // empty: the folder itself
	Line      int       `json:"line,omitempty"`
	Column    int       `json:"column,omitempty"`
	EndColumn int       `json:"end_column,omitempty"` // one after the last character, on the same line
	Message   string    `json:"message"`
	Hint      string    `json:"hint,omitempty"`
	Related   []Related `json:"related,omitempty"`
	Fix       *Fix      `json:"fix,omitempty"`
	Source    string    `json:"source,omitempty"` // the line as written, for rendering
}

// Related is another place that a diagnostic speaks of, such as the first of
// two equal ids.
type Related struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// Fix replaces the characters from Column up to EndColumn of Line, in the
// diagnostic's file, by Text. It is given only where that is safe to do
// without asking.
type Fix struct {
	Title     string `json:"title"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndColumn int    `json:"end_column"`
	Text      string `json:"text"`
}

// Diagnostics is a list of problems, in the order of their places.
type Diagnostics []Diagnostic

// maxDiagnostics is how many diagnostics one run shows. Past that number a
// reader is better served by mending the first ones and running again.
const maxDiagnostics = 100

// maxProblems is how many are kept in memory: a damaged file can have one in
// every few bytes.
const maxProblems = 5000

// codeMore is the code of the last diagnostic of a list that was cut.
const codeMore = "more"

// Errors is the number of diagnostics that stop the assessment from compiling.
func (d Diagnostics) Errors() int {
	n := 0
	for _, one := range d {
		if one.Severity == Error {
			n++
		}
	}
	return n
}

// ProblemsError says that an assessment has errors; [Compile] returns it.
type ProblemsError struct {
	Diagnostics Diagnostics
}

// Error counts the problems and shows the first.
func (e *ProblemsError) Error() string {
	for _, d := range e.Diagnostics {
		if d.Severity == Error {
			return fmt.Sprintf("%s in the assessment, first %s: %s", counted(e.Diagnostics.Errors(), "error"), d.at(), d.Message)
		}
	}
	return "no error in the assessment"
}

// at is the place in the form "rules/truth.yaml:12:5".
func (d Diagnostic) at() string {
	switch {
	case d.File == "":
		return "the folder"
	case d.Line == 0:
		return d.File
	}
	return fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)
}

// With is the list together with more diagnostics, sorted by place, each once,
// and cut like that of [Source.Check].
func (d Diagnostics) With(more Diagnostics) Diagnostics {
	return append(slices.Clone(d), more...).tidy(0)
}

// tidy sorts by place, drops repetitions and cuts the list at maxDiagnostics.
// There are more problems that are not in the list.
func (d Diagnostics) tidy(more int) Diagnostics {
	list := slices.Clone(d)
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	list = slices.CompactFunc(list, func(a, b Diagnostic) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Code == b.Code && a.Message == b.Message
	})
	if len(list) <= maxDiagnostics {
		return list
	}
	return append(list[:maxDiagnostics:maxDiagnostics], omitted(list[maxDiagnostics:], more))
}

// omitted stands for the diagnostics that a cut list does not show.
func omitted(rest Diagnostics, uncounted int) Diagnostic {
	more := Diagnostic{
		Code: codeMore, Severity: Warning,
		Message: fmt.Sprintf("%d more problems are not shown", len(rest)+uncounted),
		Hint:    "mend these first and check again",
	}
	if rest.Errors() > 0 {
		more.Severity = Error
	}
	return more
}

// counted is "1 error", "2 errors".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
