package engine_test

import (
	"testing"

	"amends/engine"
)

func TestNearest(t *testing.T) {
	for _, row := range []struct {
		misspelt string
		names    []string
		want     string
	}{
		{"listne", []string{"rest", "listen"}, "listen"}, // two letters swapped
		{"lisen", []string{"listen"}, "listen"},
		{"listten", []string{"listen"}, "listen"},
		{"lizten", []string{"listen"}, "listen"},
		{"abc", []string{"axy"}, ""}, // two of three letters are wrong
		{"ab", []string{"ax"}, "ax"}, // one may always be
		{"a", []string{"b"}, "b"},
		{"apologize-wunce", []string{"apologise-once"}, "apologise-once"},
		{"apologise", []string{"apologise-once"}, ""},
		{"grösse", []string{"größe"}, "größe"}, // letters, not bytes
		{"räume", []string{"bäume"}, "bäume"},
		{"cat", []string{"car", "cut", "cat-"}, "car"}, // the first of equals
		{"cat", []string{"car", "cat"}, "cat"},
		{"", []string{"a"}, "a"},
		{"anything", nil, ""},
	} {
		if got := engine.Nearest(row.misspelt, row.names); got != row.want {
			t.Errorf("of %q the nearest to %q is %q, want %q", row.names, row.misspelt, got, row.want)
		}
	}
}
