package logicpage

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"amends/rules"
)

var update = flag.Bool("update", false, "rewrite the golden page")

func write(t *testing.T, dir, name string) string {
	t.Helper()
	source, err := rules.Load(os.DirFS(dir), name)
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := Write(&page, program, Settings{At: source.At}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestPage(t *testing.T) {
	got, path := write(t, "testdata", "talk"), filepath.Join("testdata", "talk.html")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the page differs from %s; go test -update shows how", path)
	}
}

var (
	ids     = regexp.MustCompile(` id="([^"]+)"`)
	links   = regexp.MustCompile(`href="([^"]*)"`)
	foreign = regexp.MustCompile(`(?i)<script|<link|<img|<iframe|src=|url\(|@import|\son[a-z]+=`)
)

// TestPagesStandAlone looks at the pages of all shipped assessments: every link
// leads to a place of the page, no place is there twice, and nothing is loaded
// or run.
func TestPagesStandAlone(t *testing.T) {
	names, err := rules.List(os.DirFS("../../assessments"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		page := write(t, "../../assessments", name)
		known := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			if known[m[1]] {
				t.Errorf("%s: two places are called %s", name, m[1])
			}
			known[m[1]] = true
		}
		for _, m := range links.FindAllStringSubmatch(page, -1) {
			if !strings.HasPrefix(m[1], "#") || !known[m[1][1:]] {
				t.Errorf("%s: the link %q leads nowhere", name, m[1])
			}
		}
		if found := foreign.FindString(page); found != "" {
			t.Errorf("%s: the page has %q", name, found)
		}
	}
}
