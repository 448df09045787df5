package assessments_test

import (
	"testing"

	"amends/assessments"
	"amends/rules"
	"amends/rules/cover"
)

// TestCasesSeeEverything holds the cases of each assessment against its rules:
// every condition and every comparison in one is seen both true and false.
func TestCasesSeeEverything(t *testing.T) {
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, name := range names {
		source, p := load(t, name)
		report, err := cover.Cases(p, source)
		if err != nil {
			t.Fatal(err)
		}
		total += report.Cases
		for _, point := range report.Points {
			if never := point.Unseen(); never != "" {
				t.Errorf("%s/%s: %s %s is %s", name, point.At, point.Of, point.Text, never)
			}
		}
		t.Logf("%s: %d cases, %d conditions and comparisons", name, report.Cases, len(report.Points))
	}
	if total < 150 {
		t.Errorf("only %d cases in all", total)
	}
}
