package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"amends/rules/diagnostic"
	"amends/server"
)

var buildVerb = verb{
	name:  "build",
	short: "write the whole site as files, for any file server",
	long: `Writes every page, script and asset into a folder, each also compressed, and the
headers that go with them: _headers for static hosts, nginx.conf for nginx. No
server of ours is needed: answers are evaluated in the browser. What stays out is
what needs one: plain forms for browsers without scripts, and the API.`,
	run: build,
}

func build(c *call) error {
	dir := c.dirFlag()
	out := c.flags.String("out", "", "write the site into this `FOLDER`; one that was built before is replaced")
	base := c.flags.String("base", "", "takers will find the site at this `URL`, such as https://example.org/help")
	var origins list
	c.flags.Var(&origins, "allow-origin", "only the site `ORIGIN` (https://example.org) may show assessments in a frame; may be repeated; none lets no site")
	args, err := c.parse()
	switch {
	case err != nil:
		return err
	case len(args) > 0:
		return hinted(fmt.Errorf("build takes no arguments, not %q", args[0]), "it writes every assessment; -dir says from where")
	case *out == "" || *base == "":
		return hinted(errors.New("build needs to know where to write, and where the site will be found"), "amends build -out site -base https://example.org")
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	if _, err := from.names(); err != nil {
		return err
	}
	files, err := server.Build(server.Options{FS: from.files, Base: *base, AllowOrigins: origins})
	if broken := (*server.BrokenError)(nil); errors.As(err, &broken) {
		return c.broken(from, broken.Assessment, err)
	}
	if errors.Is(err, server.ErrNotBuilt) {
		return hinted(err, "run make build")
	}
	if err != nil {
		return err
	}
	if err := replaceFolder(*out, files); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s: %s\n", *out, diagnostic.Counted(len(files), "file"))
	return nil
}

// replaceFolder writes files into a folder. One that is there must be empty or
// of an earlier build; it stays as it is until all files are written beside it.
func replaceFolder(folder string, files []server.File) error {
	if err := checkReplaceable(folder); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(filepath.Dir(filepath.Clean(folder)), ".amends-build-")
	if err != nil {
		return fmt.Errorf("failed to make the folder of the site: %w", err)
	}
	defer os.RemoveAll(beside)
	for _, f := range files {
		file := filepath.Join(beside, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("failed to make a folder of the site: %w", err)
		}
		if err := os.WriteFile(file, f.Content, 0o644); err != nil {
			return fmt.Errorf("failed to write a file of the site: %w", err)
		}
	}
	if err := os.Chmod(beside, 0o755); err != nil {
		return fmt.Errorf("failed to open the folder of the site to readers: %w", err)
	}
	return swap(folder, beside)
}

// swap puts what is beside a folder in its place. If that fails, what was there
// comes back.
func swap(folder, beside string) error {
	earlier := beside + ".earlier"
	err := os.Rename(folder, earlier)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("failed to move the earlier build away: %w", err)
	}
	if err := os.Rename(beside, folder); err != nil {
		err = fmt.Errorf("failed to put the site in its place: %w", err)
		if back := os.Rename(earlier, folder); !errors.Is(back, fs.ErrNotExist) {
			err = errors.Join(err, back)
		}
		return err
	}
	if err := os.RemoveAll(earlier); err != nil {
		return fmt.Errorf("failed to remove the earlier build: %w", err)
	}
	return nil
}

// checkReplaceable refuses a folder that holds somebody's other files.
func checkReplaceable(folder string) error {
	found, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(found) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("failed to open the folder to write to: %w", err)
	}
	headers, err := os.ReadFile(filepath.Join(folder, "_headers"))
	if err != nil || !strings.HasPrefix(string(headers), server.Mark) {
		return hinted(fmt.Errorf("%s holds files that amends build did not write", folder), "choose an empty folder, or a new one; nothing was written")
	}
	return nil
}
