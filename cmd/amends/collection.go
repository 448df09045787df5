package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
)

// A collection is a folder of assessments.
type collection struct {
	dir   string // as the user named it; empty for the one in the binary
	files fs.FS
}

// dirFlag declares -dir.
func (c *call) dirFlag() *string {
	return c.flags.String("dir", "", "`DIR` holds the assessments (DIR/trust/…); without it, those in the binary")
}

// chosen parses the arguments of a verb, and opens what they name.
func (c *call) chosen(dir *string) (collection, []string, error) {
	names, err := c.parse()
	if err != nil {
		return collection{}, nil, err
	}
	from, err := open(*dir)
	if err != nil {
		return collection{}, nil, err
	}
	names, err = from.choose(names)
	return from, names, err
}

// open is the collection in a folder, or the one in the binary.
func open(dir string) (collection, error) {
	if dir == "" {
		return collection{files: assessments.Files}, nil
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return collection{}, hinted(fmt.Errorf("there is no folder %s", dir), "-dir names the folder that holds the assessments' folders")
	case err != nil:
		return collection{}, fmt.Errorf("failed to open the folder of assessments: %w", err)
	case !info.IsDir():
		return collection{}, hinted(fmt.Errorf("%s is not a folder", dir), "-dir names the folder that holds the assessments' folders")
	}
	return collection{dir: dir, files: folder(dir)}, nil
}

// String is the collection in a message.
func (c collection) String() string {
	if c.dir == "" {
		return "the binary"
	}
	return c.dir
}

// names are the ids of all assessments in the collection, at least one.
func (c collection) names() ([]string, error) {
	names, err := rules.List(c.files)
	if err != nil {
		return nil, fmt.Errorf("failed to open %s: %w", c, err)
	}
	if len(names) > 0 {
		return names, nil
	}
	err = fmt.Errorf("there is no assessment in %s", c)
	if _, statErr := fs.Stat(c.files, "assessment.yaml"); statErr == nil {
		return nil, hinted(err, "it is an assessment itself; name the folder above it: -dir %s", filepath.Join(c.dir, ".."))
	}
	return nil, hinted(err, "an assessment is a folder with an assessment.yaml in it")
}

// choose is the wanted assessments of the collection; all of them if none is
// wanted.
func (c collection) choose(wanted []string) ([]string, error) {
	names, err := c.names()
	if err != nil || len(wanted) == 0 {
		return names, err
	}
	for _, name := range wanted {
		if slices.Contains(names, name) {
			continue
		}
		err := fmt.Errorf("there is no assessment %q in %s", name, c)
		if near := engine.Nearest(name, names); near != "" {
			return nil, didYouMean(err, near)
		}
		return nil, hinted(err, "there is %s", strings.Join(names, ", "))
	}
	return wanted, nil
}

// load reads an assessment's files.
func (c collection) load(name string) (*rules.Assessment, error) {
	source, err := rules.Load(c.files, name)
	if err != nil {
		return nil, fmt.Errorf("failed to open %s: %w", c.place(name, ""), err)
	}
	return source, nil
}

// placed is diagnostics with their files as the user can open them from where
// they are.
func (c collection) placed(name string, list rules.Diagnostics) rules.Diagnostics {
	list = slices.Clone(list)
	for i, d := range list {
		list[i].File = c.place(name, d.File)
		list[i].Related = slices.Clone(d.Related)
		for j, r := range d.Related {
			list[i].Related[j].File = c.place(name, r.File)
		}
	}
	return list
}

func (c collection) place(name, file string) string {
	return filepath.ToSlash(filepath.Join(c.dir, path.Join(name, file)))
}

// compile loads and compiles an assessment for a verb whose work is not to
// check it. Mistakes in it are told, and end the verb.
func (c *call) compile(from collection, name string) (*rules.Assessment, *engine.Program, error) {
	source, err := from.load(name)
	if err != nil {
		return nil, nil, err
	}
	program, err := rules.Compile(source)
	if err != nil {
		return nil, nil, c.broken(from, name, err)
	}
	return source, program, nil
}

// broken tells the mistakes for which an assessment does not compile.
func (c *call) broken(from collection, name string, err error) error {
	problems := (*rules.ProblemsError)(nil)
	if !errors.As(err, &problems) {
		return fmt.Errorf("failed to compile the assessment %s: %w", name, err)
	}
	from.placed(name, problems.Diagnostics).WriteText(c.errs)
	tellError(c.errs, hinted(fmt.Errorf("the assessment %s has mistakes", name), "amends check -explain CODE explains the code in brackets"))
	return errProblems
}
