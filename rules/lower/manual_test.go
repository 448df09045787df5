package lower_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules/lower"
)

// manual is what the table of conditions in the manual names.
func manual(t *testing.T) *lower.Scope {
	n := names(t)
	for i, options := range map[int][]string{0: {"a", "b"}, 1: {"lie", "hid-something"}} {
		for _, o := range options {
			n.Questions[i].Options = append(n.Questions[i].Options, engine.Option{ID: o})
		}
	}
	for i := range n.Facts {
		if n.Facts[i].ID == "phase_now" {
			n.Facts[i].Values = append(n.Facts[i].Values, "months")
		}
	}
	return lower.NewScope(n)
}

func TestTheManualShowsWhatIsAccepted(t *testing.T) {
	data, err := os.ReadFile("../../docs/language.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "\n## Conditions\n")
	section, _, _ = strings.Cut(section, "\n## ")
	scope, shown := manual(t), 0
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, code := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1) {
			if text := code[1]; len(lower.Reads(text)) > 0 || text == "true" {
				shown++
				if _, problems := scope.Condition(text); len(problems) > 0 {
					t.Errorf("the manual shows\n%s", rendered(text, problems))
				}
			}
		}
	}
	if shown < 20 {
		t.Errorf("found only %d conditions in the manual", shown)
	}
}
