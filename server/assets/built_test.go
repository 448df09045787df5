package assets

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadSetOfACleanClone(t *testing.T) {
	_, err := ReadSet(fstest.MapFS{".keep": {}})
	if !errors.Is(err, ErrNotBuilt) {
		t.Errorf("got %v, want ErrNotBuilt", err)
	}
}

func TestReadSet(t *testing.T) {
	set, err := ReadSet(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, _ := io.ReadAll(get(set.Wasm).Body)
		if string(got) != "the program" {
			t.Errorf("wasm is %q", got)
		}
	}
	if !strings.HasPrefix(set.Exec.Path, "/assets/wasm_exec-") {
		t.Errorf("path %s", set.Exec.Path)
	}
}

func TestReadSetRefusesWhatWasNotBuilt(t *testing.T) {
	for name, spoil := range map[string]func(fstest.MapFS){
		"failed to read what was built": func(f fstest.MapFS) { f[ManifestFile].Data = []byte("{") },
		"failed to read a built asset":  func(f fstest.MapFS) { delete(f, entry("a.wasm", "the program").Name+".br") },
	} {
		f := folder(t)
		spoil(f)
		_, err := ReadSet(f)
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

// folder is what the build program leaves.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	m := Manifest{Wasm: entry("a.wasm", "the program"), Exec: entry("wasm_exec.js", "its start")}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	f := fstest.MapFS{ManifestFile: {Data: data}}
	for name, text := range map[string]string{m.Wasm.Name: "the program", m.Exec.Name: "its start"} {
		f[name+".gz"] = &fstest.MapFile{Data: Gzip([]byte(text))}
		f[name+".br"] = &fstest.MapFile{Data: Brotli([]byte(text), 1)}
	}
	return f
}

func entry(file, text string) Entry {
	hash := Hash([]byte(text))
	return Entry{Name: HashedName(file, hash), Type: "application/wasm", Hash: hash}
}
