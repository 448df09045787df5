package server

import (
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/server/assets"
)

// assessment is a small one of our own, so that no test here depends on what
// the shipped ones say.
const assessment = `
assessment:
  title: A small test
  language: en
  direction: ltr
  introduction: Welcome.
sections:
  - {id: start, title: At the start}
phases:
  - {id: now, title: Now}
questions:
  - id: role
    section: start
    type: one-of
    text: Who broke it?
    options:
      - {id: i-broke-it, label: I did}
      - {id: they-broke-it, label: They did}
  - id: hurt
    section: start
    type: one-of
    text: Are you hurt?
    sensitive: true
    options:
      - {id: badly, label: Badly}
      - {id: a-little, label: A little}
rules:
  - id: listen-now
    when: |
      role == "i-broke-it"
    because: You broke it.
    recommend: [listen]
  - id: rest-now
    when: |
      hurt == "badly"
    because: You need rest.
    recommend: [rest]
steps:
  - {id: listen, title: Listen, phase: now, paragraphs: [{text: Just listen.}]}
  - {id: rest, title: Rest, phase: now, paragraphs: [{text: Just rest.}]}
`

// files is a folder with assessments of these names, all the same.
func files(names ...string) fs.FS {
	folder := fstest.MapFS{}
	for _, name := range names {
		folder[name+"/assessment.yaml"] = &fstest.MapFile{Data: []byte(assessment)}
	}
	return folder
}

// fakeWasm stands for what the build program makes.
func fakeWasm() *assets.Set {
	return &assets.Set{
		Wasm: assets.NewNamed("amends.wasm", "application/wasm", []byte(strings.Repeat("wasm ", 1000))),
		Exec: assets.NewNamed("wasm_exec.js", "text/javascript; charset=utf-8", []byte("go();")),
	}
}

// testers is where the requests of these tests come from.
var testers = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("127.0.0.0/8")}

