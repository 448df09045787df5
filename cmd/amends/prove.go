package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/findings"
	"amends/rules/prove"
)

var proveVerb = verb{
	name: "prove", args: "[ASSESSMENT…]",
	short: "prove the invariants, and look for people nobody thought of",
	long: `Proves what assessments promise (their invariants, the allow-lists of their
guards, steps that exclude each other) over every possible set of answers, not a
sample. What does not hold is shown with the smallest answers that break it, the
steps and the rules. It also looks for gaps: people who answer everything and
get nothing to do [gap], or nothing but what holds all along [empty-phase]; a gap
that is meant to be so stands in the list accepted of the assessment. -save writes
the people that were found as cases. Exit status 1 if anything is found.`,
	run: proveInvariants,
}

// proved is what became of the invariants of one assessment.
type proved struct {
	Assessment string `json:"assessment"`
	prove.Report
}

func proveInvariants(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the results as JSON")
	save := saver{call: c}
	c.flags.StringVar(&save.path, "save", "", "write the people that are found as cases into `FILE` (.yaml), or a file for each assessment into a folder")
	from, names, err := c.chosen(dir)
	if err != nil {
		return err
	}
	if err := save.ready(names); err != nil {
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
		if err := save.save(source, report); err != nil {
			return err
		}
		for i := range report.Results {
			if f := &report.Results[i]; f.At != "" {
				f.At = from.place(name, f.At)
			}
			for j, rule := range brokenRules(&report.Results[i]) {
				report.Results[i].Broken.Rules[j] = rule + " (" + from.place(name, source.At(rule)) + ")"
			}
		}
		all = append(all, proved{name, report})
	}
	return c.tellProved(all, *asJSON)
}

func brokenRules(f *prove.Result) []string {
	if f.Broken == nil {
		return nil
	}
	return slices.Clone(f.Broken.Rules)
}

// tellProved prints the results and ends with errProblems unless all hold.
func (c *call) tellProved(all []proved, asJSON bool) error {
	holds := true
	for _, p := range all {
		holds = holds && p.Holds()
		if !asJSON {
			p.tell(c.out)
		}
	}
	return c.outcome(all, asJSON, holds)
}

func (p proved) tell(w io.Writer) {
	good, all, accepted, lemmas := 0, 0, 0, 0
	for _, f := range p.Results {
		lemmas += f.Lemmas
		switch {
		case f.Accepted != "":
			accepted++
			continue
		case !f.Proved:
			tellResult(w, f)
		}
		if f.Kind == "" {
			all++
			if f.Proved {
				good++
			}
		}
	}
	fmt.Fprintf(w, "%s: %d of %s proved over every possible set of answers (%d variables, %d clauses, certificates of %d clauses verified)\n",
		p.Assessment, good, diagnostic.Counted(all, "invariant"), p.Variables, p.Clauses, lemmas)
	if accepted > 0 {
		fmt.Fprintf(w, "%s: %s accepted\n", p.Assessment, diagnostic.Counted(accepted, "gap"))
	}
}

// tellResult shows an invariant that is not proved.
func tellResult(w io.Writer, f prove.Result) {
	where := f.At
	if where != "" {
		where += ": "
	}
	if f.Kind != "" && f.Broken != nil {
		fmt.Fprintf(w, "%s [%s]\n", f.Text, f.Kind)
		tellBreak(w, f)
		return
	}
	if f.Broken == nil {
		fmt.Fprintf(w, "%sinvariant %s is not decided: %s\n\n", where, f.Invariant, f.Problem)
		return
	}
	fmt.Fprintf(w, "%sinvariant %s does not hold: %s\n", where, f.Invariant, f.Text)
	tellBreak(w, f)
}

// tellBreak shows for whom something does not hold.
func tellBreak(w io.Writer, f prove.Result) {
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
