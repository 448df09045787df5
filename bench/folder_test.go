package bench

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"amends/engine"
	"amends/rules"
)

// TestWriteFolder reads a generated assessment back: the same rules must fire.
func TestWriteFolder(t *testing.T) {
	b, err := Generated()
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	folder, people := t.TempDir(), PlanSets(p, 60, 1)
	if err := WriteFolder(filepath.Join(folder, "generated"), p, people); err != nil {
		t.Fatal(err)
	}
	source, err := rules.Load(os.DirFS(folder), "generated")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(source.Cases()); n != len(people) {
		t.Errorf("%d cases, want %d", n, len(people))
	}
	read, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	want, got := p.NewRun(), read.NewRun()
	for _, c := range source.Cases() {
		want.Read(c.Answers)
		got.Read(c.Answers)
		want.Fire()
		got.Fire()
		if !slices.Equal(want.Fired(), got.Fired()) {
			t.Errorf("%s: rules %v fire, want %v", c.ID, got.Fired(), want.Fired())
		}
	}
}
