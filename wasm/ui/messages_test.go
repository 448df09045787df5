package ui

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// textsByFile are the texts of a language, by the name of their file.
func textsByFile(t *testing.T, language string) map[string]map[string]string {
	t.Helper()
	files, err := messageFiles.ReadDir("messages/" + language)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, f := range files {
		data, err := messageFiles.ReadFile("messages/" + language + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Errorf("%s in %s: %v", f.Name(), language, err)
		}
		out[f.Name()] = texts
	}
	return out
}

// unlike says where a language has other keys, or other {places} in a text, than
// English has.
func unlike(english, other map[string]map[string]string) []string {
	var out []string
	for _, file := range slices.Sorted(maps.Keys(english)) {
		for _, key := range slices.Sorted(maps.Keys(english[file])) {
			text, there := other[file][key]
			if !there {
				out = append(out, file+" has no "+key)
			} else if want := places(english[file][key]); !slices.Equal(places(text), want) {
				out = append(out, file+": "+key+" should have the places "+strings.Join(want, " "))
			}
		}
	}
	for _, file := range slices.Sorted(maps.Keys(other)) {
		for _, key := range slices.Sorted(maps.Keys(other[file])) {
			if _, there := english[file][key]; !there {
				out = append(out, file+" has "+key+", which is not in English")
			}
		}
	}
	return out
}

func places(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(regexp.MustCompile(`\{\w+\}`).FindAllString(text, -1))))
}

func TestEveryLanguageHasTheSameTexts(t *testing.T) {
	languages, err := messageFiles.ReadDir("messages")
	if err != nil {
		t.Fatal(err)
	}
	english := textsByFile(t, FallbackLanguage)
	for _, language := range languages {
		for _, difference := range unlike(english, textsByFile(t, language.Name())) {
			t.Errorf("%s: %s", language.Name(), difference)
		}
	}
}

func TestALanguageWithOtherTextsIsNoticed(t *testing.T) {
	english := map[string]map[string]string{"page.json": {"next": "Next", "left": "{count} of {all} left"}, "device.json": {"copy": "Copy"}}
	german := map[string]map[string]string{"page.json": {"left": "noch {count} von {alle}", "copy": "Kopieren"}}
	got := strings.Join(unlike(english, german), "\n")
	want := `device.json has no copy
page.json: left should have the places {all} {count}
page.json has no next
page.json has copy, which is not in English`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
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
