package rules

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/cases"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/sheet"
)

// Authored tests: see package cases.
type (
	// Case is a person, what they answer, and the plan they should get.
	Case = cases.Case
	// Expect is what a case tests.
	Expect = cases.Expect
	// Failure is one thing that is not as a case expects.
	Failure = cases.Failure
)

// Cases returns the authored tests in the order in which they are written.
func (a *Assessment) Cases() []Case { return slices.Clone(a.cases) }

// CaseTable is all cases as a table, as [Load] reads it from `cases/*.csv`: a
// column for each question, and for everything that cases can expect. The
// assessment must have no errors.
func (a *Assessment) CaseTable() [][]string { return sheet.Write(a.asked(), a.cases) }

// CaseText is a case as an entry of the list `cases:`, ready to stand in a file
// of the assessment.
func (a *Assessment) CaseText(c Case) (string, error) { return c.YAML(a.asked()) }

// asked are the questions in the order of asking, without their conditions.
func (a *Assessment) asked() []engine.Question {
	list := make([]engine.Question, len(a.questions))
	for i, q := range a.questions {
		list[i] = q.data
	}
	return list
}

// readCases reads and checks the cases.
func (a *Assessment) readCases() {
	for _, o := range a.all.Cases {
		c := Case{ID: o.ID.Value, Person: o.Person.Value, Answers: engine.Answers{}}
		if o.ID.Written() {
			c.File, c.Line = o.ID.File.Name, o.ID.File.Span(o.ID.Node).Line
		}
		a.answered = append(a.answered, a.readAnswers(o, c.Answers))
		if e := o.Expect.Entry; e != nil {
			c.Expect = a.readExpect(e)
			c.Plan = a.printedFile(c.Expect.Printed)
		}
		a.cases = append(a.cases, c)
	}
}

// readExpect reads what a case tests.
func (a *Assessment) readExpect(e *entries.Expect) Expect {
	if e.Empty() {
		var known []string
		for _, key := range e.Keys() {
			known = append(known, key.Name)
		}
		a.folder.Report(e.Diagnose(codeEmptyCase, "this case tests nothing", "known: "+strings.Join(known, ", ")))
	}
	x := Expect{
		Outcome: e.Outcome.Value, Current: e.Current.Value, Printed: a.readPrinted(e),
		Open: tested(&e.Open), Held: tested(&e.Held), Folded: tested(&e.Folded), Absent: tested(&e.Absent),
		Order: tested(&e.Order), Plan: tested(&e.Plan), Fired: tested(&e.Fired), Silent: tested(&e.Silent),
		Guards: tested(&e.Guards), Next: tested(&e.Next), Ignored: tested(&e.Ignored), Covers: tested(&e.Covers),
		Says: tested(&e.Says), Unsaid: tested(&e.Unsaid),
	}
	if e.Complete.Written() {
		complete := e.Complete.On
		x.Complete = &complete
	}
	if e.Steps.Written() {
		steps := e.Steps.Whole()
		x.Steps = &steps
	}
	a.checkExpect(e)
	return x
}

// tested is what is expected of a list: nil if nothing is, empty if nothing may
// be there.
func tested(l *entries.List) []string {
	if !l.Written() {
		return nil
	}
	return append([]string{}, l.Values()...)
}

// checkExpect reports outcomes and steps that do not exist.
func (a *Assessment) checkExpect(e *entries.Expect) {
	outcomes := []string{engine.OutcomePlan, engine.OutcomeOpen}
	for _, g := range a.guards {
		if g.Hard.On {
			outcomes = append(outcomes, g.ID.Value)
		}
	}
	if t := e.Outcome; t.Value != "" && !slices.Contains(outcomes, t.Value) && !a.folder.MayMention(t.Value) {
		d := t.Diagnose(entries.CodeWrongValue, fmt.Sprintf("`%s` is no outcome", diagnostic.Clip(t.Value)), "it is `plan`, `open`, or the id of a hard guard")
		if near := engine.Nearest(diagnostic.Clip(t.Value), outcomes); near != "" {
			d.Hint, d.Fix = "did you mean `"+near+"`?", t.Renamed(outcomes)
		}
		a.folder.Report(d)
	}
	for _, t := range e.Plan.Texts {
		id := strings.TrimPrefix(t.Value, "*")
		if a.step(id) == nil && !a.folder.MayMention(id) {
			a.folder.Report(t.Diagnose(codeUnknownStep, fmt.Sprintf("there is no step `%s`", diagnostic.Clip(id)), diagnostic.Meant(id, a.names.Known(entries.KindStep))))
		}
	}
}

// printedName is where plans as printed stand.
var printedName = regexp.MustCompile(`^plans/[a-z0-9]+(-[a-z0-9]+)*\.txt$`)

// readPrinted reads the name of a file with a plan as it is printed.
func (a *Assessment) readPrinted(e *entries.Expect) string {
	t := e.Printed
	if t.Value != "" && !printedName.MatchString(t.Value) {
		a.folder.Report(t.Diagnose(entries.CodeWrongValue, fmt.Sprintf("`%s` is no name for a printed plan", diagnostic.Clip(t.Value)),
			"it stands in the folder plans: `plans/anna.txt`; small letters, with `-` between words"))
		return ""
	}
	return t.Value
}

// printedFile is what a file with a printed plan says; nil if there is none.
// Line ends are those of the machine, and do not matter.
func (a *Assessment) printedFile(name string) *string {
	if name == "" {
		return nil
	}
	if info, err := fs.Stat(a.files, name); err != nil || info.Size() > lines.MaxFileSize {
		return nil
	}
	data, err := fs.ReadFile(a.files, name)
	if err != nil {
		return nil
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return &text
}
