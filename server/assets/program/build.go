package program

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"amends/server/assets"
)

// Packages that are built with the tag page, see engine/page.go.
const (
	Page = "./wasm"       // the page's program
	Open = "./bench/open" // measures what it does first
)

// Program is a main package of this module, to be built for the browser.
type Program struct {
	LeftOut []string // of go-app, by file; nil if it is whole

	root  string // of the module
	pkg   string
	flags []string
}

// New prepares to build a package, named from the root of the module, such as
// "./wasm". It fails if go-app is not the one that [lean] knows.
func New(pkg string) (*Program, error) {
	p, err := Whole(pkg)
	if err != nil || os.Getenv("GOAPP") == "whole" {
		return p, err
	}
	l, err := makeLean(p.root)
	if err != nil {
		return nil, err
	}
	p.LeftOut, p.flags = l.leftOut, append(p.flags, l.flags...)
	return p, nil
}

// Whole is [New] with all of go-app.
func Whole(pkg string) (*Program, error) {
	root, err := findRoot()
	if err != nil {
		return nil, err
	}
	p := &Program{root: root, pkg: pkg, flags: flags()}
	if pkg == Page || pkg == Open {
		p.flags = append(p.flags, "-tags=page")
	}
	return p, nil
}

// Root is the folder of the module.
func (p *Program) Root() string { return p.root }

// Build writes the program into a file.
func (p *Program) Build(file string) error {
	file, err := filepath.Abs(file)
	if err == nil {
		_, err = p.run(slices.Concat([]string{"build"}, p.flags, []string{"-o", file, p.pkg})...)
	}
	return err
}

// Inputs names everything that the program is made from. The build ids of all
// its packages cover their files, their embedded files, their dependencies, the
// compiler and its flags; the main package's own id does not cover a change
// deep down that left the package between them as it was. What is compiled to
// learn the ids is what Build links.
func (p *Program) Inputs() (string, error) {
	ids, err := p.run(slices.Concat([]string{"list", "-deps", "-export"}, p.flags, []string{"-f", "{{.ImportPath}} {{.BuildID}}", p.pkg})...)
	if err != nil {
		return "", err
	}
	return assets.Hash([]byte(strings.Join(p.flags, " ") + "\n" + ids)), nil
}

// run gives what the go command prints, trimmed. A workspace is left out of it,
// because it allows no other go.mod.
func (p *Program) run(args ...string) (string, error) {
	return goCommand(p.root, args, "GOOS=js", "GOARCH=wasm", "GOWORK=off")
}

// StartScript is the file of Go's own start-up script for such programs.
func StartScript() (string, error) {
	root, err := goCommand("", []string{"env", "GOROOT"})
	if err != nil {
		return "", err
	}
	return filepath.Join(root, "lib", "wasm", "wasm_exec.js"), nil
}

// findRoot is the folder of the module that the working folder is in.
func findRoot() (string, error) {
	file, err := goCommand("", []string{"env", "GOMOD"})
	if err != nil {
		return "", err
	}
	return filepath.Dir(file), nil
}

func goCommand(folder string, args []string, environment ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), environment...)
	cmd.Stderr = os.Stderr // what it fetches, and what it does not understand
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("run go %s: %w", args[0], err)
	}
	return strings.TrimSpace(string(out)), nil
}
