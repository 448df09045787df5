package server

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"amends/assessments"
	"amends/server/page"
)

// What no page of ours may hold, because the policy would refuse it or because
// it would carry an answer into an address.
var forbidden = map[string]*regexp.Regexp{
	"an inline script":      regexp.MustCompile(`(?i)<script(?:\s+(?:async|defer|type="module"))*\s*>`),
	"an inline style":       regexp.MustCompile(`(?i)<style|\sstyle=`),
	"a handler in markup":   regexp.MustCompile(`(?i)<[^>]+\son[a-z]+=`),
	"a script address":      regexp.MustCompile(`(?i)(?:href|src|action)="\s*(?:javascript|data):`),
	"a foreign file":        regexp.MustCompile(`(?i)<(?:script|img|iframe|source|embed|object)[^>]+(?:src|data)="(?:https?:)?//`),
	"a foreign style sheet": regexp.MustCompile(`(?i)<link[^>]+rel="(?:stylesheet|icon|preload|preconnect|dns-prefetch)[^>]+href="(?:https?:)?//`),
	"a foreign form":        regexp.MustCompile(`(?i)<form[^>]+action="(?:https?:)?//`),
	"a form that is got":    regexp.MustCompile(`(?i)<form[^>]+method="get"`),
}

// caches is how long each kind of route may be kept.
var caches = map[string]string{
	"asset": keptForEver[0], "worker": keptForEver[0],
	"assessment": revalidated[0], "index": revalidated[0], "safety": revalidated[0], "sources": revalidated[0],
	"frame": revalidated[0], "hosts": revalidated[0], "openapi": revalidated[0],
	"form": neverKept[0], "frame form": neverKept[0], "evaluate": neverKept[0], "healthz": neverKept[0], "readyz": neverKept[0],
}

// TestEveryRoute asks for everything that there is, of the shipped assessments.
func TestEveryRoute(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.FS = assessments.Files })
	scanned := 0
	for _, path := range slices.Sorted(maps.Keys(s.routes)) {
		found := s.routes[path]
		r := httptest.NewRequest("GET", path, nil)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if want, ok := caches[found.name]; ok && w.Header().Get("Cache-Control") != want && w.Code == http.StatusOK {
			t.Errorf("%s: Cache-Control %q, want %q", path, w.Header().Get("Cache-Control"), want)
		}
		checkHeaders(t, path, found, w.Header())
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			scan(t, path, w.Body.String())
			scanned++
		}
	}
	if scanned < 10 {
		t.Errorf("only %d pages were scanned", scanned)
	}
}

// TestEveryFailure scans the pages that say what went wrong.
func TestEveryFailure(t *testing.T) {
	s, _ := newServer(t, nil)
	for status := range s.problems {
		w := httptest.NewRecorder()
		s.problem(status).ServeHTTP(w, httptest.NewRequest("GET", "/x", nil))
		scan(t, fmt.Sprint(status), w.Body.String())
	}
}

func checkHeaders(t *testing.T, path string, found route, h http.Header) {
	t.Helper()
	policy := "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
	if found.framing == framed {
		policy = page.Naming(policy, "http://example.com") // where httptest asks
	}
	for key, want := range map[string]string{
		"Content-Security-Policy": policy,
		"Referrer-Policy":         "no-referrer",
		"X-Content-Type-Options":  "nosniff",
		"Permissions-Policy":      "geolocation=()",
	} {
		if !strings.Contains(h.Get(key), want) {
			t.Errorf("%s: %s is %q", path, key, h.Get(key))
		}
	}
	if h.Get("Set-Cookie") != "" {
		t.Errorf("%s sets a cookie", path)
	}
	if private := slices.Contains([]string{"assessment", "form", "frame", "frame form"}, found.name); private && h.Get("X-Robots-Tag") != "noindex" {
		t.Errorf("%s may be listed by search engines", path)
	}
}

func scan(t *testing.T, path, html string) {
	t.Helper()
	for what, pattern := range forbidden {
		if m := pattern.FindString(html); m != "" {
			t.Errorf("%s holds %s: %s", path, what, m)
		}
	}
}
