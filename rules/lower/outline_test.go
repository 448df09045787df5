package lower

import (
	"strings"
	"testing"

	"amends/engine"
)

// TestOutline shows every part of some texts, indented as it is nested.
func TestOutline(t *testing.T) {
	s := NewScope(Names{Questions: []engine.Question{
		{ID: "role", Kind: engine.OneOf, Options: []engine.Option{{ID: "a"}, {ID: "b"}}},
		{ID: "cause", Kind: engine.AnyOf, Options: []engine.Option{{ID: "lie"}, {ID: "other"}}},
		{ID: "years", Kind: engine.Number},
		{ID: "calm", Kind: engine.YesNo},
	}})
	for text, want := range map[string]string{
		`calm`:                                "calm",
		"calm and\n  (role == \"a\" or calm)": "calm and (role == \"a\" or calm)\n calm\n role == \"a\" or calm\n  role == \"a\"\n  calm",
		`calm and calm and calm`:              "calm and calm and calm\n calm\n calm\n calm",
		`(calm and calm) and calm`:            "(calm and calm) and calm\n calm and calm\n  calm\n  calm\n calm",
		`not (calm or role != "a")`:           "not (calm or role != \"a\")\n calm or role != \"a\"\n  calm\n  role != \"a\"",
		`role not in ["a"] and 1 <= years < 5 and none_of(cause, "lie")`: "role not in [\"a\"] and 1 <= years < 5 and none_of(cause, \"lie\")\n" +
			" role not in [\"a\"]\n 1 <= years < 5\n none_of(cause, \"lie\")",
		`calm ? "one" : not calm ? "two" : "three"`: "calm ? \"one\" : not calm ? \"two\" : \"three\"\n calm\n \"one\"\n" +
			" not calm ? \"two\" : \"three\"\n  not calm\n   calm\n  \"two\"\n  \"three\"",
		`at_least(2, calm, role == "a" or calm, not calm)`: "at_least(2, calm, role == \"a\" or calm, not calm)\n calm\n role == \"a\" or calm\n  role == \"a\"\n  calm\n not calm\n  calm",
		`calm and (calm`: `calm and (calm`,
	} {
		if got := shape(text, s.Outline(text), ""); got != want {
			t.Errorf("%s:\n%s", text, got)
		}
	}
}

func shape(text string, o Outline, indent string) string {
	out := indent + strings.Join(strings.Fields(string([]rune(text)[o.From:o.To])), " ")
	for _, part := range o.Parts {
		out += "\n" + shape(text, part, indent+" ")
	}
	return out
}