// newServer is a server with one assessment, "small", and a log.
func newServer(t *testing.T, change func(*Options)) (*Server, *strings.Builder) {
	t.Helper()
	logged := new(strings.Builder)
	o := Options{FS: files("small"), Built: fakeWasm(), Trusted: testers, Logger: slog.New(slog.NewTextHandler(logged, nil))}
	if change != nil {
		change(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s, logged
}

// A scenario is one request and what must come back.
type scenario struct {
	name, method, target string
	header               []string // key, value, …
	body                 string
	status               int
	want                 []string // each stands in the body
	not                  []string // none does
	wantHeader           []string // key, value, …; an empty value: must be absent
}

func (x scenario) run(t *testing.T, s *Server) {
	t.Run(x.name, func(t *testing.T) {
		r := httptest.NewRequest(x.method, x.target, strings.NewReader(x.body))
		for pair := range slices.Chunk(x.header, 2) {
			r.Header.Set(pair[0], pair[1])
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if w.Code != x.status {
			t.Errorf("status %d, want %d", w.Code, x.status)
		}
		for _, text := range x.want {
			if !strings.Contains(w.Body.String(), text) {
				t.Errorf("no %q in the body:\n%s", text, w.Body)
			}
		}
		for _, text := range x.not {
			if strings.Contains(w.Body.String(), text) {
				t.Errorf("%q in the body:\n%s", text, w.Body)
			}
		}
		for pair := range slices.Chunk(x.wantHeader, 2) {
			if got := w.Header().Get(pair[0]); got != pair[1] {
				t.Errorf("%s: %q, want %q", pair[0], got, pair[1])
			}
		}
		checkPolicy(t, w.Header())
	})
}

// checkPolicy makes sure that a response has the headers that all have.
func checkPolicy(t *testing.T, h http.Header) {
	t.Helper()
	for key, want := range map[string]string{
		"Referrer-Policy":        "no-referrer",
		"X-Content-Type-Options": "nosniff",
		"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
			"font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	} {
		if got := h.Get(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if !strings.Contains(h.Get("Permissions-Policy"), "camera=()") || h.Get("Cache-Control") == "" || h.Get("Set-Cookie") != "" {
		t.Errorf("headers %v", h)
	}
}

func TestPages(t *testing.T) {
	s, _ := newServer(t, nil)
	revalidates := []string{"Cache-Control", "no-cache", "Content-Type", "text/html; charset=utf-8", "Vary", "Accept-Encoding"}
	for _, x := range []scenario{
		{name: "index", method: "GET", target: "/", status: 200, want: []string{"<!doctype html>", "A small test"}, wantHeader: append(revalidates, "X-Robots-Tag", "")},
		{name: "assessment", method: "GET", target: "/small", status: 200, want: []string{"A small test", "/assets/small-"}, wantHeader: append(revalidates, "X-Robots-Tag", "noindex")},
		{name: "head", method: "HEAD", target: "/small", status: 200, not: []string{"<"}, wantHeader: revalidates},
		{name: "query counts for nothing", method: "GET", target: "/small?role=i-broke-it", status: 200, not: []string{"?role"}},
		{name: "slash too many", method: "GET", target: "/small/?x=1", status: 301, wantHeader: []string{"Location", "/small"}},
		{name: "no way out", method: "GET", target: "//example.org/", status: 404, wantHeader: []string{"Location", ""}},
		{name: "missing", method: "GET", target: "/smal", status: 404, want: []string{"<!doctype html>"}, not: []string{"smal\""}, wantHeader: []string{"Cache-Control", "no-store"}},
		{name: "no folder of assets", method: "GET", target: "/assets/", status: 404},
		{name: "no files of ours", method: "GET", target: "/assets/../server.go", status: 404},
		{name: "method", method: "POST", target: "/", status: 405, want: []string{"<!doctype html>"}, wantHeader: []string{"Allow", "GET, HEAD, OPTIONS"}},
		{name: "method of a form", method: "PUT", target: "/small", status: 405, wantHeader: []string{"Allow", "GET, HEAD, POST, OPTIONS"}},
		{name: "asked by a health check", method: "OPTIONS", target: "/healthz", status: 204, wantHeader: []string{"Allow", "GET, HEAD, OPTIONS", "Cache-Control", "no-store"}},
		{name: "head of a health check", method: "HEAD", target: "/readyz", status: 200},
		{name: "options of nothing", method: "OPTIONS", target: "/nothing", status: 404},
		{name: "safety", method: "GET", target: "/safety", status: 200, want: []string{"<!doctype html>"}, wantHeader: revalidates},
		{name: "no sources", method: "GET", target: "/small/sources", status: 404},
		{name: "invented method", method: "BREW", target: "/", status: 405},
		{name: "method of nothing", method: "DELETE", target: "/nothing", status: 404},
		{name: "long query", method: "GET", target: "/small?" + strings.Repeat("x", maxURI), status: 414, want: []string{"<!doctype html>"}},
		{name: "long path", method: "GET", target: "/" + strings.Repeat("x", maxURI), status: 414},
		{name: "healthy", method: "GET", target: "/healthz", status: 200, want: []string{"ok\n"}, wantHeader: []string{"Cache-Control", "no-store"}},
		{name: "ready", method: "GET", target: "/readyz", status: 200, want: []string{"ready\n"}},
		{name: "robots", method: "GET", target: "/robots.txt", status: 200, want: []string{"User-agent: *"}},
		{name: "ads", method: "GET", target: "/ads.txt", status: 200, want: []string{"No advertising"}},
		{name: "sitemap", method: "GET", target: "/sitemap.xml", status: 200, want: []string{"<urlset"}},
		{name: "icon", method: "GET", target: "/favicon.ico", status: 200, want: []string{"<svg"}, wantHeader: []string{"Content-Type", "image/svg+xml"}},
	} {
		x.run(t, s)
	}
}

func TestPageTheBrowserHas(t *testing.T) {
	s, _ := newServer(t, nil)
	first := httptest.NewRecorder()
	s.Handler().ServeHTTP(first, httptest.NewRequest("GET", "/small", nil))
	scenario{
		name: "revalidated", method: "GET", target: "/small", header: []string{"If-None-Match", first.Header().Get("Etag")},
		status: 304, not: []string{"<"}, wantHeader: []string{"Cache-Control", "no-cache"},
	}.run(t, s)
}

func TestAssets(t *testing.T) {
	s, _ := newServer(t, nil)
	kinds := map[string]string{
		".wasm": "application/wasm", ".js": "text/javascript; charset=utf-8",
		".css": "text/css; charset=utf-8", ".json": "application/json", ".png": "image/png",
	}
	seen := map[string]int{}
	for path := range s.routes {
		if !strings.HasPrefix(path, assets.Prefix) {
			continue
		}
		ext := path[strings.LastIndex(path, "."):]
		seen[ext]++
		scenario{
			name: path, method: "GET", target: path, header: []string{"Accept-Encoding", "gzip, br"}, status: 200,
			wantHeader: []string{"Cache-Control", "public, max-age=31536000, immutable", "Content-Type", kinds[ext], "Vary", "Accept-Encoding", "Access-Control-Allow-Origin", "*"},
		}.run(t, s)
	}
	if seen[".wasm"] != 1 || seen[".js"] != 6 || seen[".css"] != 2 || seen[".json"] != 1 {
		t.Errorf("assets %v", seen)
	}
}

func TestWithoutWasm(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Built = &assets.Set{} })
	if s.Ready() {
		t.Error("ready without wasm")
	}
	for _, x := range []scenario{
		{name: "index", method: "GET", target: "/", status: 200},
		{name: "assessment", method: "GET", target: "/small", status: 503, want: []string{"Run make build"}},
		{name: "ready", method: "GET", target: "/readyz", status: 503, want: []string{"Run make build"}},
	} {
		x.run(t, s)
	}
}

func TestFraming(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.AllowOrigins = []string{"https://example.org", "http://localhost:3000"} })
	for target, want := range map[string]string{
		"/embed/small":        "; frame-ancestors https://example.org http://localhost:3000",
		"/embed/small/":       "; frame-ancestors https://example.org http://localhost:3000",
		"/embed/small/safety": "; frame-ancestors https://example.org http://localhost:3000",
		"/embed/small/form":   "; frame-ancestors https://example.org http://localhost:3000",
		"/embed/absent":       "; frame-ancestors https://example.org http://localhost:3000",
		"/small":              "frame-ancestors 'none'",
		"/":                   "frame-ancestors 'none'",
		"/absent":             "frame-ancestors 'none'",
	} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if got := w.Header().Get("Content-Security-Policy"); !strings.HasSuffix(got, want) {
			t.Errorf("%s: policy %q, want %q at its end", target, got, want)
		}
	}
}

