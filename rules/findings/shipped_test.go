package findings

import (
	"os"
	"testing"

	"amends/rules"
)

// TestShippedAssessments holds that nothing is found in what ships with the
// program.
func TestShippedAssessments(t *testing.T) {
	fsys := os.DirFS("../../assessments")
	names, err := rules.List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			source, err := rules.Load(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			if problems := check(t, source); len(problems) > 0 {
				problems.WriteText(t.Output())
				t.Errorf("%d problems", len(problems))
			}
		})
	}
}
