package findings

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/rules"
)

// small is the small assessment of package rules, with one more file.
func small(t *testing.T, more string) *rules.Source {
	t.Helper()
	data, err := os.ReadFile("../testdata/base/assessment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	data = []byte(strings.ReplaceAll(string(data), "      - {id: hid-something, label: I hid something}\n", "      - {id: hid-something, label: I hid something, exclusive: true}\n"))
	source, err := rules.Load(fstest.MapFS{"t/assessment.yaml": {Data: data}, "t/x.yaml": {Data: []byte(more)}}, "t")
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// TestExamplesHoldWhatTheySay puts each page's examples into the small
// assessment.
func TestExamplesHoldWhatTheySay(t *testing.T) {
	for _, p := range pages {
		t.Run(p.code, func(t *testing.T) {
			has := func(list rules.Diagnostics) bool {
				return slices.ContainsFunc(list, func(d rules.Diagnostic) bool { return d.Code == p.code })
			}
			if before := check(t, small(t, p.before)); !has(before) {
				before.WriteText(t.Output())
				t.Errorf("before does not bring it about:\n%s", p.before)
			}
			if after := check(t, small(t, p.after)); len(after) > 0 {
				after.WriteText(t.Output())
				t.Errorf("after is not well:\n%s", p.after)
			}
		})
	}
}

var codeLiteral = regexp.MustCompile(`"([a-z]+(?:-[a-z]+)*)", ?(?:message|fmt|"|\n)|Code = "([a-z-]+)"`)

// TestEveryCodeHasAPage looks for the codes in the sources of this package, and
// holds that every page belongs to one.
func TestEveryCodeHasAPage(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") || f.Name() == "explain.go" {
			continue
		}
		data, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeLiteral.FindAllStringSubmatch(string(data), -1) {
			used[m[1]+m[2]] = true
		}
	}
	for code := range used {
		if text, ok := Explain(code); !ok || !strings.HasPrefix(text, code+": ") {
			t.Errorf("no page for %q", code)
		}
	}
	for _, p := range pages {
		if !used[p.code] {
			t.Errorf("nothing has the code %q", p.code)
		}
	}
}
