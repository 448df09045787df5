package diagnostic

import (
	"strings"
	"testing"
)

// TestMend mends lines and leaves all other bytes as they are.
func TestMend(t *testing.T) {
	fix := func(line, column, end int, source, text string) Diagnostic {
		return Diagnostic{Line: line, Source: source, Fix: &Fix{Line: line, Column: column, EndColumn: end, Text: text}}
	}
	for name, x := range map[string]struct {
		before, after string
		list          List
		done          int
	}{
		"one":                 {"a: b\nc: d\n", "a: b\nc: x\n", List{fix(2, 4, 5, "c: d", "x")}, 1},
		"two on a line":       {"one two\n", "1 2\n", List{fix(1, 5, 8, "one two", "2"), fix(1, 1, 4, "one two", "1")}, 2},
		"overlapping":         {"one two\n", "1 two\n", List{fix(1, 1, 4, "one two", "1"), fix(1, 2, 6, "one two", "x")}, 1},
		"put in":              {"ab", "a-b", List{fix(1, 2, 2, "ab", "-")}, 1},
		"other line ends":     {"a\r\nbé c\r\n", "a\r\nbé d\r\n", List{fix(2, 4, 5, "bé c", "d")}, 1},
		"a byte order mark":   {"\uFEFFa: b\n", "\uFEFFa: c\n", List{fix(1, 4, 5, "a: b", "c")}, 1},
		"another line by now": {"a: b\n", "a: b\n", List{fix(1, 4, 5, "a: x", "c")}, 0},
		"beyond the line":     {"a\n", "a\n", List{fix(1, 4, 5, "a", "c")}, 0},
		"beyond the file":     {"a\n", "a\n", List{fix(7, 1, 2, "a", "c")}, 0},
		"no fix":              {"a\n", "a\n", List{{Line: 1, Source: "a"}}, 0},
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			got, done := Mend([]byte(x.before), x.list)
			if string(got) != x.after || len(done) != x.done {
				t.Errorf("%q with %d fixes", got, len(done))
			}
		})
	}
}
