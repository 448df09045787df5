package assessments_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestConflictsAreDecided holds docs/precedence.md against the cases: each
// place where the sources disagree has cases for both sides, with the right
// advice present and its opposite absent.
func TestConflictsAreDecided(t *testing.T) {
	page, err := os.ReadFile("../docs/precedence.md")
	if err != nil {
		t.Fatal(err)
	}
	source, _ := load(t, "trust")
	for n := 1; n <= 23; n++ {
		id := fmt.Sprintf("C%02d", n)
		if !strings.Contains(string(page), "| "+id+" |") {
			t.Errorf("docs/precedence.md has no row for %s", id)
		}
		cases, absent := 0, 0
		for _, c := range source.Cases() {
			if !strings.HasPrefix(c.ID, strings.ToLower(id)+"-") {
				continue
			}
			if len(c.Expect.Open)+len(c.Expect.Held)+len(c.Expect.Folded)+len(c.Expect.Order)+len(c.Expect.Covers) > 0 {
				cases++
			}
			absent += min(1, len(c.Expect.Absent))
		}
		if cases < 2 || absent < 2 {
			t.Errorf("%s: %d cases say what must be there, %d what must not; there should be two of each", id, cases, absent)
		}
	}
}