func TestOriginsThatAreNone(t *testing.T) {
	for _, origin := range []string{
		"", "*", "example.org", "https://", "https://example.org/", "https://example.org/a", "https://*.example.org",
		"https://a.org; script-src *", "https://a.org https://b.org", "javascript:alert(1)", "https://u@a.org", "'none'", "https://a.org\n",
	} {
		if _, err := New(Options{FS: files("small"), AllowOrigins: []string{origin}}); err == nil {
			t.Errorf("the origin %q was allowed", origin)
		}
	}
}

func TestPageOnSources(t *testing.T) {
	folder := fstest.MapFS{"small/assessment.yaml": &fstest.MapFile{Data: []byte(assessment + `
sources:
  - {id: a, title: A study, text: It helps., sure: Ten people.}
`)}}
	s, _ := newServer(t, func(o *Options) { o.FS = folder })
	scenario{
		name: "sources", method: "GET", target: "/small/sources", status: 200,
		want:       []string{"A study", "It helps.", "How sure:</strong> Ten people.", `href="/small"`},
		wantHeader: []string{"Cache-Control", "no-cache", "X-Robots-Tag", ""},
	}.run(t, s)
	scenario{name: "from the questions", method: "GET", target: "/small", status: 200, want: []string{`href="/small/sources"`}}.run(t, s)
}
