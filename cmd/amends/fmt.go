package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"amends/rules"
	"amends/rules/format"
)

var fmtVerb = verb{
	name: "fmt", args: "[PATH…]",
	short: "lay out rule files in one way",
	long: `Lays out the rule files of a folder (of assessments, or one assessment), or
single files, and names those that it changed; the folder we are in without
PATH. With -dir it lays out all assessments of DIR, or those that are named, as
other verbs take them. Indentation, the order of keys, and conditions as | blocks: what a file
says stays, and so do its comments and its line ends. With -l or -d nothing is written, and the
exit status is 1 if a file would change.`,
	run: formatFiles,
}

// maxRuleFile is the size of the largest file that the loader reads.
const maxRuleFile = 1 << 20

func formatFiles(c *call) error {
	list := c.flags.Bool("l", false, "only name the files that would change")
	differences := c.flags.Bool("d", false, "only show what would change")
	dir := c.flags.String("dir", "", "`DIR` holds the assessments that are named (DIR/trust/…)")
	paths, err := c.parse()
	if err != nil {
		return err
	}
	if *dir != "" {
		if paths, err = foldersIn(*dir, paths); err != nil {
			return err
		}
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	files, err := ruleFiles(paths)
	if err != nil {
		return err
	}
	f := formatter{call: c, write: !*list && !*differences, diff: *differences}
	for _, name := range files {
		if err := f.file(name); err != nil {
			return err
		}
	}
	if f.refused || f.changed && !f.write {
		return errProblems
	}
	return nil
}

// foldersIn are the folders of assessments, of all if none is named.
func foldersIn(dir string, named []string) ([]string, error) {
	from, err := open(dir)
	if err != nil {
		return nil, err
	}
	names, err := from.choose(named)
	if err != nil {
		return nil, err
	}
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = filepath.Join(dir, name)
	}
	return paths, nil
}

// formatter lays out files one after the other.
type formatter struct {
	call        *call
	write, diff bool
	changed     bool // a file is not laid out
	refused     bool // one cannot be
}

func (f *formatter) file(name string) error {
	before, err := readRuleFile(name)
	if err != nil {
		return err
	}
	after, err := format.File(before)
	if err != nil {
		f.refused = true
		tellError(f.call.errs, hinted(fmt.Errorf("failed to lay out %s: %w", name, err), "amends check says more; the file is as it was"))
		return nil
	}
	if bytes.Equal(before, after) {
		return nil
	}
	f.changed = true
	if f.write {
		if err := writeFile(name, after); err != nil {
			return err
		}
	}
	if f.diff {
		return writeOut(f.call.out, diff.Diff(name, before, name, after))
	}
	return writeOut(f.call.out, []byte(name+"\n"))
}

// readRuleFile reads a file, of a huge one only so much that it is seen to be
// too large.
func readRuleFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("failed to read a rule file: %w", err)
	}
	if info.Size() > maxRuleFile {
		return make([]byte, maxRuleFile+1), nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("failed to read a rule file: %w", err)
	}
	return data, nil
}

// ruleFiles are the rule files that paths stand for, each once.
func ruleFiles(paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no file or folder %s", p)
		case err != nil:
			return nil, fmt.Errorf("failed to open a file or folder: %w", err)
		case !info.IsDir() && filepath.Ext(p) != ".yaml":
			return nil, fmt.Errorf("%s is no rule file, because its name does not end in .yaml", p)
		case !info.IsDir():
			files = append(files, p)
			continue
		}
		found, err := filesOf(p)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// filesOf are the rule files of a folder, which is an assessment or holds some.
func filesOf(dir string) ([]string, error) {
	folder := os.DirFS(dir)
	names := []string{"."}
	if _, err := fs.Stat(folder, "assessment.yaml"); err != nil {
		if names, err = rules.List(folder); err != nil {
			return nil, fmt.Errorf("failed to open %s: %w", dir, err)
		}
	}
	if len(names) == 0 {
		return nil, hinted(fmt.Errorf("there is no assessment in %s", dir), "name a folder of assessments, an assessment, or files")
	}
	var files []string
	for _, name := range names {
		err := fs.WalkDir(folder, name, func(file string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && file != name && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case path.Ext(file) == ".yaml" && !strings.HasPrefix(d.Name(), ".") && isFile(folder, file):
				files = append(files, filepath.Join(dir, filepath.FromSlash(file)))
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("failed to read %s: %w", dir, err)
		}
	}
	return files, nil
}

// isFile leaves out folders, and links that lead nowhere or in a circle; check
// tells those.
func isFile(folder fs.FS, name string) bool {
	info, err := fs.Stat(folder, name)
	return err == nil && info.Mode().IsRegular()
}
