package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sources is the Go code that draws, and that says what is drawn.
func sources(t *testing.T) string {
	t.Helper()
	var files []string
	for _, folder := range []string{".", "../taker", "../form", "../served", "../../plan"} {
		found, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	var all strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, "/review.go") { // a review is for those who write rules
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

func TestEveryMessageIsThereAndUsed(t *testing.T) {
	m, code := MessagesIn("en"), sources(t)
	for _, used := range regexp.MustCompile(`(?i:say\(|label\([^,()]+, |m\.button\(|messages\.button\()"([^"]+)"`).FindAllStringSubmatch(code, -1) {
		if m[used[1]] == "" {
			t.Errorf("no message %q", used[1])
		}
	}
	for _, used := range regexp.MustCompile(`count\("([^"]+)"`).FindAllStringSubmatch(code, -1) {
		if m[used[1]+".one"] == "" || m[used[1]+".other"] == "" {
			t.Errorf("no message %q for one and other", used[1])
		}
	}
	for key := range m {
		counted := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		if !strings.Contains(code, `"`+key+`"`) && !strings.Contains(code, `count("`+counted+`"`) {
			t.Errorf("message %q is not used", key)
		}
	}
}

// Texts are data: a string in the code that reads like a sentence is suspect.
func TestNoTextInCode(t *testing.T) {
	for _, line := range strings.Split(sources(t), "\n") {
		code, _, _ := strings.Cut(line, "//")
		if strings.Contains(code, "Errorf") || strings.Contains(code, "fail(") {
			continue
		}
		if m := regexp.MustCompile(`"[A-Z][a-z]+ [a-z].*"`).FindString(code); m != "" {
			t.Errorf("%s stands in the code", m)
		}
	}
}

func TestUnknownLanguageIsEnglish(t *testing.T) {
	if got, want := MessagesIn("../en").Say("question.continue"), MessagesIn("en").Say("question.continue"); got != want || got == "" {
		t.Errorf("got %q, want %q", got, want)
	}
}
