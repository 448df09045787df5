package rules

import (
	"fmt"

	"amends/rules/diagnostic"
)

// What [Assessment.Check] tells: see package diagnostic.
type (
	// Diagnostic is an author's mistake, with its place and a stable code.
	Diagnostic = diagnostic.Diagnostic
	// Diagnostics is a list of mistakes, in the order of their places.
	Diagnostics = diagnostic.List
	// Related is another place that a diagnostic speaks of.
	Related = diagnostic.Related
	// Fix is a change that is safe to make without asking.
	Fix = diagnostic.Fix
)

// The severities of diagnostics.
const (
	Error   = diagnostic.Error   // the assessment cannot be compiled
	Warning = diagnostic.Warning // it can, but something is probably not meant
)

// ProblemsError says that an assessment has errors; [Compile] returns it.
type ProblemsError struct {
	Diagnostics Diagnostics
}

// Error counts the problems and shows the first.
func (e *ProblemsError) Error() string {
	for _, d := range e.Diagnostics {
		if d.Severity == Error {
			return fmt.Sprintf("%s in the assessment, first %s: %s", diagnostic.Counted(e.Diagnostics.Errors(), "error"), d.Place(), d.Message)
		}
	}
	return "no error in the assessment"
}
