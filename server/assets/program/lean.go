package program

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"amends/server/assets"
)

const (
	goApp    = "github.com/maxence-charriere/go-app/v10"
	known    = "v10.1.11"
	knownSum = "f4490fec4ad005b11d44b7c415861a16" // of the files of both packages
)

// packages are those of go-app that a browser's program has, and the files of
// each that are taken, but for a few declarations (see cuts): elements, components, and how they get into
// a page and are changed there. All other files are left out. They are go-app's
// server, with net/http, encryption, stored states and routes by pattern.
var packages = map[string][]string{
	"pkg/app": {
		"attribute.go", "component.go", "condition.go", "event.go", "html.go", "html_gen.go", "js.go", "js_wasm.go",
		"node.go", "range.go", "raw.go", "text.go", "update.go",
	},
	"pkg/errors": {},
}

// instead are our few files in place of those left out.
//
//go:embed _goapp
var instead embed.FS

// lean is go-app with what a browser needs of it: a copy of the module, made
// from the one that go.mod names, where the go command fetched it and checked
// it against go.sum. Nothing else is ever built from the copy, and it lies
// where nothing else looks, in bin.
type lean struct {
	leftOut []string
	flags   []string // of the go command at the root of the module, to build with the copy
}

// source is where a package of go-app lies, and its files.
type source struct {
	name   string // as in packages
	folder string
	files  map[string][]byte
}

func makeLean(root string) (*lean, error) {
	var l lean
	var all []source
	for _, name := range []string{"pkg/app", "pkg/errors"} {
		s, err := readSource(root, name)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	if sum := sumOf(all); sum != knownSum {
		return nil, fmt.Errorf("the files of go-app are not those of %s, of which the browser's build knows what to leave out (%s, not %s): "+
			"build with GOAPP=whole, or see docs/decisions/0012-a-lean-copy-of-go-app.md", known, sum, knownSum)
	}
	target := filepath.Join(root, "bin", "goapp")
	overlay := map[string]string{}
	for _, s := range all {
		left, err := s.copyTo(target, overlay)
		if err != nil {
			return nil, err
		}
		l.leftOut = append(l.leftOut, left...)
	}
	var err error
	if vendored := strings.HasPrefix(all[0].folder, filepath.Join(root, "vendor")+string(filepath.Separator)); vendored {
		l.flags, err = byOverlay(target, overlay)
	} else {
		l.flags, err = byReplacing(root, target, all[0].folder)
	}
	return &l, err
}

// readSource finds a package of go-app, in the cache of modules or vendored.
func readSource(root, name string) (source, error) {
	folder, err := goCommand(root, []string{"list", "-find", "-f", "{{.Dir}}", goApp + "/" + name}, "GOWORK=off")
	if err != nil {
		return source{}, err
	}
	s := source{name: name, folder: folder, files: map[string][]byte{}}
	found, err := filepath.Glob(filepath.Join(folder, "*.go"))
	for _, file := range found {
		if strings.HasSuffix(file, "_test.go") {
			continue // a vendored package has none
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return s, fmt.Errorf("read go-app: %w", err)
		}
		s.files[filepath.Base(file)] = content
	}
	return s, err
}

// sumOf stands for the names and contents of all files.
func sumOf(all []source) string {
	var list strings.Builder
	for _, s := range all {
		for _, name := range sorted(s.files) {
			fmt.Fprintln(&list, path.Join(s.name, name), assets.Hash(s.files[name]))
		}
	}
	return assets.Hash([]byte(list.String()))
}

func sorted(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// copyTo writes the package as the browser's program has it, and notes for each
// file of the original what is read instead of it.
func (s source) copyTo(target string, overlay map[string]string) (leftOut []string, err error) {
	folder := filepath.Join(target, filepath.FromSlash(s.name))
	files := map[string][]byte{}
	for _, name := range sorted(s.files) {
		if slices.Contains(packages[s.name], name) {
			if files[name], err = cut(name, s.files[name]); err != nil {
				return nil, err
			}
			overlay[filepath.Join(s.folder, name)] = filepath.Join(folder, name)
			continue
		}
		overlay[filepath.Join(s.folder, name)] = ""
		leftOut = append(leftOut, path.Join(path.Base(s.name), name))
	}
	ours := path.Join("_goapp", path.Base(s.name))
	entries, err := fs.ReadDir(instead, ours)
	if err != nil {
		return nil, fmt.Errorf("list what replaces parts of go-app: %w", err)
	}
	for _, e := range entries {
		if files[e.Name()], err = instead.ReadFile(path.Join(ours, e.Name())); err != nil {
			return nil, fmt.Errorf("read what replaces parts of go-app: %w", err)
		}
		overlay[filepath.Join(s.folder, e.Name())] = filepath.Join(folder, e.Name())
	}
	return leftOut, writeFolder(folder, files)
}

// byReplacing has the go command take the copy for go-app: by a go.mod of its
// own, which differs from ours in that alone.
func byReplacing(root, target, pkg string) ([]string, error) {
	files := map[string][]byte{}
	for from, to := range map[string]string{
		filepath.Join(root, "go.mod"):                            "browser.mod",
		filepath.Join(root, "go.sum"):                            "browser.sum",
		filepath.Join(filepath.Dir(filepath.Dir(pkg)), "go.mod"): "go.mod",
	} {
		content, err := os.ReadFile(from)
		if err != nil {
			return nil, fmt.Errorf("read what the modules are: %w", err)
		}
		files[to] = content
	}
	files["browser.mod"] = fmt.Appendf(files["browser.mod"], "\nreplace %s => ./bin/goapp\n", goApp)
	return []string{"-mod=readonly", "-modfile=bin/goapp/browser.mod"}, writeFolder(target, files)
}

// byOverlay has the go command read our files for those of a vendored go-app.
// It does so in a folder of ours, but not in its cache of modules.
func byOverlay(target string, replace map[string]string) ([]string, error) {
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, fmt.Errorf("write what replaces parts of go-app: %w", err)
	}
	return []string{"-overlay=bin/goapp/overlay.json"}, writeFolder(target, map[string][]byte{"overlay.json": data})
}

// writeFolder makes a folder have these Go files and no other. One that is as
// it should be is left alone: another build may be reading it.
func writeFolder(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make a folder for the copy of go-app: %w", err)
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return fmt.Errorf("list the copy of go-app: %w", err)
	}
	for _, file := range old {
		if files[filepath.Base(file)] == nil {
			if err := os.Remove(file); err != nil {
				return fmt.Errorf("clear the copy of go-app: %w", err)
			}
		}
	}
	for name, content := range files {
		if err := writeFile(filepath.Join(folder, name), content); err != nil {
			return fmt.Errorf("write the copy of go-app: %w", err)
		}
	}
	return nil
}

// writeFile puts a file in its place in one go, if it is not there yet.
func writeFile(file string, content []byte) error {
	if there, err := os.ReadFile(file); err == nil && string(there) == string(content) {
		return nil
	}
	fresh := fmt.Sprintf("%s.%d", file, os.Getpid())
	if err := os.WriteFile(fresh, content, 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, file)
}
