package rules

import (
	"cmp"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"amends/rules/lower"
)

// base is the small assessment of testdata/base as "t", with more files.
func base(t testing.TB, more map[string]string) fs.FS {
	t.Helper()
	data, err := os.ReadFile("testdata/base/assessment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"t/assessment.yaml": {Data: data}}
	for name, text := range more {
		fsys["t/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func checkBase(t testing.TB, more map[string]string) Diagnostics {
	t.Helper()
	s, err := Load(base(t, more), "t")
	if err != nil {
		t.Fatal(err)
	}
	return s.CheckOn(today)
}

// today is the day on which the tests check.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// TestExamplesHoldWhatTheySay adds each page's examples to the small
// assessment.
func TestExamplesHoldWhatTheySay(t *testing.T) {
	if d := checkBase(t, nil); len(d) > 0 {
		d.WriteText(t.Output())
		t.Fatal("the small assessment has problems of its own")
	}
	for _, p := range pages() {
		t.Run(p.code, func(t *testing.T) {
			if p.before == "" {
				return
			}
			name := cmp.Or(p.file, "x.yaml")
			before := checkBase(t, map[string]string{name: p.before})
			if !hasCode(before, p.code) {
				before.WriteText(t.Output())
				t.Errorf("before does not bring it about:\n%s", p.before)
			}
			after := checkBase(t, map[string]string{name: p.after})
			if hasCode(after, p.code) {
				after.WriteText(t.Output())
				t.Errorf("after still has it:\n%s", p.after)
			}
		})
	}
}

func hasCode(list Diagnostics, code string) bool {
	for _, d := range list {
		if d.Code == code {
			return true
		}
	}
	return false
}

var codeLiteral = regexp.MustCompile(`(?:Error|Warning), "([a-z-]+)"|(?:code|Code)(?::| =|, message, hint :=) "([a-z-]+)"`)

// TestEveryCodeHasAPage looks for the codes in the sources of this package.
func TestEveryCodeHasAPage(t *testing.T) {
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeLiteral.FindAllStringSubmatch(string(data), -1) {
			codes = append(codes, m[1]+m[2])
		}
	}
	for _, c := range lower.Codes() {
		codes = append(codes, c.Name)
	}
	for _, code := range codes {
		text, ok := Explain(code)
		if !ok {
			t.Errorf("no page for %q", code)
		}
		if first, _, _ := strings.Cut(text, "\n"); !strings.HasPrefix(first, code+": ") || strings.HasSuffix(first, ": ") {
			t.Errorf("the page of %q begins with %q", code, first)
		}
	}
}
