package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"amends/rules"
	"amends/rules/diagnostic"
	"amends/rules/findings"
)

// mostRounds is how often an assessment is checked again after fixes: each
// round may show what the mistakes before had hidden.
const mostRounds = 10

// fix applies the safe fixes of an assessment, round by round, and returns
// those that it applied. Files are replaced whole or not at all.
func fix(from collection, name string, on time.Time) (rules.Diagnostics, error) {
	if from.dir == "" {
		return nil, hinted(errors.New("the assessments in the binary cannot be fixed"), "name your folder: -dir DIR")
	}
	var fixed rules.Diagnostics
	for range mostRounds {
		source, err := from.load(name)
		if err != nil {
			return fixed, err
		}
		list, err := findings.CheckOn(source, on)
		if err != nil {
			return fixed, err
		}
		done, err := fixRound(from.placed(name, list))
		fixed = append(fixed, done...)
		if err != nil || len(done) == 0 {
			return fixed, err
		}
	}
	return fixed, nil
}

// fixRound applies what can be fixed at once.
func fixRound(list rules.Diagnostics) (rules.Diagnostics, error) {
	var files []string
	for _, d := range list {
		if d.Fix != nil && !slices.Contains(files, d.File) {
			files = append(files, d.File)
		}
	}
	var fixed rules.Diagnostics
	for _, file := range files {
		name := filepath.FromSlash(file)
		data, err := os.ReadFile(name)
		if err != nil {
			return fixed, fmt.Errorf("failed to read a rule file: %w", err)
		}
		own := slices.DeleteFunc(slices.Clone(list), func(d rules.Diagnostic) bool { return d.File != file })
		mended, done := diagnostic.Mend(data, own)
		if len(done) == 0 {
			continue
		}
		if err := writeFile(name, mended); err != nil {
			return fixed, err
		}
		fixed = append(fixed, done...)
	}
	return fixed, nil
}
