package tree

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWalk lays a folder out as Kubernetes does for nested keys, and adds a link
// that leads in a circle, one to nothing, and a folder that is left out.
func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]string{
		"a/assessment.yaml": "", "a/..2026/guards/1.yaml": "", "a/.left/x.yaml": "",
		"a/..data": "..2026", "a/guards": "..data/guards", "a/round": "../a", "a/nothing": "nowhere", "a/one.yaml": "assessment.yaml",
	} {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if to == "" {
			err = os.WriteFile(at, nil, 0o644)
		} else {
			err = os.Symlink(to, at)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	err := Walk(os.DirFS(dir), "a", func(name string, d fs.DirEntry, err error) error {
		if strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if err != nil {
			name += " " + err.Error()
		}
		got = append(got, name)
		return nil
	})
	want := "a/assessment.yaml|a/guards|a/guards/1.yaml|a/nothing|a/one.yaml|a/round|a/round the link leads back to a folder that it stands in"
	if err != nil || strings.Join(got, "|") != want {
		t.Errorf("%v %s", err, strings.Join(got, "|"))
	}
}
