package assets

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestDeltaIsSentToWhoeverHasTheProgramBefore(t *testing.T) {
	set, err := ReadSet(folderWithDelta(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, accept, has, encoding, body string }{
		{"the program before", "gzip, br, dcb, dcz", DictionaryName([]byte("before")), "dcz", "what changed"},
		{"another program", "gzip, br, dcb, dcz", DictionaryName([]byte("other")), "br", ""},
		{"no program", "gzip, br", "", "br", ""},
		{"a browser that cannot unpack it", "gzip, br", DictionaryName([]byte("before")), "br", ""},
		{"a browser that refuses it", "gzip, br, dcz;q=0", DictionaryName([]byte("before")), "br", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", set.Wasm.Path, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			if c.has != "" {
				r.Header.Set("Available-Dictionary", c.has)
			}
			w := httptest.NewRecorder()
			set.Wasm.ServeHTTP(w, r)
			h := w.Result().Header
			if h.Get("Content-Encoding") != c.encoding || c.body != "" && w.Body.String() != c.body {
				t.Errorf("sent %q in %q", w.Body, h.Get("Content-Encoding"))
			}
			if h.Get("Vary") != "Accept-Encoding, Available-Dictionary" || h.Get("Use-As-Dictionary") != `match="a-*.wasm"` {
				t.Errorf("headers %v", h)
			}
		})
	}
}

func TestOnlyTheProgramIsADictionary(t *testing.T) {
	set, err := ReadSet(folderWithDelta(t))
	if err != nil {
		t.Fatal(err)
	}
	if h := get(set.Exec).Header; h.Get("Use-As-Dictionary") != "" || h.Get("Vary") != "Accept-Encoding" {
		t.Errorf("headers %v", h)
	}
}

func TestDczHasTheHashOfItsDictionaryInItsHead(t *testing.T) {
	got := Dcz([]byte("before"), []byte("frame"))
	if len(got) != 40+len("frame") || !bytes.HasPrefix(got, []byte("\x5e\x2a\x4d\x18\x20\x00\x00\x00")) || !bytes.HasSuffix(got, []byte("frame")) {
		t.Errorf("made %q", got)
	}
}

// folderWithDelta is what the build program leaves where it knows one earlier program.
func folderWithDelta(t *testing.T) fstest.MapFS {
	t.Helper()
	f := folder(t)
	m, err := readManifest(f)
	if err != nil {
		t.Fatal(err)
	}
	m.Deltas = []Delta{{Before: DictionaryName([]byte("before")), File: "delta"}}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	f[ManifestFile] = &fstest.MapFile{Data: data}
	f["delta"] = &fstest.MapFile{Data: []byte("what changed")}
	return f
}
