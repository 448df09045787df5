package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"amends/rules/findings"
	"amends/rules/prove"
)

var proveVerb = verb{
	name: "prove", args: "[ASSESSMENT…]",
	short: "prove the invariants over every possible set of answers",
	long: `Proves what assessments promise (their invariants, the allow-lists of their
guards, steps that exclude each other) over every possible set of answers, not a
sample. What does not hold is shown with the smallest answers that break it, the
steps and the rules. Exit status 1 if anything is not proved.`,
	run: proveInvariants,
}

// proved is what became of the invariants of one assessment.
type proved struct {
	Assessment string `json:"assessment"`
	prove.Report
}

func proveInvariants(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the findings as JSON")
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
	all := []proved{}
	for _, name := range names {
		source, program, err := c.compile(from, name)
		if err != nil {
			return err
		}
		report, err := findings.Prove(source, program)
		if err != nil {
			return fmt.Errorf("prove %s: %w", name, err)
		}
		for i := range report.Findings {
			if f := &report.Findings[i]; f.At != "" {
				f.At = from.place(name, f.At)
			}
			for j, rule := range brokenRules(&report.Findings[i]) {
				report.Findings[i].Broken.Rules[j] = rule + " (" + from.place(name, source.At(rule)) + ")"
			}
		}
		all = append(all, proved{name, report})
	}
	return c.tellProved(all, *asJSON)
}

func brokenRules(f *prove.Finding) []string {
	if f.Broken == nil {
		return nil
	}
	return slices.Clone(f.Broken.Rules)
}

// tellProved prints the findings and ends with errProblems unless all hold.
func (c *call) tellProved(all []proved, asJSON bool) error {
	holds := true
	for _, p := range all {
		holds = holds && p.Holds()
		if !asJSON {
			p.tell(c.out)
		}
	}
	if asJSON {
		if err := writeJSON(c.out, map[string]any{"schema": 1, "assessments": all}); err != nil {
			return err
		}
	}
	if !holds {
		return errProblems
	}
	return nil
}

func (p proved) tell(w io.Writer) {
	good, lemmas := 0, 0
	for _, f := range p.Findings {
		if f.Proved {
			good++
			lemmas += f.Lemmas
			continue
		}
		tellFinding(w, f)
	}
	fmt.Fprintf(w, "%s: %d of %s proved over every possible set of answers (%d variables, %d clauses, certificates of %d clauses verified)\n",
		p.Assessment, good, counted(len(p.Findings), "invariant"), p.Variables, p.Clauses, lemmas)
}

// tellFinding shows an invariant that is not proved.
func tellFinding(w io.Writer, f prove.Finding) {
	where := f.At
	if where != "" {
		where += ": "
	}
	if f.Broken == nil {
		fmt.Fprintf(w, "%sinvariant %s is not decided: %s\n\n", where, f.Invariant, f.Problem)
		return
	}
	fmt.Fprintf(w, "%sinvariant %s does not hold: %s\n", where, f.Invariant, f.Text)
	line := func(name string, list []string) {
		if len(list) > 0 {
			fmt.Fprintf(w, "  %-9s %s\n", name, strings.Join(list, ", "))
		}
	}
	line("steps:", f.Broken.Steps)
	line("rules:", f.Broken.Rules)
	line("guards:", f.Broken.Guards)
	if f.Because != "" {
		fmt.Fprintf(w, "  %-9s %s\n", "because:", f.Because)
	}
	answers, err := json.Marshal(f.Broken.Answers)
	if err == nil {
		fmt.Fprintf(w, "  %-9s %s\n\n", "answers:", answers)
	}
}
