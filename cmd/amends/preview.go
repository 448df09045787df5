package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"amends/rules"
	"amends/rules/diagnostic"
	"amends/server/preview"
)

var previewVerb = verb{
	name: "preview", args: "[DIR]",
	short: "see at once what a change to the rules does",
	long: `Shows the assessments of a folder, or one assessment, in the browser and watches
their files: what is wrong with them and where, and for the people of the cases
the plan before and after, with the reasons. The folder we are in without DIR.
Only this machine can open it, and only by the address that is printed. Ends on
Ctrl-C.`,
	run: showPreview,
}

func showPreview(c *call) error {
	addr := c.flags.String("addr", "127.0.0.1:0", "listen on this `HOST:PORT` of this machine; port 0 is a free one")
	quiet := c.flags.Bool("no-open", false, "do not open the browser")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) > 1 {
		return hinted(fmt.Errorf("preview takes one folder, not %s", diagnostic.Counted(len(args), "argument")), "amends preview -h explains it")
	}
	dir := "."
	if len(args) == 1 {
		dir = args[0]
	}
	o, err := previewed(dir)
	if err != nil {
		return err
	}
	o.Listening = func(address string) {
		fmt.Fprintln(c.out, address)
		if !*quiet && isTerminal(c.in) {
			openBrowser(c, address)
		}
	}
	p, err := preview.New(o)
	if err != nil {
		return fmt.Errorf("failed to open %s: %w", dir, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return explainAddress(p.Run(ctx, *addr), *addr)
}

// previewed is the folder to preview: one of assessments, or of one of them.
func previewed(dir string) (preview.Options, error) {
	from, err := open(dir)
	if err != nil {
		return preview.Options{}, err
	}
	if _, err := fs.Stat(from.files, "assessment.yaml"); err == nil {
		whole, err := filepath.Abs(dir)
		if err != nil {
			return preview.Options{}, fmt.Errorf("failed to find the folder: %w", err)
		}
		above := filepath.Dir(filepath.Clean(dir))
		if filepath.Base(dir) == "." || filepath.Base(dir) == ".." {
			above = filepath.Dir(whole)
		}
		return preview.Options{FS: os.DirFS(above), Dir: above, Only: []string{filepath.Base(whole)}}, nil
	}
	_, err = from.names()
	return preview.Options{FS: from.files, Dir: dir}, err
}

// openBrowser asks the system to open an address. If it cannot, the address has
// been printed.
func openBrowser(c *call, address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		tellHint(c.errs, "open this address in a browser")
		return
	}
	go func() { _ = cmd.Wait() }()
}

// besides is the folder of assessments that somebody starts the command beside:
// the one that we are in, or the one that the command lies in, as after a
// double click.
func besides() (string, bool) {
	dirs := []string{"."}
	if own, err := os.Executable(); err == nil {
		dirs = append(dirs, filepath.Dir(own))
	}
	for _, dir := range dirs {
		for _, candidate := range []string{dir, filepath.Join(dir, "assessments")} {
			if names, err := rules.List(os.DirFS(candidate)); err == nil && len(names) > 0 {
				return candidate, true
			}
		}
	}
	return "", false
}
