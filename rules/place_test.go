package rules

import (
	"fmt"
	"strings"
	"testing"
)

// TestPlaces looks for the wrong option "lies" in conditions of every style; the
// place must be that of the option in the file, to the character.
func TestPlaces(t *testing.T) {
	styles := map[string]string{
		"plain":                   `has(cause, "lies")`,
		"plain over lines":        "settled and\n      has(cause,\n        \"lies\")",
		"single quotes":           `'settled and has(cause, ''lies'')'`,
		"single quotes, lines":    "'settled and\n\n      has(cause, ''lies'')'",
		"double quotes":           `"settled and has(cause, \"lies\")"`,
		"double quotes, escapes":  `"\x73ettled\tand \u0068as(cause, 'lies')"`,
		"double quotes, lines":    "\"settled and \\\n      has(cause, 'lies')\"",
		"block":                   "|\n      settled and\n        has(cause, \"lies\")",
		"block with indentation":  "|2-\n        settled and\n        has(cause, \"lies\")",
		"block with empty lines":  "|\n\n      settled\n\n      and has(cause, \"lies\")\n",
		"folded":                  ">\n      settled and\n      has(cause, \"lies\")",
		"folded, more":            ">-\n      settled\n\n        and\n      has(cause, \"lies\")",
		"wide characters before":  "|\n      has(cause, \"聞く\") or has(cause, \"lies\")",
		"characters of two parts": "|\n      has(cause, \"e\u0301\") or has(cause, \"lies\")",
	}
	for name, when := range styles {
		t.Run(name, func(t *testing.T) {
			text := "rules:\n  - id: one\n    when: " + when + "\n    because: It is so.\n    recommend: [listen]\n"
			want := ""
			for i, line := range strings.Split(text, "\n") {
				if before, _, ok := strings.Cut(line, "lies"); ok {
					want = fmt.Sprintf("%d:%d", i+1, len([]rune(before)))
				}
			}
			for _, d := range checkBase(t, map[string]string{"x.yaml": text}) {
				if !strings.Contains(d.Message, "lies") {
					continue
				}
				got := fmt.Sprintf("%d:%d", d.Line, d.Column)
				quote := 0
				if strings.Contains(when, "''lies''") || strings.Contains(when, `\"lies\"`) {
					quote = 1 // a quote is two characters there
				}
				if at := fmt.Sprintf("%d:%d", d.Line, d.Column+quote); got != want && at != want {
					t.Errorf("got %s, want %s\n%s", got, want, shown(d))
				}
				if marked := string([]rune(d.Source)[d.Column-1 : d.EndColumn-1]); !strings.Contains(marked, "lies") || strings.ContainsAny(marked, "(, ") {
					t.Errorf("marks %q", marked)
				}
				return
			}
			t.Errorf("not found:\n%s", text)
		})
	}
}
