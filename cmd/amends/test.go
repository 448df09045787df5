package main

import (
	"fmt"
	"io"

	"amends/engine"
	"amends/rules"
)

var testVerb = verb{
	name: "test", args: "[ASSESSMENT…]",
	short: "run the cases that stand beside the rules",
	long: `Runs the authored cases of assessments, all of them if none is named, and says
for each failed one what was expected and what came. Exit status 1 if any fails.`,
	run: test,
}

// tested is how the cases of one assessment went.
type tested struct {
	Assessment string       `json:"assessment"`
	Cases      int          `json:"cases"`
	Failed     []failedCase `json:"failed"`
}

// failedCase is a case that did not come out as it says.
type failedCase struct {
	ID       string   `json:"id"`
	File     string   `json:"file"` // as the user can open it
	Line     int      `json:"line"`
	Failures []string `json:"failures"` // what was expected, and what came
}

func test(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the outcome as JSON")
	names, err := c.parse()
	if err != nil {
		return err
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	if names, err = from.choose(names); err != nil {
		return err
	}
	all := []tested{}
	for _, name := range names {
		source, program, err := c.compile(from, name)
		if err != nil {
			return err
		}
		all = append(all, runCases(from, name, source, program))
	}
	return c.tellTested(all, *asJSON)
}

func runCases(from collection, name string, source *rules.Source, program *engine.Program) tested {
	cases := source.Cases()
	t := tested{Assessment: name, Cases: len(cases), Failed: []failedCase{}}
	for _, one := range cases {
		if failures := one.Run(program); len(failures) > 0 {
			t.Failed = append(t.Failed, failedCase{one.ID, from.place(name, one.File), one.Line, failures})
		}
	}
	return t
}

// tellTested prints how the cases went and ends with errProblems if any failed.
func (c *call) tellTested(all []tested, asJSON bool) error {
	failed := 0
	for _, t := range all {
		failed += len(t.Failed)
		if !asJSON {
			t.tell(c.out)
		}
	}
	if asJSON {
		if err := writeJSON(c.out, map[string]any{"schema": 1, "assessments": all}); err != nil {
			return err
		}
	}
	if failed > 0 {
		return errProblems
	}
	return nil
}

func (t tested) tell(w io.Writer) {
	for _, f := range t.Failed {
		fmt.Fprintf(w, "%s:%d: case %s failed\n", f.File, f.Line, f.ID)
		for _, failure := range f.Failures {
			fmt.Fprintf(w, "  %s\n", failure)
		}
	}
	if len(t.Failed) == 0 {
		fmt.Fprintf(w, "%s: %s passed\n", t.Assessment, counted(t.Cases, "case"))
		return
	}
	fmt.Fprintf(w, "%s: %d of %s failed\n", t.Assessment, len(t.Failed), counted(t.Cases, "case"))
}
