package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"amends/rules"
)

// TestDiffTakesBundles compares a folder with the bundle made from it.
func TestDiffTakesBundles(t *testing.T) {
	source, err := rules.Load(os.DirFS("testdata"), "small")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	bundle := filepath.Join(t.TempDir(), "small.json")
	if err := os.WriteFile(bundle, program.Encode(), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if status := run([]string{"diff", "-same", bundle, filepath.Join("testdata", "small")}, strings.NewReader(""), &out, &errs); status != exitFine {
		t.Fatalf("exit status %d: %s", status, errs.String())
	}
	if !strings.Contains(out.String(), "Nothing differs. Proved") {
		t.Errorf("got %s", out.String())
	}
}
