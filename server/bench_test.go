package server

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"amends/assessments"
	"amends/bench"
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

// BenchmarkPost is finished sets of answers to trust through the whole handler:
// evaluated for a program, and sent in a form.
func BenchmarkPost(b *testing.B) {
	s, err := New(Options{FS: assessments.Files, Built: fakeWasm(), Trusted: testers})
	if err != nil {
		b.Fatal(err)
	}
	h := s.Handler()
	var evaluations, forms []string
	for _, answers := range bench.PlanSets(s.programs["trust"], 100, 1) {
		text, err := json.Marshal(map[string]any{"assessment": "trust", "answers": answers})
		if err != nil {
			b.Fatal(err)
		}
		evaluations = append(evaluations, string(text))
		forms = append(forms, bench.Form(answers, 1))
	}
	for _, x := range []struct {
		name, path, kind string
		bodies           []string
	}{{"evaluation", "/api/v1/evaluate", jsonType, evaluations}, {"form", "/trust", formType, forms}} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				r := httptest.NewRequest("POST", x.path, strings.NewReader(x.bodies[n%len(x.bodies)]))
				r.Header.Set("Content-Type", x.kind)
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
