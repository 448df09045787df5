package reading

import (
	"strings"
	"testing"
)

func TestSyllables(t *testing.T) {
	for n, words := range map[int]string{
		1: "I the trust done made walked asked hope hopes loved caused like least phone tried cried week friends clothes said",
		2: "ending table people wanted honest being closely open apart nothing careful houses wishes little again sorry minutes settled statement",
		3: "another happening honestly everything forgiveness important together telephone family understand remember counsellor",
		4: "apology relationship responsible emergency everybody information independent apologised disappointing",
		5: "possibility communication university",
	} {
		for _, w := range strings.Fields(words) {
			if got := syllables(w); got != n {
				t.Errorf("%s has %d syllables, not %d", w, n, got)
			}
		}
	}
}

func TestGrade(t *testing.T) {
	r := Of("The cat sat on the mat. It was happy!")
	if r != (Ease{Words: 9, Sentences: 2, Syllables: 10}) {
		t.Errorf("counted %+v", r)
	}
	if g := (Ease{Words: 100, Sentences: 5, Syllables: 150}).Grade(); g < 9.9 || g > 9.92 {
		t.Errorf("grade %.3f, want 9.91", g)
	}
}
