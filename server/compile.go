package server

import (
	"errors"
	"fmt"
	"io/fs"

	"amends/engine"
	"amends/rules"
)

// BrokenError says that an assessment cannot be served, because its author made
// mistakes: they are in the [rules.ProblemsError] that it wraps.
type BrokenError struct {
	Assessment string
	Problems   *rules.ProblemsError
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("failed to compile the assessment %q: %v", e.Assessment, e.Problems)
}

func (e *BrokenError) Unwrap() error { return e.Problems }

// compileAll compiles every assessment of a folder, in the order of their names.
func compileAll(folder fs.FS) ([]*engine.Program, error) {
	names, err := rules.List(folder)
	if err != nil {
		return nil, fmt.Errorf("failed to open the assessments: %w", err)
	}
	var programs []*engine.Program
	for _, name := range names {
		p, err := compile(folder, name)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return programs, nil
}

func compile(folder fs.FS, name string) (*engine.Program, error) {
	source, err := rules.Load(folder, name)
	if err != nil {
		return nil, fmt.Errorf("failed to open an assessment: %w", err)
	}
	p, err := rules.Compile(source)
	if problems := (*rules.ProblemsError)(nil); errors.As(err, &problems) {
		return nil, &BrokenError{Assessment: name, Problems: problems}
	}
	if err != nil {
		return nil, fmt.Errorf("failed to compile the assessment %q: %w", name, err)
	}
	return p, nil
}
