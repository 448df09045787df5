package server

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"amends/server/assets"
)

// BenchmarkPage is a taker's page through the whole handler, beside the same
// bytes from a handler that does nothing else.
func BenchmarkPage(b *testing.B) {
	s, err := New(Options{FS: files("small"), Built: fakeWasm(), Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	body := s.routes["/small"].handler.(*assets.Content)
	w := httptest.NewRecorder()
	body.ServeHTTP(w, request())
	plain := w.Body.Bytes()
	for name, h := range map[string]http.Handler{
		"ours": s.Handler(),
		"bare": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(plain) }),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			r := request()
			for b.Loop() {
				h.ServeHTTP(discard{http.Header{}}, r)
			}
		})
	}
}

func request() *http.Request {
	r := httptest.NewRequest("GET", "/small", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	return r
}

// discard is a response that nobody reads.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
