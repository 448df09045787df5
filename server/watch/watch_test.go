package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

// TestLook says which changes are seen.
func TestLook(t *testing.T) {
	at := time.Unix(1_000_000_000, 0)
	folder := func(change func(fstest.MapFS)) fstest.MapFS {
		files := fstest.MapFS{
			"a.yaml":   {Data: []byte("one"), ModTime: at},
			"b/c.yaml": {Data: []byte("two"), ModTime: at},
		}
		change(files)
		return files
	}
	before := Look(folder(func(fstest.MapFS) {}))
	for name, test := range map[string]struct {
		change func(fstest.MapFS)
		seen   bool
	}{
		"nothing":        {func(fstest.MapFS) {}, false},
		"saved again":    {func(f fstest.MapFS) { f["a.yaml"].ModTime = at.Add(time.Millisecond) }, true},
		"clock set back": {func(f fstest.MapFS) { f["a.yaml"].ModTime = at.Add(-time.Hour) }, true},
		"longer":         {func(f fstest.MapFS) { f["b/c.yaml"].Data = []byte("three") }, true},
		"a file more":    {func(f fstest.MapFS) { f["d.yaml"] = &fstest.MapFile{ModTime: at} }, true},
		"a file less":    {func(f fstest.MapFS) { delete(f, "a.yaml") }, true},
		"a file renamed": {func(f fstest.MapFS) { f["z.yaml"] = f["a.yaml"]; delete(f, "a.yaml") }, true},
	} {
		if seen := Look(folder(test.change)) != before; seen != test.seen {
			t.Errorf("%s: seen %v, want %v", name, seen, test.seen)
		}
	}
}

// TestChanges: what is saved is told once, and the end of the context ends it.
func TestChanges(t *testing.T) {
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	told, ended := make(chan struct{}), make(chan struct{})
	folder := os.DirFS(dir)
	before := Look(folder)
	go func() {
		Changes(ctx, folder, before, time.Millisecond, func() { told <- struct{}{} })
		close(ended)
	}()
	for _, name := range []string{"a.yaml", "b.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		<-told
	}
	stop()
	<-ended
}
