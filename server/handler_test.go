package server

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

// Go-app's handler builds an address from the Host header and fetches it. Ours
// must not, at any path, whatever the header says.
func TestNoRequestGoesOut(t *testing.T) {
	var asked atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer other.Close()
	before := http.DefaultTransport
	http.DefaultTransport = refusing{&asked}
	defer func() { http.DefaultTransport = before }()

	s, _ := newServer(t, nil)
	paths := []string{"/robots.txt", "/sitemap.xml", "/ads.txt", "/favicon.ico", "/manifest.webmanifest", "/app.js", "/goapp.js", "/app-worker.js", "/app.css", "/wasm_exec.js", "/web/app.wasm"}
	for path := range s.routes {
		paths = append(paths, path)
	}
	for _, path := range paths {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = strings.TrimPrefix(other.URL, "http://")
		r.Header.Set("X-Forwarded-Host", r.Host)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), r.Host) {
			t.Errorf("%s repeats the host that the request named", path)
		}
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("%d requests went out", n)
	}
}

// refusing counts the requests of the default client and lets none out.
type refusing struct{ asked *atomic.Int32 }

func (r refusing) RoundTrip(*http.Request) (*http.Response, error) {
	r.asked.Add(1)
	return nil, errors.New("no request goes out")
}

func TestLogHasNoSecrets(t *testing.T) {
	s, logged := newServer(t, nil)
	r := httptest.NewRequest("GET", "/small?secret=1", nil)
	r.RemoteAddr = "192.0.2.7:5000"
	r.Header.Set("Referer", "https://example.org/secret")
	r.Header.Set("User-Agent", "secret")
	s.Handler().ServeHTTP(httptest.NewRecorder(), r)
	s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("SECRET", "/secret", nil))
	for _, secret := range []string{"secret", "SECRET", "192.0.2.7", "example"} {
		if strings.Contains(logged.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, logged)
		}
	}
	for _, want := range []string{"route=assessment", "status=200", "method=other", "route=missing", "status=404"} {
		if !strings.Contains(logged.String(), want) {
			t.Errorf("no %q in the log:\n%s", want, logged)
		}
	}
}

func TestPanicIsAnsweredAndSaysNothing(t *testing.T) {
	s, logged := newServer(t, nil)
	panics := func(path string, f func(http.ResponseWriter)) {
		s.add(path, route{name: path, methods: reading, cache: keptForEver, handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Etag", `"x"`)
			f(w)
		})})
	}
	panics("/value", func(http.ResponseWriter) { panic("the answer is secret") })
	panics("/runtime", func(http.ResponseWriter) { panic(errOutOfRange()) })
	panics("/late", func(w http.ResponseWriter) { _, _ = w.Write([]byte("half")); panic("the answer is secret") })
	for _, path := range []string{"/value", "/runtime"} {
		scenario{
			name: path, method: "GET", target: path, status: 500, want: []string{"<!doctype html>"}, not: []string{"secret"},
			wantHeader: []string{"Cache-Control", "no-store", "Etag", ""},
		}.run(t, s)
	}
	func() {
		defer func() {
			if v := recover(); v != http.ErrAbortHandler {
				t.Errorf("half a response ended with %v", v)
			}
		}()
		s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/late", nil))
	}()
	if strings.Contains(logged.String(), "secret") || !strings.Contains(logged.String(), "index out of range") || !strings.Contains(logged.String(), "type=string") {
		t.Errorf("log:\n%s", logged)
	}
}

// errOutOfRange is an error of the runtime.
func errOutOfRange() (err any) {
	defer func() { err = recover() }()
	var empty []int
	i := len(empty)
	return empty[i]
}

func TestNewRefuses(t *testing.T) {
	for name, row := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"a name that is a path":     {fstest.MapFS{"api/assessment.yaml": {Data: []byte(assessment)}}, "rename its folder"},
		"a name that is a path too": {fstest.MapFS{"healthz/assessment.yaml": {Data: []byte(assessment)}}, "rename its folder"},
		"an author's mistake":       {fstest.MapFS{"small/assessment.yaml": {Data: []byte(strings.Replace(assessment, `role ==`, `rol ==`, 1))}}, "rol"},
	} {
		_, err := New(Options{FS: row.files, Built: fakeWasm()})
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %q in it", name, err, row.want)
		}
	}
	broken := (*BrokenError)(nil)
	_, err := New(Options{FS: fstest.MapFS{"small/assessment.yaml": {Data: []byte("questions: [")}}})
	if !errors.As(err, &broken) || broken.Problems.Diagnostics.Errors() == 0 {
		t.Errorf("got %v, want a BrokenError with diagnostics", err)
	}
}

// Permissions do not bind the superuser, so this asks a folder that refuses.
func TestNewWithoutPermission(t *testing.T) {
	for _, name := range []string{".", "small", "small/assessment.yaml"} {
		_, err := New(Options{FS: refusingFS{files("small"), name}, Built: fakeWasm()})
		if !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s: got %v, want a refusal", name, err)
		}
	}
}

// refusingFS refuses to open one name.
type refusingFS struct {
	fs.FS
	name string
}

func (f refusingFS) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

func TestRunServesUntilItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	address := make(chan net.Addr, 1)
	s, _ := newServer(t, func(o *Options) { o.Listening = func(a net.Addr) { address <- a } })
	release := make(chan struct{})
	entered := make(chan struct{})
	s.add("/slow", route{name: "slow", methods: reading, cache: neverKept, handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-release
		_, _ = io.WriteString(w, "whole")
	})})
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, "127.0.0.1:0") }()
	base := "http://" + (<-address).String()
	body := make(chan string, 1)
	go func() { body <- fetch(base + "/slow") }()
	<-entered
	cancel() // while a response is under way
	for !s.draining.Load() {
		time.Sleep(time.Millisecond)
	}
	close(release)
	if got := <-body; got != "whole" {
		t.Errorf("the response under way came as %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("Run ended with %v", err)
	}
	scenario{name: "draining", method: "GET", target: "/readyz", status: 503, want: []string{"shutting down"}}.run(t, s)
}

func fetch(url string) string {
	res, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return string(b)
}

func TestRunOnAPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, _ := newServer(t, nil)
	if err := s.Run(t.Context(), l.Addr().String()); err == nil || !strings.Contains(err.Error(), "failed to listen on") {
		t.Errorf("got %v", err)
	}
}

// A request line or header that is far too long never reaches the handler:
// net/http answers it.
func TestOverLongHeader(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	address := make(chan net.Addr, 1)
	s, _ := newServer(t, func(o *Options) { o.Listening = func(a net.Addr) { address <- a } })
	go func() { _ = s.Run(ctx, "127.0.0.1:0") }()
	base := "http://" + (<-address).String()
	r, err := http.NewRequest("GET", base+"/small", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Long", strings.Repeat("x", 2*maxHeader))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("status %d", res.StatusCode)
	}
}

func TestNetHTTPLogsNoAddress(t *testing.T) {
	s, logged := newServer(t, nil)
	for _, line := range []string{"http: panic serving 192.0.2.7:5000: x", "http: TLS handshake error from [2001:db8::1]:5000: EOF"} {
		_, _ = anonymous{s.log}.Write([]byte(line))
	}
	if strings.Contains(logged.String(), "192.0.2") || strings.Contains(logged.String(), "2001:db8") || !strings.Contains(logged.String(), "(address)") {
		t.Errorf("log:\n%s", logged)
	}
}
