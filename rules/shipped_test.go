package rules_test

import (
	"os"
	"testing"

	"amends/rules"
)

// TestShippedAssessments checks, compiles and tests what ships with the
// program.
func TestShippedAssessments(t *testing.T) {
	fsys := os.DirFS("../assessments")
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
			if problems := source.Check(); len(problems) > 0 {
				problems.WriteText(t.Output())
				t.Fatalf("%d problems", len(problems))
			}
			program, err := rules.Compile(source)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range source.Cases() {
				for _, failure := range c.Run(program) {
					t.Errorf("%s:%d: case %s: %s", c.File, c.Line, c.ID, failure)
				}
			}
		})
	}
}
