package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"amends/engine"
	"amends/rules/diff"
)

// Folders as they were at a revision are read by the git command: whoever has
// a repository has it, and it knows every form in which git keeps files.

// maxRevision is how much of a folder at a revision, or of a bundle, is read. An
// assessment has a few hundred kilobytes.
const maxRevision = 64 << 20

// maxOther is how large a file of a revision may be that is no rule file: a
// table of cases, or a plan that a case names. Anything larger is neither.
const maxOther = 1 << 20

// revisionSide is a folder of an assessment as it was at a revision. The folder
// is named as on disk: from where the user is.
func (c *call) revisionSide(name, revision, folder string, load loader) (diff.Side, error) {
	if root, inside, elsewhere := elsewhere(folder); elsewhere {
		return diff.Side{}, hinted(fmt.Errorf("%s is in another folder than you are, and git looks for revisions where you are", folder), "cd %s, then amends diff %s", root, inside)
	}
	if _, err := exec.LookPath("git"); err != nil {
		return diff.Side{}, hinted(fmt.Errorf("%s names a revision, and there is no git here to read it", name), "install git, or name two folders")
	}
	if err := known(revision); err != nil {
		return diff.Side{}, err
	}
	prefix, err := git("rev-parse", "--show-prefix")
	if err != nil {
		return diff.Side{}, err
	}
	if filepath.IsAbs(folder) {
		if folder, err = fromHere(folder); err != nil {
			return diff.Side{}, err
		}
	}
	inside := path.Join(strings.TrimSpace(string(prefix)), filepath.ToSlash(folder))
	files, err := readTree(revision, inside)
	if err != nil {
		return diff.Side{}, err
	}
	if files == nil {
		return diff.Side{}, hinted(fmt.Errorf("there was no folder %s at %s", folder, revision), "git log -- %s shows since when it is there", folder)
	}
	return c.sourceSide(name, files, path.Base(inside), load)
}

// elsewhere reports whether a folder is in a repository in which the user is not,
// and names it and the folder from there.
func elsewhere(folder string) (root, inside string, yes bool) {
	if _, err := git("rev-parse", "--git-dir"); err == nil && !filepath.IsAbs(folder) {
		return "", "", false
	}
	top, err := git("-C", folder, "rev-parse", "--show-toplevel")
	if err != nil {
		return "", "", false
	}
	root = strings.TrimSpace(string(top))
	here, err := git("rev-parse", "--show-toplevel")
	prefix, err2 := git("-C", folder, "rev-parse", "--show-prefix")
	return root, strings.TrimSuffix(strings.TrimSpace(string(prefix)), "/"), err2 == nil && (err != nil || string(here) != string(top))
}

// fromHere is an absolute path as seen from where the user is.
func fromHere(folder string) (string, error) {
	here, err := os.Getwd()
	if err == nil {
		folder, err = filepath.Rel(here, folder)
	}
	if err != nil {
		return "", fmt.Errorf("failed to find %s from here: %w", folder, err)
	}
	return folder, nil
}

// known is an error unless git knows the revision.
func known(revision string) error {
	unknown := fmt.Errorf("git knows no revision %q here", revision)
	if revision == "" || strings.HasPrefix(revision, "-") {
		return hinted(unknown, "a revision is a branch, a tag, a commit, or HEAD~1 for the one before the last")
	}
	if _, err := git("rev-parse", "--git-dir"); err != nil {
		return err
	}
	if _, err := git("rev-parse", "--quiet", "--verify", revision+"^{commit}"); err == nil {
		return nil
	}
	names, err := git("for-each-ref", "--format=%(refname:short)")
	if err != nil {
		return err
	}
	base := strings.FieldsFunc(revision+" ", func(r rune) bool { return r == '~' || r == '^' || r == ' ' })
	if len(base) > 0 {
		if near := engine.Nearest(base[0], strings.Fields(string(names))); near != "" && near != base[0] {
			return didYouMean(unknown, near)
		}
	}
	return hinted(unknown, "a revision is a branch, a tag, a commit, or HEAD~1 for the one before the last")
}

// git runs a git command that only reads, and gives what it prints.
func git(args ...string) ([]byte, error) {
	var errs bytes.Buffer
	cmd := exec.Command("git", append([]string{"--no-optional-locks"}, args...)...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		first, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		if strings.Contains(first, "not a git repository") {
			return nil, hinted(errors.New("this is no git repository, so there are no revisions"), "go to the folder of the repository and name the folder from there, or name two folders: amends diff OLD NEW")
		}
		return nil, fmt.Errorf("git %s failed: %s", args[0], strings.TrimPrefix(first, "fatal: "))
	} else if err != nil {
		return nil, fmt.Errorf("failed to run git: %w", err)
	}
	return out, nil
}

// readTree reads the files of a folder at a revision, bytes as they were
// committed; nil if there was no such folder. Of the folders beside it, it reads
// as much as shows which are assessments: texts may link to them.
func readTree(revision, folder string) (fs.FS, error) {
	above := ""
	if parent := path.Dir(folder); parent != "." {
		above = parent + "/"
	}
	args := []string{"ls-tree", "-r", "-z", "-l", "--full-tree", revision}
	if above != "" {
		args = append(args, "--", above)
	}
	list, err := git(args...)
	if err != nil {
		return nil, err
	}
	var names, objects []string
	total, own := 0, false
	for entry := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, type, object, size
		inside := strings.HasPrefix(name, folder+"/")
		beside, _ := path.Match("*/assessment.yaml", strings.TrimPrefix(name, above))
		own = own || inside
		if len(fields) != 4 || !strings.HasPrefix(fields[0], "100") || !inside && !beside {
			continue // links and submodules are not read
		}
		size, _ := strconv.Atoi(fields[3])
		if path.Ext(name) != ".yaml" && size > maxOther {
			continue
		}
		total += size
		names, objects = append(names, strings.TrimPrefix(name, above)), append(objects, fields[2])
	}
	switch {
	case !own:
		return nil, nil
	case total > maxRevision:
		return nil, fmt.Errorf("%s at %s holds %d MB: is that the folder of one assessment?", folder, revision, total>>20)
	}
	return readObjects(names, objects)
}

// readObjects reads objects of git, in memory, as files of those names.
func readObjects(names, objects []string) (fs.FS, error) {
	var errs bytes.Buffer
	cmd := exec.Command("git", "--no-optional-locks", "cat-file", "--batch")
	cmd.Stdin, cmd.Stderr = strings.NewReader(strings.Join(objects, "\n")+"\n"), &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git cat-file failed: %w: %s", err, strings.TrimSpace(errs.String()))
	}
	var packed bytes.Buffer
	archive, in := zip.NewWriter(&packed), bufio.NewReader(bytes.NewReader(out))
	for _, name := range names {
		if err := copyObject(archive, in, name); err != nil {
			return nil, fmt.Errorf("read %s from git: %w", name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	files, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	return files, nil
}

// copyObject copies one object: a line "OBJECT blob SIZE", the bytes, a line
// end.
func copyObject(archive *zip.Writer, in *bufio.Reader, name string) error {
	head, err := in.ReadString('\n')
	if err != nil {
		return err
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return fmt.Errorf("git says %q", strings.TrimSpace(head))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return fmt.Errorf("git gives the size %q", fields[2])
	}
	file, err := archive.Create(name)
	if err != nil {
		return err
	}
	if _, err := io.CopyN(file, in, size); err != nil {
		return err
	}
	_, err = in.Discard(1)
	return err
}
