package rules

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and look at the change\n%s", name, got)
	}
}

// TestWriteText shows whole outputs as an author sees them. An archive with an
// assessment.yaml of its own replaces the small one.
func TestWriteText(t *testing.T) {
	names, err := filepath.Glob("testdata/render/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("nothing to show", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			var b bytes.Buffer
			checkBase(t, files).WriteText(&b)
			golden(t, strings.TrimSuffix(name, ".txtar")+".golden", b.Bytes())
		})
	}
}
