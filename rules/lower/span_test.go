package lower_test

import (
	"strings"
	"testing"

	"amends/engine"
	"amends/rules/lower"
)

// TestSpans asks where each test of a condition stands.
func TestSpans(t *testing.T) {
	scope := lower.NewScope(lower.Names{Questions: []engine.Question{
		{ID: "role", Kind: engine.OneOf, Options: []engine.Option{{ID: "me"}, {ID: "you"}}},
		{ID: "cause", Kind: engine.AnyOf, Options: []engine.Option{{ID: "lie"}, {ID: "affair"}}},
		{ID: "years", Kind: engine.Number},
		{ID: "settled", Kind: engine.YesNo},
	}})
	for text, want := range map[string]string{
		`role == "me"`: `role == "me"`,
		`settled and (role != "me" or none_of(cause, "lie", "affair")) and not settled`: `settled | role != "me" | none_of(cause, "lie", "affair") | settled`,
		"not (1 <= years < 3)\n  and role not\n in [\"you\"]":                           "1 <= years < 3 | role not\n in [\"you\"]",
		`(settled) and ((count(cause) > 1))`:                                            `settled | count(cause) > 1`,
		`true`:                                                                          ``,
	} {
		c, problems := scope.Condition(text)
		if len(problems) > 0 {
			t.Fatal(text, problems)
		}
		var got []string
		c.EachTest(func(test *engine.Test) {
			span, ok := scope.Span(test)
			if !ok {
				t.Errorf("%s: a test has no span", text)
			}
			got = append(got, string([]rune(text)[span.From:span.To]))
		})
		if joined := strings.Join(got, " | "); joined != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, joined, want)
		}
	}
	if _, ok := scope.Span(&engine.Test{}); ok {
		t.Error("a foreign test has a span")
	}
}
