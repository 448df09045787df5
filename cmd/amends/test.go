package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"amends/engine"
	"amends/rules"
	"amends/rules/cover"
)

var testVerb = verb{
	name: "test", args: "[ASSESSMENT…]",
	short: "run the cases that stand beside the rules",
	long: `Runs the authored cases of assessments, all of them if none is named, and says
for each failed one what was expected, what came, and what decided it. Exit
status 1 if any fails.

Cases stand in YAML files, and in tables (cases/*.csv, .xlsx and .ods), one person a row. -csv
prints those of one assessment as such a table, to be edited in a spreadsheet.

A case may name a file with the whole plan as it is printed (printed:
plans/anna.txt). -update writes those files as the plans are now; look at what
changed before you keep it.

With -cover it says which conditions no case has seen both true and false, and
-min sets how many percent must be seen, without any rounding.

With -mutate it makes every small slip in the conditions (negated, left out,
"and" for "or", one option for another, a number one off) and lists those that
no case notices, each with a case that would; exit status 1 if there are any.
-save adds those cases to cases/from-mutants.yaml.`,
	run: test,
}

// tested is how the cases of one assessment went.
type tested struct {
	Assessment string        `json:"assessment"`
	Cases      int           `json:"cases"`
	Failed     []failedCase  `json:"failed"`
	Cover      *cover.Report `json:"cover,omitempty"`
}

// failedCase is a case that did not come out as it says.
type failedCase struct {
	ID       string    `json:"id"`
	File     string    `json:"file"` // as the user can open it
	Line     int       `json:"line"`
	Failures []failure `json:"failures"`
}

// failure is one thing that is not as expected, with what decided it.
type failure struct {
	rules.Failure
	Standing engine.Standing   `json:"standing,omitempty"` // of a step
	Why      []engine.Judgment `json:"why,omitempty"`
}

// testOptions are the flags of test.
type testOptions struct {
	json  bool
	cover bool
	min   float64
	save  bool

	update bool
}

