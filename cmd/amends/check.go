package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"amends/rules"
	"amends/rules/diagnostic"
	"amends/rules/findings"
)

var checkVerb = verb{
	name: "check", args: "[ASSESSMENT…]",
	short: "find mistakes in the rule files",
	long: `Checks assessments, all of them if none is named, and lists every mistake with
its place, its code and what to do about it. -fix mends those that can be mended
without asking, and leaves all else in the files as it is. Exit status 1 if there
are errors; warnings alone are fine, unless -strict says otherwise.`,
	run: check,
}

// checked is what check found in one assessment.
type checked struct {
	Assessment  string            `json:"assessment"`
	Errors      int               `json:"errors"`
	Warnings    int               `json:"warnings"`
	Diagnostics rules.Diagnostics `json:"diagnostics"` // files as the user can open them
	Fixed       rules.Diagnostics `json:"fixed,omitempty"`
}

// checkFlags say what check does beside checking.
type checkFlags struct {
	json, sarif, fix, strict bool
	on                       time.Time
}

func check(c *call) error {
	defer collectLate()()
	f := checkFlags{}
	dir := c.dirFlag()
	c.flags.BoolVar(&f.json, "json", false, "print the diagnostics as JSON")
	c.flags.BoolVar(&f.sarif, "sarif", false, "print the diagnostics as SARIF 2.1.0, for code hosts and editors")
	c.flags.BoolVar(&f.fix, "fix", false, "mend what can be mended without asking")
	c.flags.BoolVar(&f.strict, "strict", false, "warnings count as errors do")
	day := c.flags.String("on", "", "check as on this `DAY` (2027-03-01): help lines grow old; today if left out")
	code := c.flags.String("explain", "", "explain the diagnostics with this `CODE`")
	names, err := c.parse()
	if err != nil {
		return err
	}
	if *code != "" {
		return c.explainCode(*code)
	}
	if f.on, err = dayOf(*day); err != nil {
		return err
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	all := len(names) == 0
	if names, err = from.choose(names); err != nil {
		return err
	}
	found, err := checkAll(from, names, f)
	if err != nil {
		return err
	}
	if all {
		found = append(found, leftOut(from)...)
	}
	return c.tellChecked(found, f)
}

// explainCode prints the page of a diagnostic's code.
func (c *call) explainCode(name string) error {
	code, ok := findings.Code(name)
	if !ok {
		return hinted(fmt.Errorf("there is no diagnostic with the code %q", name), "the code stands in brackets at the end of a diagnostic's first line")
	}
	fmt.Fprintln(c.out, strings.TrimSpace(code.Page()))
	return nil
}

// dayOf reads the day to check on.
func dayOf(day string) (time.Time, error) {
	if day == "" {
		return time.Now(), nil
	}
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return on, hinted(fmt.Errorf("%q is no day", day), "write year, month and day: 2027-03-01")
	}
	return on, nil
}

func checkAll(from collection, names []string, f checkFlags) ([]checked, error) {
	found := []checked{}
	for _, name := range names {
		var fixed rules.Diagnostics
		if f.fix {
			var err error
			if fixed, err = fix(from, name, f.on); err != nil {
				return nil, err
			}
		}
		source, err := from.load(name)
		if err != nil {
			return nil, err
		}
		list, err := findings.CheckOn(source, f.on)
		if err != nil {
			return nil, err
		}
		list = from.placed(name, list)
		errs := list.Errors()
		found = append(found, checked{name, errs, len(list) - errs, append(rules.Diagnostics{}, list...), fixed})
	}
	return found, nil
}

// leftOut tells the folders of a collection that are no assessments because of a
// file's name.
func leftOut(from collection) (found []checked) {
	folders := rules.LeftOut(from.files)
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		list := from.placed(name, folders[name])
		found = append(found, checked{Assessment: name, Errors: len(list), Diagnostics: list})
	}
	return found
}

// tellChecked prints what was found and ends with errProblems if any of it is
// an error.
func (c *call) tellChecked(found []checked, f checkFlags) error {
	bad := 0
	for _, one := range found {
		bad += one.Errors
		if f.strict {
			bad += one.Warnings
		}
		if !f.json && !f.sarif {
			one.tell(c)
		}
	}
	if f.sarif {
		if err := writeIndented(c.out, sarif(found)); err != nil {
			return err
		}
	}
	return c.outcome(found, f.json && !f.sarif, bad == 0)
}

func (f checked) tell(c *call) {
	for _, d := range f.Fixed {
		fmt.Fprintf(c.out, "%s:%d:%d: fixed: %s [%s]\n", d.File, d.Fix.Line, d.Fix.Column, d.Fix.Title, d.Code)
	}
	f.Diagnostics.WriteText(c.out)
	if len(f.Diagnostics) == 0 {
		fmt.Fprintf(c.out, "%s: no problems\n", f.Assessment)
		return
	}
	fmt.Fprintf(c.out, "\n%s: %s, %s\n", f.Assessment, diagnostic.Counted(f.Errors, "error"), diagnostic.Counted(f.Warnings, "warning"))
}
