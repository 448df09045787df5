package rules

import (
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
	for _, p := range pages() {
		f.Add(p.before)
	}
	small, err := os.ReadFile("testdata/base/assessment.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(small))
	f.Fuzz(func(t *testing.T, text string) {
		for _, files := range []fstest.MapFS{
			{"t/assessment.yaml": {Data: small}, "t/x.yaml": {Data: []byte(text)}},
			{"t/assessment.yaml": {Data: []byte(text)}},
		} {
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
				continue
			}
			p, err := Compile(s)
			if err != nil {
				t.Fatalf("no errors, and yet: %v", err)
			}
			for _, c := range s.Cases() {
				c.Run(p)
			}
		}
	})
}

func checkPlace(t *testing.T, s *Source, d Diagnostic) {
	t.Helper()
	for _, f := range s.files {
		if f.name != d.File || d.Line == 0 {
			continue
		}
		width := len(f.chars(d.Line))
		if d.Line > len(f.lines) || d.Column < 1 || d.Column > width+1 || d.EndColumn <= d.Column || d.EndColumn > max(width+1, d.Column+1) {
			t.Errorf("outside of the file (line of %d characters): %+v", width, d)
		}
		if x := d.Fix; x != nil && (x.Line < 1 || x.Line > len(f.lines) || x.Column < 1 || x.EndColumn < x.Column || x.EndColumn > len(f.chars(x.Line))+1) {
			t.Errorf("fix outside of the file: %+v %+v", d, *x)
		}
	}
}
