package lower_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"amends/rules/lower"
)

// uncovers are texts whose fix shows another mistake, which stood behind the
// mended one, and what that is.
var uncovers = map[string]string{
	`role = "unclear" ? "a" : tiem == "weeks" ? "b" : roel ? "c" : "d"`: "role is no condition by itself",
	`smoker /* only when asked */ and roel`:                             "role is no condition by itself",
	`role == never-heard-of`:                                            "nothing is called like it, in quotes or not",
	`cause contains lie`:                                                "contains is not of the language",
}

// TestFixesDoWhatTheySay follows each fix of the bad texts to the letter: what
// it mends is gone and nothing new is wrong. What the text means then stands in
// followed.golden, to be read beside what was written.
func TestFixesDoWhatTheySay(t *testing.T) {
	files, err := filepath.Glob("testdata/*.bad")
	if err != nil || len(files) == 0 {
		t.Fatal("no bad texts", err)
	}
	scope := lower.NewScope(names(t))
	var b strings.Builder
	for _, file := range files {
		read := func(text string) (string, []lower.Problem) {
			c, problems := scope.Condition(text)
			if len(problems) > 0 {
				return "", problems
			}
			return printed(c), nil
		}
		if strings.HasPrefix(filepath.Base(file), "fact") {
			read = func(text string) (string, []lower.Problem) {
				f, problems := scope.Fact("f", text)
				if len(problems) > 0 {
					return "", problems
				}
				return printedFact(f), nil
			}
		}
		for _, text := range badTexts(t, file) {
			_, problems := read(text)
			for i, p := range problems {
				if p.Fix != nil {
					mended := replaced(text, p.Fix)
					meaning, left := read(mended)
					if uncovers[text] == "" {
						compareLeft(t, text, mended, problems, i, left)
					}
					if len(left) > 0 {
						meaning = fmt.Sprintf("%d more to mend", len(left))
					}
					fmt.Fprintf(&b, "%q\n%q\n    %s\n\n", text, mended, meaning)
				}
			}
		}
	}
	golden(t, "testdata/followed.golden", b.String())
}

func replaced(text string, f *lower.Fix) string {
	runes := []rune(text)
	return string(runes[:f.From]) + f.Text + string(runes[f.To:])
}

// compareLeft wants no problem that was not there, and not the mended one.
func compareLeft(t *testing.T, text, mended string, problems []lower.Problem, i int, left []lower.Problem) {
	t.Helper()
	count := map[string]int{}
	for _, p := range problems {
		count[p.Code.Name+p.Message]++
	}
	count[problems[i].Code.Name+problems[i].Message]--
	for _, p := range left {
		key := p.Code.Name + p.Message
		if count[key]--; count[key] < 0 {
			t.Errorf("%s\nmended to %s\nthere is %s: %s", text, mended, p.Code.Name, p.Message)
		}
	}
}
