// Package diagnostic is how the language tells authors of their mistakes.
//
// A [Code] is one sort of mistake, with all that can be said of it once and for
// all; each package keeps the codes that it reports in a [Codes]. A
// [Diagnostic] is one mistake of that sort at its place, and a [Log] gathers
// those of one run. [List.WriteText] shows them to a person, [Mend] applies the
// safe fixes. The words that messages are put together from, such as [Clip] and
// [Or], stand here too.
package diagnostic

import "fmt"

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
	Code      string    `json:"code"` // the name of a [Code]
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

// Place is where the mistake is, in the form "rules/truth.yaml:12:5".
func (d Diagnostic) Place() string {
	switch {
	case d.File == "":
		return "the folder"
	case d.Line == 0:
		return d.File
	}
	return fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)
}
