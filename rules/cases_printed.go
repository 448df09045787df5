package rules

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/printed"
)

// printedName is where plans as printed stand.
var printedName = regexp.MustCompile(`^plans/[a-z0-9]+(-[a-z0-9]+)*\.txt$`)

// readPrinted reads the name of a file with a plan as it is printed.
func (s *Source) readPrinted(e *object) string {
	t := e.text("printed")
	if t.Value != "" && !printedName.MatchString(t.Value) {
		s.folder.Report(t.Diagnose(codeWrongValue, fmt.Sprintf("`%s` is no name for a printed plan", diagnostic.Clip(t.Value)),
			"it stands in the folder plans: `plans/anna.txt`; small letters, with `-` between words"))
		return ""
	}
	return t.Value
}

// printedFile is what a file with a printed plan says; nil if there is none.
// Line ends are those of the machine, and do not matter.
func (s *Source) printedFile(name string) *string {
	if name == "" {
		return nil
	}
	if info, err := fs.Stat(s.files, name); err != nil || info.Size() > lines.MaxFileSize {
		return nil
	}
	data, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return &text
}

// Print is the plan of the case as it is printed, with the result of a program.
func (c Case) Print(p *engine.Program, result engine.Result) string {
	return printed.Plan(p, c.Person, c.Answers, result)
}

// checkPrinted compares the whole plan as it is printed.
func (r *caseRun) checkPrinted(c *Case) {
	if c.Expect.Printed == "" {
		return
	}
	got := c.Print(r.program, r.result)
	switch {
	case c.printed == nil:
		r.fail("", got, "there is no file %s with the plan as it is printed", c.Expect.Printed).by("printed", c.Expect.Printed)
	case got != *c.printed:
		r.fail(*c.printed, got, "the plan is not printed as in %s", c.Expect.Printed).by("printed", c.Expect.Printed)
	}
}