// collectLate leaves memory alone until there is a lot of it: in a run as short
// as a check, collecting would be a quarter of the work. From the first
// collection on, and once end is called, memory is collected as it was before;
// near a limit there would be no end to it.
func collectLate() (end func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	const late, first = 256 << 20, 64
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(late)
	asBefore := func(limit int64) {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
	collected := runtime.AddCleanup(new([first]byte), asBefore, limit)
	return func() {
		collected.Stop()
		asBefore(limit)
	}
}

func test(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the outcome as JSON")
	covering := c.flags.Bool("cover", false, "say which conditions the cases do not see both true and false")
	least := c.flags.Float64("min", 0, "with -cover: `PERCENT` that must be seen, not rounded")
	mutating := c.flags.Bool("mutate", false, "list the slips in conditions that no case notices")
	save := c.flags.Bool("save", false, "with -mutate: add the cases that would notice to the assessment")
	update := c.flags.Bool("update", false, "write the printed plans that cases name")
	csv := c.flags.Bool("csv", false, "print the cases of one assessment as a table")
	separator := c.flags.String("separator", ",", "with -csv: `MARK` between the cells: , or ; or tab")
	names, err := c.parse()
	if err != nil {
		return err
	}
	options := testOptions{json: *asJSON, cover: *covering, min: *least, save: *save, update: *update}
	if err := options.check(*mutating, *csv, *dir); err != nil {
		return err
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	if names, err = from.choose(names); err != nil {
		return err
	}
	if *csv {
		return c.exportCases(from, names, *separator)
	}
	if *mutating {
		if os.Getenv("GOGC") == "" {
			defer debug.SetGCPercent(debug.SetGCPercent(seldom)) // little of it is alive
		}
		return c.mutateAll(from, names, options)
	}
	defer collectLate()()
	return c.testAll(from, names, options)
}

// check refuses flags that make no sense.
func (o testOptions) check(mutating, csv bool, dir string) error {
	switch {
	case mutating && csv, (mutating || csv) && (o.cover || o.update), csv && o.json:
		return hinted(errors.New("these flags do not go together"), "-csv, -mutate, and -cover with -update are three different runs")
	case o.save && !mutating:
		return hinted(errors.New("-save goes with -mutate"), "amends test -mutate -save -dir DIR")
	case (o.save || o.update) && dir == "":
		return hinted(errors.New("the assessments in the binary cannot be written to"), "name a folder: -dir DIR")
	case o.min < 0 || o.min > 100:
		return hinted(fmt.Errorf("-min %v is no percentage", o.min), "write a number from 0 to 100")
	case o.min > 0 && !o.cover:
		return hinted(errors.New("-min goes with -cover"), "amends test -cover -min %v", o.min)
	}
	return nil
}

func (c *call) testAll(from collection, names []string, options testOptions) error {
	all, fine := []tested{}, true
	for _, name := range names {
		a, err := c.underTest(from, name)
		if err != nil {
			return err
		}
		if options.update {
			if a, err = c.updatePlans(a); err != nil {
				return err
			}
		}
		t := tested{Assessment: name, Cases: len(a.source.Cases()), Failed: a.failed()}
		fine = fine && len(t.Failed) == 0
		if options.cover {
			if err := a.cover(&t); err != nil {
				return err
			}
			fine = fine && t.Cover.Reaches(options.min)
		}
		if !options.json {
			a.tell(c.out, t, options)
		}
		all = append(all, t)
	}
	return c.outcome(all, options.json, fine)
}

// underTest is an assessment whose cases are run.
type underTest struct {
	from    collection
	name    string
	source  *rules.Assessment
	program *engine.Program
}

func (c *call) underTest(from collection, name string) (underTest, error) {
	source, program, err := c.compile(from, name)
	return underTest{from, name, source, program}, err
}

func (a underTest) place(at string) string { return a.from.place(a.name, at) }

// failed runs the cases and gives those that fail.
func (a underTest) failed() []failedCase {
	all := []failedCase{}
	for _, one := range a.source.Cases() {
		failures := []failure{}
		for _, f := range one.Run(a.program) {
			failures = append(failures, a.why(one, f))
		}
		if len(failures) > 0 {
			all = append(all, failedCase{one.ID, a.place(one.File), one.Line, failures})
		}
	}
	return all
}

// why finds what decided a failure.
func (a underTest) why(one rules.Case, f rules.Failure) failure {
	out := failure{Failure: f}
	if f.Kind == "step" {
		if e, ok := a.program.Explain(one.Answers, f.ID); ok {
			out.Standing, out.Why = e.Standing, deciding(e)
		}
	} else if j, ok := a.program.Judge(one.Answers, engine.JudgedKind(f.Kind), f.ID); ok {
		out.Why = []engine.Judgment{j}
	}
	for i := range out.Why {
		out.Why[i].At = a.source.At(out.Why[i].ID)
	}
	return out
}

// deciding are the guards, rules and caps that put a step where it stands. For
// one that is plainly there or plainly not, they are the rules about it: those
// that fired, or all if none did.
func deciding(e engine.Explanation) []engine.Judgment {
	var fired []engine.Judgment
	for _, j := range e.Rules {
		if j.Conditions.Value == engine.True.String() {
			fired = append(fired, j)
		}
	}
	switch {
	case len(e.By) > 0:
		return e.By
	case fired != nil:
		return fired
	}
	return e.Rules
}

func (a underTest) cover(t *tested) error {
	report, err := cover.Cases(a.program, a.source)
	if err != nil {
		return fmt.Errorf("cover of %s: %w", a.name, err)
	}
	for i := range report.Points {
		if p := &report.Points[i]; p.At != "" {
			p.At = a.place(p.At)
		}
	}
	t.Cover = &report
	return nil
}
