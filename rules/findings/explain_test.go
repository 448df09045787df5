package findings

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/rules"
)

// small is the small assessment of package rules, with one more file.
func small(t *testing.T, more string) *rules.Assessment {
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
	for _, p := range codes.All() {
		t.Run(p.Name, func(t *testing.T) {
			has := func(list rules.Diagnostics) bool {
				return slices.ContainsFunc(list, func(d rules.Diagnostic) bool { return d.Code == p.Name })
			}
			if before := check(t, small(t, p.Before)); !has(before) {
				before.WriteText(t.Output())
				t.Errorf("before does not bring it about:\n%s", p.Before)
			}
			if after := check(t, small(t, p.After)); len(after) > 0 {
				after.WriteText(t.Output())
				t.Errorf("after is not well:\n%s", p.After)
			}
		})
	}
}

// TestCodes holds that every code has a name of its own, a title and examples.
func TestCodes(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Codes() {
		if c.Title == "" || names[c.Name] {
			t.Errorf("%q: %q", c.Name, c.Title)
		}
		names[c.Name] = true
	}
	for _, c := range codes.All() {
		if c.Before == "" || c.After == "" {
			t.Errorf("%q has no examples", c.Name)
		}
	}
}
