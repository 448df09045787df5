package rules

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzLoad holds that no file can end the process, that every place lies within
// its file, and that what has no errors compiles.
func FuzzLoad(f *testing.F) {
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, one := range archive.Files {
			f.Add(string(one.Data))
		}
	}
	for _, p := range Codes() {
		f.Add(p.Before)
	}
	small, err := os.ReadFile("testdata/base/assessment.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(small))
	f.Fuzz(func(t *testing.T, text string) {
		loadAnything(t, fstest.MapFS{"t/assessment.yaml": {Data: small}, "t/x.yaml": {Data: []byte(text)}})
		loadAnything(t, fstest.MapFS{"t/assessment.yaml": {Data: []byte(text)}})
	})
}

// TestSlips makes slips of the pen in the small assessment, which a fuzzer
// seldom comes to because it soon leaves what YAML reads.
func TestSlips(t *testing.T) {
	small, err := os.ReadFile("testdata/base/assessment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rounds := 500
	if testing.Short() {
		rounds = 50
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		text := string(small)
		for range 1 + random.IntN(3) {
			text = slip(random, text)
		}
		loadAnything(t, fstest.MapFS{"t/assessment.yaml": {Data: []byte(text)}})
		if t.Failed() {
			t.Fatal(text)
		}
	}
}

// slip changes a text in one place.
func slip(random *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	i, j := random.IntN(len(lines)), random.IntN(len(lines))
	at := random.IntN(len(text))
	marks := []string{"\"", "'", ":", ": ", "#", " #", "!", "&", "*", "[", "]", "{", "}", "-", "- ", "|", ">", " ", "\t", "\n", "?", ",", "“", "\u00a0", "é", "0", "~", "  "}
	switch random.IntN(5) {
	case 0:
		return text[:at] + text[at+1:]
	case 1:
		return text[:at] + marks[random.IntN(len(marks))] + text[at:]
	case 2:
		lines[i], lines[j] = lines[j], lines[i]
	case 3:
		lines[i] = strings.TrimSuffix(lines[i], "\n")
	case 4:
		lines[i] += lines[j]
	}
	return strings.Join(lines, "")
}

// loadAnything does everything that a program does with an assessment.
func loadAnything(t *testing.T, files fstest.MapFS) {
	t.Helper()
	s, err := Load(files, "t")
	if err != nil {
		t.Fatal(err)
	}
	list := s.Check()
	list.WriteText(&strings.Builder{})
	for _, d := range list {
		checkPlace(t, s, d)
	}
	if list.Errors() > 0 {
		return
	}
	p, err := Compile(s)
	if err != nil {
		t.Fatalf("no errors, and yet: %v", err)
	}
	for _, c := range s.Cases() {
		c.Run(p)
	}
}

func checkPlace(t *testing.T, s *Assessment, d Diagnostic) {
	t.Helper()
	for _, f := range s.folder.Files {
		if f.Name != d.File || d.Line == 0 {
			continue
		}
		width := len(f.Runes(d.Line))
		if d.Line > len(f.Lines) || d.Column < 1 || d.Column > width+1 || d.EndColumn <= d.Column || d.EndColumn > max(width+1, d.Column+1) {
			t.Errorf("outside of the file (line of %d characters): %+v", width, d)
		}
		if x := d.Fix; x != nil && (x.Line < 1 || x.Line > len(f.Lines) || x.Column < 1 || x.EndColumn < x.Column || x.EndColumn > len(f.Runes(x.Line))+1) {
			t.Errorf("fix outside of the file: %+v %+v", d, *x)
		}
	}
}
