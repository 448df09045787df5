package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A proxy may take the path of the base away, or leave it: both find everything.
func TestPathOfTheBase(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/a%20help"; o.FS = files("small", "help") })
	for target, want := range map[string]int{
		"/small": 200, "/a%20help/small": 200,
		"/": 200, "/a%20help": 200, "/a%20help/": 200,
		"/embed.js": 200, "/a%20help/embed.js": 200,
		"/healthz": 200, "/a%20help/healthz": 200,
		"/help": 200, "/a%20help/help": 200,
		"/a%20helpsmall": 404, "/b/small": 404, "/a%20help/a%20help/small": 404,
		"/a%20help/small/": 301,
	} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
		if to := w.Header().Get("Location"); want == 301 && to != "/a%20help/small" {
			t.Errorf("%s leads to %s", target, to)
		}
	}
	for _, target := range []string{"/small", "/a%20help/small"} {
		scenario{
			name: "a form sent to " + target, method: "POST", target: target, header: []string{"Content-Type", formType},
			status: 200, want: []string{`action="/a%20help/small"`},
		}.run(t, s)
	}
}

// Where the path of the base is one of ours, a path is meant as it comes, which
// is what a proxy sends that takes the base away.
func TestPathOfTheBaseIsAnAssessment(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/small" })
	for target, want := range map[string]string{
		"/small": "/assets/small-", "/small/small": "/assets/small-", "/small/healthz": "ok", "/healthz": "ok",
	} {
		scenario{name: target, method: "GET", target: target, status: 200, want: []string{want}}.run(t, s)
	}
}

// A file that only an earlier version has is found below the base too.
func TestEarlierVersionBelowTheBase(t *testing.T) {
	folder := files("small")
	l, err := NewLive(Options{FS: folder, Base: "https://example.org/help", Built: fakeWasm()})
	if err != nil {
		t.Fatal(err)
	}
	bundle := ""
	for path := range l.current.Load().routes {
		if strings.HasPrefix(path, "/assets/small-") {
			bundle = path
		}
	}
	l.options.FS = files("small", "other")
	if err := l.Reload(); err != nil {
		t.Fatal(err)
	}
	delete(l.current.Load().routes, bundle)
	for _, target := range []string{bundle, "/help" + bundle} {
		w := httptest.NewRecorder()
		l.Handler().ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
}

// Whatever goes wrong in a frame is said there, and hosts that isolate
// themselves may show it.
func TestFramesSayWhatWentWrong(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/help" })
	for _, x := range []struct {
		method, target string
		status         int
	}{
		{"GET", "/embed/small/", 200},
		{"GET", "/embed/small/safety", 200},
		{"GET", "/embed/small/form", 200},
		{"GET", "/embed/absent/", 404},
		{"GET", "/help/embed/absent/", 404},
		{"PUT", "/embed/small", 405},
		{"POST", "/embed/small", 415},
		{"GET", "/embed/" + strings.Repeat("x", maxURI), 414},
	} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest(x.method, x.target, nil))
		h := w.Header()
		if w.Code != x.status || strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors") ||
			h.Get("Cross-Origin-Embedder-Policy") != "require-corp" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%s %.30s: status %d, want %d, headers %v", x.method, x.target, w.Code, x.status, h)
		}
	}
	for _, target := range []string{"/small", "/", "/absent", "/embed"} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Header().Get("Cross-Origin-Embedder-Policy") != "" || w.Header().Get("Cross-Origin-Resource-Policy") != "" {
			t.Errorf("%s is for frames: %v", target, w.Header())
		}
	}
}

// Proxies that speak HTTP/2 with what is behind them get it without TLS.
func TestHTTP2WithoutTLS(t *testing.T) {
	s, _ := newServer(t, nil)
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	client := http.Client{Transport: &http.Transport{Protocols: protocols}}
	for _, path := range []string{"/small", "/healthz", "/embed.js"} {
		res, err := client.Get("http://" + listen(t, s) + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if err != nil || res.ProtoMajor != 2 || res.StatusCode != 200 || len(body) == 0 {
			t.Errorf("%s: HTTP/%d, status %d, %d bytes, %v", path, res.ProtoMajor, res.StatusCode, len(body), err)
		}
	}
}

// Health checks of the simplest kind: HTTP/1.0 without a host, and OPTIONS of
// the server itself.
func TestHealthChecksOfTheSimplestKind(t *testing.T) {
	s, _ := newServer(t, nil)
	for _, request := range []string{
		"GET /healthz HTTP/1.0\r\n\r\n", "HEAD /healthz HTTP/1.0\r\n\r\n", "OPTIONS /healthz HTTP/1.0\r\n\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
	} {
		conn, err := net.DialTimeout("tcp", listen(t, s), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(conn, request)
		line, err := bufio.NewReader(conn).ReadString('\n')
		_ = conn.Close()
		if err != nil || !strings.Contains(line, " 20") {
			t.Errorf("%q: %q, %v", request, line, err)
		}
	}
}

// listen serves until the test ends, and says where.
func listen(t *testing.T, s *Server) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(t.Context(), listener) }()
	return listener.Addr().String()
}
