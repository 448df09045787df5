package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// updatePlans writes the printed plans that cases name, and reads the
// assessment again.
func (c *call) updatePlans(a underTest) (underTest, error) {
	for _, one := range a.source.Cases() {
		if one.Expect.Printed == "" {
			continue
		}
		got := one.Print(a.program, a.program.Evaluate(one.Answers))
		name := filepath.Join(a.from.dir, a.name, filepath.FromSlash(one.Expect.Printed))
		had, err := os.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return a, fmt.Errorf("failed to read %s: %w", name, err)
		}
		if err == nil && strings.ReplaceAll(string(had), "\r\n", "\n") == got {
			continue
		}
		if err := writeFile(name, []byte(got)); err != nil {
			return a, err
		}
		fmt.Fprintf(c.errs, "amends: wrote %s\n", a.place(one.Expect.Printed))
	}
	return c.underTest(a.from, a.name)
}

// printed writes how a printed plan differs from its file.
func (t *teller) printed(f failure) {
	if f.Expected == "" {
		t.line(2, "amends test -update writes it")
		return
	}
	changes := string(diff.Diff("expected", []byte(f.Expected), "got", []byte(f.Got)))
	_, changes, _ = strings.Cut(changes, "\n") // the command line of diff
	for line := range strings.Lines(changes) {
		t.line(2, "%s", strings.TrimRight(line, "\n"))
	}
	t.line(2, "amends test -update writes it as it is now")
}
