package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/schema"
)

var newVerb = verb{
	name: "new", args: "NAME",
	short: "begin an assessment, with comments that teach",
	long: `Makes the folder NAME with a small assessment that works: questions, rules, steps,
guards, cases. Its comments say what each part is for; amends preview shows it
while you change it. NAME is the name in its address, in small letters with -
between words. With -from it is a copy of an assessment in the binary.`,
	run: begin,
}

// scaffold is the assessment that new begins with.
//
//go:embed scaffold/*.yaml
var scaffold embed.FS

var assessmentName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func begin(c *call) error {
	dir := c.flags.String("dir", ".", "`DIR` holds the assessments; it is made if there is none")
	from := c.flags.String("from", "", "copy the `ASSESSMENT` of that name in the binary")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return hinted(fmt.Errorf("new takes one name, not %s", diagnostic.Counted(len(args), "argument")), "amends new my-assessment")
	}
	name := args[0]
	if !assessmentName.MatchString(name) || name == "schema" {
		return hinted(fmt.Errorf("%q cannot be the name of an assessment", name), "write it in small letters, with - between words, such as after-a-quarrel")
	}
	folder := filepath.Join(*dir, name)
	if _, err := os.Lstat(folder); err == nil {
		return hinted(fmt.Errorf("there is %s already", folder), "choose another name; nothing was written")
	}
	files, err := beginning(*from, name)
	if err != nil {
		return err
	}
	if err := copyInto(*dir, name, files); err != nil {
		return err
	}
	if err := addSchemas(*dir); err != nil {
		return err
	}
	return writeOut(c.out, fmt.Appendf(nil, "%s\nnext: amends preview %s\n", folder, *dir))
}

// beginning is what an assessment begins with, by the names of its files: the
// scaffold, or another assessment.
func beginning(from, name string) (map[string][]byte, error) {
	folder, err := fs.Sub(scaffold, "scaffold")
	if from != "" {
		binary, openErr := open("")
		if openErr != nil {
			return nil, openErr
		}
		if _, err := binary.choose([]string{from}); err != nil {
			return nil, err
		}
		folder, err = fs.Sub(binary.files, from)
	}
	if err != nil {
		return nil, fmt.Errorf("failed to read what the assessment begins with: %w", err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(folder, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, file)
		if from == "" {
			data = []byte(strings.ReplaceAll(string(data), "TITLE", titleOf(name)))
		}
		files[file] = data
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("failed to read what the assessment begins with: %w", err)
	}
	return files, nil
}

// copyInto makes the folder of an assessment in one move, so that there is
// never a part of one.
func copyInto(dir, name string, files map[string][]byte) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("failed to make the folder: %w", err)
	}
	building, err := os.MkdirTemp(dir, ".amends-*")
	if err != nil {
		return fmt.Errorf("failed to make the folder: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(building) // the first error says more
			err = fmt.Errorf("failed to write the assessment: %w", err)
		}
	}()
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if err := writeFile(filepath.Join(building, filepath.FromSlash(file)), files[file]); err != nil {
			return err
		}
	}
	if err := os.Chmod(building, 0o755); err != nil {
		return err
	}
	return os.Rename(building, filepath.Join(dir, name))
}

// titleOf makes a first title of a name.
func titleOf(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// addSchemas puts the schemas beside the assessments, where their files expect
// them, unless there are some.
func addSchemas(dir string) error {
	for _, kind := range schema.Kinds() {
		if _, err := os.Stat(filepath.Join(dir, "schema", kind+".json")); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		data, err := schema.Write(kind)
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, "schema", kind+".json"), data); err != nil {
			return err
		}
	}
	return nil
}
