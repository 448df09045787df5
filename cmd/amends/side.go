package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"amends/engine"
	"amends/rules"
	"amends/rules/diff"
)

// A loader reads the assessment in a folder.
type loader func(fs.FS, string) (*rules.Assessment, error)

// side is a version that diff was given: a folder, a bundle, or a folder at a
// revision.
func (c *call) side(name string, load loader) (diff.Side, error) {
	info, err := os.Stat(name)
	revision, folder, isRevision := strings.Cut(name, ":")
	switch {
	case err == nil && info.IsDir():
		return c.folderSide(name, load)
	case err == nil && info.Size() > maxRevision:
		return diff.Side{}, fmt.Errorf("%s has %d MB, and no bundle is that large", name, info.Size()>>20)
	case err == nil:
		return bundleSide(name)
	case isRevision && !isDrive(revision):
		return c.revisionSide(name, revision, folder, load)
	case errors.Is(err, fs.ErrNotExist):
		return diff.Side{}, hinted(fmt.Errorf("there is no folder %s", name), "a version is a folder of one assessment, REVISION:FOLDER, or a bundle")
	}
	return diff.Side{}, fmt.Errorf("failed to open %s: %w", name, err)
}

// isDrive reports whether what stands before a colon is a drive of Windows.
func isDrive(s string) bool { return len(s) == 1 && filepath.VolumeName(s+`:\`) != "" }

// folderSide is an assessment as it is on disk.
func (c *call) folderSide(name string, load loader) (diff.Side, error) {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return diff.Side{}, fmt.Errorf("failed to find %s: %w", name, err)
	}
	return c.sourceSide(name, os.DirFS(filepath.Dir(absolute)), filepath.Base(absolute), load)
}

// sourceSide compiles an assessment. Mistakes are told with the version that
// has them.
func (c *call) sourceSide(name string, files fs.FS, folder string, load loader) (diff.Side, error) {
	if _, err := fs.Stat(files, folder+"/assessment.yaml"); errors.Is(err, fs.ErrNotExist) {
		return diff.Side{}, hinted(fmt.Errorf("%s is no assessment: it has no assessment.yaml", name), "name the folder of one assessment, such as assessments/trust")
	}
	source, err := load(files, folder)
	if err != nil {
		return diff.Side{}, fmt.Errorf("failed to open %s: %w", name, err)
	}
	program, err := rules.Compile(source)
	if problems := (*rules.ProblemsError)(nil); errors.As(err, &problems) {
		list := problems.Diagnostics
		for i := range list {
			list[i].File = strings.TrimSuffix(filepath.ToSlash(name), "/") + "/" + list[i].File
		}
		list.WriteText(c.errs)
		tellError(c.errs, hinted(fmt.Errorf("%s has mistakes, so that it cannot be compared", name), "amends check -explain CODE explains the code in brackets"))
		return diff.Side{}, errProblems
	} else if err != nil {
		return diff.Side{}, fmt.Errorf("failed to compile %s: %w", name, err)
	}
	return diff.Side{Name: name, Program: program, Source: source}, nil
}

// bundleSide is a compiled assessment, which has no cases and no places.
func bundleSide(name string) (diff.Side, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return diff.Side{}, fmt.Errorf("failed to open %s: %w", name, err)
	}
	program, err := engine.Decode(data)
	if err != nil {
		return diff.Side{}, hinted(fmt.Errorf("failed to read %s as a bundle: %w", name, err), "a version is a folder of one assessment, REVISION:FOLDER, or a bundle")
	}
	if !program.Intact() {
		return diff.Side{}, hinted(fmt.Errorf("the bundle %s is not as it was made: its version does not fit its content", name), "get it again from where it came from, or compare the folder that it was made from")
	}
	return diff.Side{Name: name, Program: program}, nil
}
