package lower_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"amends/rules/lower"
)

// The bad texts stand in testdata/*.bad, one a line (\n, \t and \u200b are
// escaped); what authors are told about them in the golden file beside it.
func TestProblemsAreToldInPlainWords(t *testing.T) {
	files, err := filepath.Glob("testdata/*.bad")
	if err != nil || len(files) == 0 {
		t.Fatal("no bad texts", err)
	}
	scope := lower.NewScope(names(t))
	for _, file := range files {
		fact := strings.HasPrefix(filepath.Base(file), "fact")
		t.Run(filepath.Base(file), func(t *testing.T) {
			golden(t, strings.TrimSuffix(file, ".bad")+".golden", problemsOf(t, scope, file, fact))
		})
	}
}

var escapes = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u200b`, "\u200b")

func badTexts(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(data)) {
		texts = append(texts, escapes.Replace(strings.TrimSuffix(line, "\n")))
	}
	return texts
}

func problemsOf(t *testing.T, scope *lower.Scope, file string, fact bool) string {
	t.Helper()
	known := map[string]bool{}
	for _, code := range lower.Codes() {
		known[code.Name] = true
	}
	var b strings.Builder
	for _, text := range badTexts(t, file) {
		_, problems := scope.Condition(text)
		if fact {
			_, problems = scope.Fact("f", text)
		}
		if len(problems) == 0 {
			t.Errorf("accepted: %s", text)
		}
		for _, p := range problems {
			if !known[p.Code.Name] {
				t.Errorf("%s: unknown code %s", text, p.Code.Name)
			}
		}
		b.WriteString(rendered(text, problems) + "\n")
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at the difference after go test -update\n%s", file, got)
	}
}
