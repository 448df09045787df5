package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"amends/rules/schema"
)

var newVerb = verb{
	name: "new", args: "NAME",
	short: "begin an assessment, with comments that teach",
	long: `Makes the folder NAME with a small assessment that works: questions, rules, steps,
guards, cases. Its comments say what each part is for; amends preview shows it
while you change it. NAME is the name in its address, in small letters with -
between words.`,
	run: begin,
}

// scaffold is the assessment that new begins with.
//
//go:embed scaffold/*.yaml
var scaffold embed.FS

var assessmentName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func begin(c *call) error {
	dir := c.flags.String("dir", ".", "`DIR` holds the assessments; it is made if there is none")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return hinted(fmt.Errorf("new takes one name, not %s", counted(len(args), "argument")), "amends new my-assessment")
	}
	name := args[0]
	if !assessmentName.MatchString(name) || name == "schema" {
		return hinted(fmt.Errorf("%q cannot be the name of an assessment", name), "write it in small letters, with - between words, such as after-a-quarrel")
	}
	folder := filepath.Join(*dir, name)
	if _, err := os.Lstat(folder); err == nil {
		return hinted(fmt.Errorf("there is %s already", folder), "choose another name; nothing was written")
	}
	if err := scaffoldInto(*dir, name); err != nil {
		return err
	}
	if err := addSchemas(*dir); err != nil {
		return err
	}
	return writeOut(c.out, fmt.Appendf(nil, "%s\nnext: amends preview %s\n", folder, *dir))
}

// scaffoldInto makes the folder of an assessment in one move, so that there is
// never a part of one.
func scaffoldInto(dir, name string) (err error) {
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
	files, err := fs.ReadDir(scaffold, "scaffold")
	if err != nil {
		return err
	}
	for _, f := range files {
		data, err := fs.ReadFile(scaffold, "scaffold/"+f.Name())
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(data), "TITLE", titleOf(name))
		if err := writeFile(filepath.Join(building, f.Name()), []byte(text)); err != nil {
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
		if err := writeInto(filepath.Join(dir, "schema"), kind+".json", data); err != nil {
			return err
		}
	}
	return nil
}
