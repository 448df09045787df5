package main

import (
	"encoding/json"
	"slices"
	"testing"

	"amends/rules"
)

// TestSarifIsWhatHostsRead holds what SARIF 2.1.0 asks of a log: the version,
// rules that results point to by id and index, levels of its own words, places
// that begin at 1, and references that parse.
func TestSarifIsWhatHostsRead(t *testing.T) {
	list := rules.Diagnostics{
		{
			Code: "unknown-step", Severity: rules.Error, File: "my rules/a.yaml", Line: 3, Column: 5, EndColumn: 9, Message: "there is no step `lisen`", Hint: "did you mean `listen`?",
			Fix: &rules.Fix{Title: "write `listen`", Line: 3, Column: 5, EndColumn: 9, Text: "listen"}, Related: []rules.Related{{File: "b.yaml", Line: 1, Column: 1, Message: "here"}},
		},
		{Code: "no-difference", Severity: rules.Warning, File: "a.yaml", Line: 1, Column: 1, EndColumn: 2, Message: "it makes no difference"},
		{Code: "unknown-step", Severity: rules.Error, File: "a.yaml", Message: "a whole file"},
		{Code: "no-files", Severity: rules.Error, Message: "the folder"},
	}
	data, err := json.Marshal(sarif([]checked{{Assessment: "small", Diagnostics: list}}))
	if err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || len(run.Tool.Driver.Rules) != 3 || len(run.Results) != len(list) {
		t.Fatalf("%s", data)
	}
	for i, r := range run.Results {
		about := run.Tool.Driver.Rules[r.Index]
		if about.ID != r.Rule || about.Short.Text == "" || about.Help.Text == "" {
			t.Errorf("result %d: its rule is %+v", i, about)
		}
		if !slices.Contains([]string{"error", "warning"}, r.Level) || r.Message.Text == "" {
			t.Errorf("result %d: %+v", i, r)
		}
		for _, place := range append(r.Locations, r.Related...) {
			if region := place.Physical.Region; region != nil && (region.Line < 1 || region.Column < 1) {
				t.Errorf("result %d: %+v", i, region)
			}
		}
	}
	if uri := run.Results[0].Locations[0].Physical.Artifact.URI; uri != "my%20rules/a.yaml" {
		t.Errorf("the reference is %s", uri)
	}
	if len(run.Results[3].Locations) > 0 {
		t.Error("what is about the folder has a place")
	}
	if change := run.Results[0].Fixes[0].Changes[0].Replacements[0]; change.Inserted.Text != "listen" || change.Deleted != (sarifRegion{3, 5, 9}) {
		t.Errorf("the fix is %+v", change)
	}
}
