package diagnostic

import "testing"

func TestClipTo(t *testing.T) {
	for _, row := range []struct {
		most       int
		text, want string
	}{
		{5, "short", "short"},
		{5, "longer", "long…"},
		{9, " two\nlines\t", "two lines"},
		{3, "äöü", "äöü"},
		{9, "\x1b[1m", "\uFFFD[1m"},
	} {
		if got := ClipTo(row.most, row.text); got != row.want {
			t.Errorf("%q is %q, want %q", row.text, got, row.want)
		}
	}
}
