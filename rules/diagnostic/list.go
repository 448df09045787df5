package diagnostic

import (
	"cmp"
	"fmt"
	"slices"
)

// List is several diagnostics. [Log.List] gives them in the order of their
// places.
type List []Diagnostic

// MaxShown is how many diagnostics one run shows. Past that number a reader is
// better served by mending the first ones and running again.
const MaxShown = 100

// maxKept is how many are kept in memory: a damaged file can have one in every
// few bytes.
const maxKept = 5000

// Log gathers the diagnostics of one run. The zero value is empty. It is not
// safe for concurrent use while diagnostics are reported.
type Log struct {
	list    List
	omitted int // beyond maxKept
	failed  bool
}

// Report adds a diagnostic.
func (l *Log) Report(d Diagnostic) {
	if len(l.list) >= maxKept && (l.failed || d.Severity == Warning) {
		l.omitted++
		return
	}
	l.failed = l.failed || d.Severity == Error
	l.list = append(l.list, d)
}

// Failed says whether there is an error among the diagnostics.
func (l *Log) Failed() bool { return l.failed }

// List is what was reported together with more diagnostics, in the order of
// their places, each once, and cut at [MaxShown].
func (l *Log) List(more ...Diagnostic) List {
	return append(slices.Clone(l.list), more...).tidy(l.omitted)
}

// Errors is the number of diagnostics that stop the assessment from compiling.
func (l List) Errors() int {
	n := 0
	for _, d := range l {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// With is the list together with more diagnostics, sorted by place, each once,
// and cut like that of [Log.List].
func (l List) With(more List) List {
	return append(slices.Clone(l), more...).tidy(0)
}

// tidy sorts by place, drops repetitions and cuts the list at MaxShown. There
// are more problems that are not in the list.
func (l List) tidy(more int) List {
	list := slices.Clone(l)
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	list = slices.CompactFunc(list, func(a, b Diagnostic) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Code == b.Code && a.Message == b.Message
	})
	if len(list) <= MaxShown {
		return list
	}
	return append(list[:MaxShown:MaxShown], omitted(list[MaxShown:], more))
}

// omitted stands for the diagnostics that a cut list does not show.
func omitted(rest List, uncounted int) Diagnostic {
	d := more.Diagnose(fmt.Sprintf("%d more problems are not shown", len(rest)+uncounted), "mend these first and check again")
	if rest.Errors() > 0 {
		d.Severity = Error
	}
	return d
}
