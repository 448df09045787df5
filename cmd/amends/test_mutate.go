package main

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/mutate"
)

// mutants is what became of the slips in one assessment.
type mutants struct {
	Assessment string     `json:"assessment"`
	Mutants    int        `json:"mutants"`
	Killed     int        `json:"killed"`
	Survivors  []survivor `json:"survivors"`
	mutate.Report
	Saved string `json:"saved,omitempty"` // the file that the cases were added to
}

// survivor is a slip that no case notices, with the case that would.
type survivor struct {
	mutate.Mutant
	Case string `json:"case"` // its id
	YAML string `json:"yaml"`
}

// savedCases is the file that -save adds cases to.
const savedCases = "cases/from-mutants.yaml"

// mutateAll makes every slip in the assessments and tells which no case notices.
func (c *call) mutateAll(from collection, names []string, options testOptions) error {
	all, fine := []mutants{}, true
	for _, name := range names {
		a, err := c.underTest(from, name)
		if err != nil {
			return err
		}
		if failed := a.failed(); len(failed) > 0 {
			a.tell(c.errs, tested{Assessment: name, Cases: len(a.source.Cases()), Failed: failed}, options)
			tellError(c.errs, fmt.Errorf("cases of %s fail as it is: mend them first", name))
			return errProblems
		}
		m, err := a.mutate(options.save, c.progress(name))
		if err != nil {
			return err
		}
		fine = fine && len(m.Survivors)+len(m.Undecided) == 0
		if !options.json {
			m.tell(c.out)
		}
		all = append(all, m)
	}
	return c.outcome(all, options.json, fine)
}

// progress tells on a terminal, in one line that it writes over, how far it is.
func (c *call) progress(name string) func(done, of int) {
	if !isTerminal(c.errs) {
		return func(int, int) {}
	}
	return func(done, of int) {
		fmt.Fprintf(c.errs, "\r%s: slips in %d of %d conditions tried ", name, done, of)
		if done == of {
			fmt.Fprint(c.errs, "\r\033[K")
		}
	}
}

func (a underTest) mutate(save bool, progress func(done, of int)) (mutants, error) {
	report, err := mutate.Watched(a.program, a.source, progress)
	if err != nil {
		return mutants{}, fmt.Errorf("mutants of %s: %w", a.name, err)
	}
	m := mutants{Assessment: a.name, Mutants: report.Mutants, Killed: report.Killed, Survivors: []survivor{}, Report: report}
	for _, s := range report.Survivors {
		text, err := a.source.CaseText(s.Case)
		if err != nil {
			return mutants{}, err
		}
		s.At = a.place(s.At)
		m.Survivors = append(m.Survivors, survivor{s.Mutant, s.Case.ID, text})
	}
	for i := range report.Undecided {
		report.Undecided[i].At = a.place(report.Undecided[i].At)
	}
	for i := range report.Equivalent {
		report.Equivalent[i].At = a.place(report.Equivalent[i].At)
	}
	if save && len(m.Survivors) > 0 {
		texts, err := report.Texts(a.source)
		if err != nil {
			return mutants{}, err
		}
		m.Saved, err = a.save(texts)
		return m, err
	}
	return m, nil
}

// save adds cases to the file for them.
func (a underTest) save(texts []string) (string, error) {
	name := filepath.Join(a.from.dir, a.name, filepath.FromSlash(savedCases))
	data, err := fs.ReadFile(a.from.files, path.Join(a.name, savedCases))
	if err != nil {
		data = []byte("# Found by `amends test -mutate`: each case notices a slip that no other case does. Check that each expects what is right.\ncases:\n")
	}
	return a.place(savedCases), writeFile(name, append(data, "\n"+strings.Join(texts, "\n")...))
}

// tell writes the survivors, each with its case, the first time that it helps.
func (m mutants) tell(w io.Writer) {
	told := map[string]bool{}
	for _, s := range m.Survivors {
		fmt.Fprintf(w, "%s: %s\n", s.At, what(s.Mutant))
		if told[s.Case] {
			fmt.Fprintf(w, "  no case notices; the case %s above would\n", s.Case)
			continue
		}
		told[s.Case] = true
		fmt.Fprintf(w, "  no case notices; this one would:\n\n%s\n", s.YAML)
	}
	for _, u := range m.Undecided {
		fmt.Fprintf(w, "%s: %s\n  not decided: %s\n", u.At, what(u.Mutant), u.Problem)
	}
	fmt.Fprintf(w, "%s: %s noticed of %s; %d survive, %s would notice them; %d can never matter (proved), %d not decided\n",
		m.Assessment, diagnostic.Counted(m.Killed, "slip"), fmt.Sprint(m.Mutants), len(m.Survivors), diagnostic.Counted(len(told), "more case"), len(m.Equivalent), len(m.Undecided))
	if m.Saved != "" {
		fmt.Fprintf(w, "%s added to %s; check that each expects what is right\n", diagnostic.Counted(len(told), "case"), m.Saved)
	}
}

// what says what a slip is.
func what(m mutate.Mutant) string { return fmt.Sprintf("%s: `%s` %s", m.Of, m.Text, m.Change) }
