package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"amends/rules"
	"amends/rules/prove"
)

// saver writes the people that prove found as cases.
type saver struct {
	call *call
	path string // a file, or a folder for a file of each assessment; empty: none
}

// ready says early why nothing could be saved, so that no proof is lost.
func (s saver) ready(names []string) error {
	if s.path == "" {
		return nil
	}
	if s.isFile() && len(names) > 1 {
		return hinted(errors.New("one file takes the cases of one assessment"), "name the assessment, or a folder: -save DIR")
	}
	for _, name := range names {
		if _, err := os.Stat(s.file(name)); !errors.Is(err, fs.ErrNotExist) {
			return hinted(fmt.Errorf("%s is there already", s.file(name)), "nothing is overwritten; name another file")
		}
	}
	return nil
}

func (s saver) isFile() bool { return filepath.Ext(s.path) == ".yaml" }

// file is where the cases of an assessment go.
func (s saver) file(assessment string) string {
	if s.isFile() {
		return s.path
	}
	return filepath.Join(s.path, assessment+"-found.yaml")
}

// save writes a case for everything that was found, and says where.
func (s saver) save(source *rules.Assessment, report prove.Report) error {
	if s.path == "" {
		return nil
	}
	var out strings.Builder
	for i := range report.Results {
		if f := &report.Results[i]; f.Broken != nil && f.Accepted == "" {
			text, err := source.CaseText(caseOf(f, i))
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, "  # %s: %s\n%s", f.Invariant, f.Text, text)
		}
	}
	if out.Len() == 0 {
		return nil
	}
	name := s.file(source.Name())
	text := "# Found by amends prove. Say of each person what they should get, and keep those that are worth it.\ncases:\n" + out.String()
	if err := writeFile(name, []byte(text)); err != nil {
		return err
	}
	fmt.Fprintf(s.call.errs, "amends: saved as cases: %s\n", name)
	return nil
}

// caseOf is a case that says what must not be; of a step that is missing, only
// which guards hold for who misses it.
func caseOf(f *prove.Result, i int) rules.Case {
	c := rules.Case{ID: fmt.Sprintf("found-%d-%s", i+1, f.Invariant), Person: "Found by amends prove.", Answers: f.Broken.Answers}
	if c.Expect.Absent = f.Broken.Steps; len(c.Expect.Absent) == 0 {
		c.Expect = rules.Expect{Guards: f.Broken.Guards}
	}
	return c
}
