package rules

import (
	"cmp"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
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
	for _, p := range Codes() {
		t.Run(p.Name, func(t *testing.T) {
			if p.Before == "" {
				return
			}
			name := cmp.Or(p.File, "x.yaml")
			before := checkBase(t, map[string]string{name: p.Before})
			if !hasCode(before, p.Name) {
				before.WriteText(t.Output())
				t.Errorf("before does not bring it about:\n%s", p.Before)
			}
			after := checkBase(t, map[string]string{name: p.After})
			if hasCode(after, p.Name) {
				after.WriteText(t.Output())
				t.Errorf("after still has it:\n%s", p.After)
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

// TestCodes holds that every code has a name of its own and a title.
func TestCodes(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Codes() {
		if c.Name == "" || c.Title == "" || names[c.Name] {
			t.Errorf("%q: %q", c.Name, c.Title)
		}
		names[c.Name] = true
	}
}

// shown is a diagnostic as authors see it.
func shown(d Diagnostic) string {
	var b strings.Builder
	Diagnostics{d}.WriteText(&b)
	return b.String()
}
