// Package subject finds what is measured: a shipped assessment, or the
// generated program.
package subject

import (
	"fmt"

	"amends/assessments"
	"amends/bench"
	"amends/engine"
	"amends/rules"
)

// Load compiles the program of that name.
func Load(name string) (*engine.Program, error) {
	if name == "generated" {
		b, err := bench.Generated()
		if err != nil {
			return nil, err
		}
		return engine.New(b)
	}
	source, err := rules.Load(assessments.Files, name)
	if err != nil {
		return nil, fmt.Errorf("load the assessment %q: %w", name, err)
	}
	return rules.Compile(source)
}
