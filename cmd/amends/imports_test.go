package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport is the table of docs/architecture.md: what a package may import besides the
// standard library. The longest matching folder decides for a package.
var mayImport = map[string][]string{
	"amends/engine":           {},
	"amends/engine/reference": {"amends/engine"},
	"amends/plan":             {"amends/engine"},
	"amends/rules": {
		"amends/engine", "amends/plan", "amends/rules",
		"github.com/expr-lang/expr", "go.yaml.in/yaml/v3", "golang.org/x/text",
	},
	"amends/rules/diagnostic": {"amends/engine"},
	"amends/rules/lines":      {"amends/engine", "amends/rules/diagnostic", "go.yaml.in/yaml/v3"},
	"amends/rules/entries": {
		"amends/engine", "amends/rules/diagnostic", "amends/rules/lines", "amends/rules/lower",
		"go.yaml.in/yaml/v3", "github.com/yuin/goldmark",
	},
	"amends/rules/schema":   {"amends/rules/entries"},
	"amends/rules/format":   {"amends/rules/entries", "amends/rules/lines", "go.yaml.in/yaml/v3"},
	"amends/rules/table":    {"golang.org/x/text"},
	"amends/rules/cases":    {"amends/engine", "amends/plan", "go.yaml.in/yaml/v3"},
	"amends/rules/workbook": {"amends/rules/table"},
	"amends/rules/sheet": {
		"amends/engine", "amends/rules/cases", "amends/rules/diagnostic", "amends/rules/entries", "amends/rules/lines",
		"amends/rules/table", "amends/rules/workbook", "go.yaml.in/yaml/v3",
	},
	"amends/wasm":        {"amends/engine", "amends/wasm/taker", "github.com/maxence-charriere/go-app/v10"},
	"amends/wasm/ui":     {"amends/engine", "amends/plan", "github.com/maxence-charriere/go-app/v10"},
	"amends/wasm/taker":  {"amends/engine", "amends/plan", "amends/wasm/ui", "github.com/maxence-charriere/go-app/v10"},
	"amends/wasm/form":   {"amends/engine", "amends/wasm/ui", "github.com/maxence-charriere/go-app/v10"},
	"amends/wasm/served": {"amends/engine", "amends/wasm/ui", "amends/wasm/form", "github.com/maxence-charriere/go-app/v10"},
	"amends/server": {
		"amends/engine", "amends/plan", "amends/rules", "amends/wasm/ui", "amends/wasm/form", "amends/wasm/served", "amends/server",
		"github.com/maxence-charriere/go-app/v10", "github.com/andybalholm/brotli", "github.com/tdewolff/minify/v2",
		"github.com/prometheus/client_golang", "golang.org/x/time",
	},
	"amends/server/assets/build": {"amends/server", "github.com/andybalholm/brotli", "github.com/klauspost/compress"},
	"amends/server/page/build":   {"github.com/evanw/esbuild"},
	"amends/editor": {
		"amends/rules", "amends/rules/format", "amends/rules/workbook", "github.com/creachadair/jrpc2",
	},
	"amends/assessments": {},
}

// behindWalls are parts of the language that only those may import which make
// rules of what an author wrote: everybody else asks package rules.
var behindWalls = map[string][]string{
	"amends/rules/lines":   {"amends/rules", "amends/rules/entries", "amends/rules/sheet", "amends/rules/format"},
	"amends/rules/entries": {"amends/rules", "amends/rules/sheet", "amends/rules/schema", "amends/rules/format"},
	"amends/rules/sheet":   {"amends/rules"},
}

// neverInBrowser must not be linked into the page's program, however deep: they
// cost half a megabyte, and rules are compiled before they get there.
var neverInBrowser = []string{
	"amends/rules", "amends/server", "amends/assessments", "amends/wasm/form", "amends/wasm/served",
	"github.com/expr-lang/expr", "go.yaml.in/yaml/v3", "github.com/yuin/goldmark",
}

func TestImportsPointOneWay(t *testing.T) {
	for _, env := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
		patterns := []string{"amends/..."}
		if env != nil {
			patterns = []string{"amends/wasm/..."}
		}
		for _, pkg := range goList(t, env, patterns...) {
			allowed, ok := allowedFor(pkg.ImportPath)
			if !ok {
				continue
			}
			for _, path := range pkg.Imports {
				if strings.Contains(path, ".") || under(path, "amends") {
					if !underAny(path, allowed) {
						t.Errorf("%s imports %s", pkg.ImportPath, path)
					}
				}
			}
		}
	}
}

func TestNobodyReachesBehindTheWalls(t *testing.T) {
	for _, pkg := range goList(t, nil, "amends/...") {
		for _, path := range pkg.Imports {
			if allowed, ok := behindWalls[path]; ok && !slices.Contains(allowed, pkg.ImportPath) {
				t.Errorf("%s imports %s", pkg.ImportPath, path)
			}
		}
	}
}

func TestBrowserProgramLinksNoLanguage(t *testing.T) {
	for _, pkg := range goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", "amends/wasm") {
		if underAny(pkg.ImportPath, neverInBrowser) {
			t.Errorf("the page's program links %s", pkg.ImportPath)
		}
	}
}

func TestCommandLinksNoReference(t *testing.T) {
	for _, pkg := range goList(t, nil, "-deps", "amends/cmd/amends") {
		if pkg.ImportPath == "amends/engine/reference" {
			t.Error("the command links the slow reference, which is for tests")
		}
	}
}

// listed is the part of go list's report that the tests read.
type listed struct {
	ImportPath string
	Imports    []string
}

func goList(t *testing.T, env []string, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(fmt.Errorf("list packages: %w", err))
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var pkg listed
		if err := dec.Decode(&pkg); err != nil {
			t.Fatal(fmt.Errorf("read the list of packages: %w", err))
		}
		all = append(all, pkg)
	}
	if len(all) == 0 {
		t.Fatal("go list names no package")
	}
	return all
}

func allowedFor(path string) ([]string, bool) {
	best := ""
	for area := range mayImport {
		if under(path, area) && len(area) > len(best) {
			best = area
		}
	}
	return mayImport[best], best != ""
}

func underAny(path string, areas []string) bool {
	return slices.ContainsFunc(areas, func(area string) bool { return under(path, area) })
}

func under(path, area string) bool {
	return path == area || strings.HasPrefix(path, area+"/")
}
