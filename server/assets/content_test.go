package assets

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestNegotiate(t *testing.T) {
	for _, row := range []struct {
		header string
		want   encoding
	}{
		{"", identity},
		{"gzip, deflate, br, zstd", brotlied},
		{"br, gzip", brotlied},
		{"gzip", gzipped},
		{"GZIP", gzipped},
		{"deflate", identity},
		{"identity", identity},
		{"*", brotlied},
		{"*;q=0", identity},
		{"br;q=0, *", gzipped},
		{"br;q=0, gzip", gzipped},
		{"br; q=0.0 , gzip ; q=1", gzipped},
		{"br;q=0.1, gzip;q=1", brotlied}, // ours is the order of size
		{"*;q=0, gzip", gzipped},
		{"br;q=nonsense", brotlied},
		{"brotli", identity},
		{",;,", identity},
	} {
		if got := negotiate(row.header); got != row.want {
			t.Errorf("negotiate(%q) = %v, want %v", row.header, got, row.want)
		}
	}
}

func TestContentInEveryEncoding(t *testing.T) {
	text := strings.Repeat("calm and well made ", 100)
	c := New("text/plain; charset=utf-8", []byte(text))
	tags := map[string]bool{}
	for _, row := range []struct {
		accept, encoding string
		decode           func(io.Reader) io.Reader
	}{
		{"", "", func(r io.Reader) io.Reader { return r }},
		{"gzip", "gzip", func(r io.Reader) io.Reader { b, _ := io.ReadAll(r); return bytes.NewReader(gunzip("it", b)) }},
		{"br", "br", func(r io.Reader) io.Reader { return brotli.NewReader(r) }},
	} {
		res := get(c, "Accept-Encoding", row.accept)
		got, err := io.ReadAll(row.decode(res.Body))
		if err != nil || string(got) != text {
			t.Errorf("accepting %q: body differs (%v)", row.accept, err)
		}
		if e := res.Header.Get("Content-Encoding"); e != row.encoding {
			t.Errorf("accepting %q: encoding %q", row.accept, e)
		}
		if v := res.Header.Get("Vary"); v != "Accept-Encoding" {
			t.Errorf("accepting %q: Vary %q", row.accept, v)
		}
		tags[res.Header.Get("Etag")] = true
	}
	if len(tags) != 3 {
		t.Errorf("entity tags %v, want one for each encoding", tags)
	}
}

func TestContentTheBrowserHas(t *testing.T) {
	c := New("text/plain", []byte("short"))
	tag := get(c).Header.Get("Etag")
	for header, want := range map[string]int{
		tag:               http.StatusNotModified,
		"W/" + tag:        http.StatusNotModified,
		`"other", ` + tag: http.StatusNotModified,
		"*":               http.StatusNotModified,
		`"other"`:         http.StatusOK,
		"":                http.StatusOK,
	} {
		if got := get(c, "If-None-Match", header).StatusCode; got != want {
			t.Errorf("If-None-Match %s: status %d, want %d", header, got, want)
		}
	}
}

func TestShortContentIsSentAsItIs(t *testing.T) {
	res := get(New("text/plain", []byte("ok\n")), "Accept-Encoding", "br, gzip")
	if e := res.Header.Get("Content-Encoding"); e != "" {
		t.Errorf("three bytes came as %s", e)
	}
}

func TestHeadHasNoBody(t *testing.T) {
	w := httptest.NewRecorder()
	New("text/plain", []byte("ok\n")).ServeHTTP(w, httptest.NewRequest(http.MethodHead, "/", nil))
	if w.Body.Len() != 0 || w.Header().Get("Content-Length") != "3" {
		t.Errorf("body of %d bytes, length %s", w.Body.Len(), w.Header().Get("Content-Length"))
	}
}

func TestNameChangesWithContent(t *testing.T) {
	a := NewNamed("style.css", "text/css", []byte("a"))
	b := NewNamed("style.css", "text/css", []byte("b"))
	if a.Path == b.Path || !strings.HasPrefix(a.Path, "/assets/style-") || !strings.HasSuffix(a.Path, ".css") {
		t.Errorf("paths %s and %s", a.Path, b.Path)
	}
}

func get(h http.Handler, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}
