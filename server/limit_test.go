package server

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// post posts a form from an address until it is refused, at most 2*postsAtOnce
// times, and gives how often it was not.
func post(s *Server, from, path, kind, body string) (allowed int, last *httptest.ResponseRecorder) {
	for range 2 * postsAtOnce {
		r := httptest.NewRequest("POST", path, strings.NewReader(body))
		r.RemoteAddr = from
		r.Header.Set("Content-Type", kind)
		last = httptest.NewRecorder()
		s.Handler().ServeHTTP(last, r)
		if last.Code == http.StatusTooManyRequests {
			break
		}
		allowed++
	}
	return allowed, last
}

// stillServer is a server whose limiter sees no time pass, however slow the
// machine is.
func stillServer(t *testing.T) (*Server, *strings.Builder) {
	t.Helper()
	s, logged := newServer(t, nil)
	now := time.Now()
	s.limiter.now = func() time.Time { return now }
	return s, logged
}

// TestPostsOfOneAddress: one address cannot post without end, and does not take
// from others.
func TestPostsOfOneAddress(t *testing.T) {
	s, logged := stillServer(t)
	greedy := "198.51.100.7:5000"
	allowed, last := post(s, greedy, "/small", formType, "")
	if allowed != postsAtOnce {
		t.Errorf("%d posts were allowed", allowed)
	}
	if !strings.Contains(last.Body.String(), "Wait a few seconds") || last.Header().Get("Retry-After") == "" {
		t.Errorf("the refusal does not say what to do:\n%s", last.Body)
	}
	checkPolicy(t, last.Header())
	if strings.Contains(logged.String(), "198.51.100.7") {
		t.Error("the address is in the log")
	}
	for _, test := range []struct {
		name, from string
		allowed    bool
	}{
		{"the same from another port", "198.51.100.7:5001", false},
		{"the same as IPv6 writes it", "[::ffff:198.51.100.7]:5001", false},
		{"a neighbour", "198.51.100.8:5000", true},
	} {
		r := httptest.NewRequest("POST", "/small", strings.NewReader(""))
		r.RemoteAddr = test.from
		r.Header.Set("Content-Type", formType)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if (w.Code != http.StatusTooManyRequests) != test.allowed {
			t.Errorf("%s: status %d", test.name, w.Code)
		}
	}
	r := httptest.NewRequest("GET", "/small", nil)
	r.RemoteAddr = greedy
	w := httptest.NewRecorder()
	if s.Handler().ServeHTTP(w, r); w.Code != http.StatusOK {
		t.Errorf("reading is not limited, but has status %d", w.Code)
	}
}

func TestPostsToTheAPIAreRefusedInJSON(t *testing.T) {
	s, _ := stillServer(t)
	_, last := post(s, "198.51.100.7:5000", "/api/v1/evaluate", jsonType, `{"assessment": "small", "answers": {}}`)
	if want := `{"error":"too many requests from this address; wait some seconds"}` + "\n"; last.Body.String() != want {
		t.Errorf("got %s", last.Body)
	}
}

// TestOneNetworkIsOneClient: an IPv6 customer has 2^64 addresses.
func TestOneNetworkIsOneClient(t *testing.T) {
	s, _ := stillServer(t)
	post(s, "[2001:db8:1:1::1]:5000", "/small", formType, "")
	if allowed, _ := post(s, "[2001:db8:1:1::2]:5000", "/small", formType, ""); allowed != 0 {
		t.Errorf("%d more posts were allowed", allowed)
	}
	if allowed, _ := post(s, "[2001:db8:1:2::1]:5000", "/small", formType, ""); allowed != postsAtOnce {
		t.Errorf("the next network has %d posts", allowed)
	}
}

func TestTrustedAddressesHaveNoLimit(t *testing.T) {
	s, _ := newServer(t, nil)
	if allowed, _ := post(s, "127.0.0.1:5000", "/small", formType, ""); allowed != 2*postsAtOnce {
		t.Errorf("only %d posts were allowed", allowed)
	}
}

// TestManyAddresses: no flood of addresses makes the limiter grow without end,
// and those that find no room share what is left.
func TestManyAddresses(t *testing.T) {
	l := newLimiter(nil)
	addr := netip.MustParseAddr("10.0.0.0")
	allowed := 0
	for range maxClients + 5*postsAtOnce {
		addr = addr.Next()
		for range 2 { // so that none looks like new
			if l.allows(netip.AddrPortFrom(addr, 1).String()) {
				allowed++
			}
		}
	}
	if len(l.clients) > maxClients {
		t.Errorf("%d addresses are kept", len(l.clients))
	}
	if !l.allows("10.0.0.1:1") {
		t.Error("the flood took from who was there before")
	}
	if allowed < 2*maxClients {
		t.Errorf("only %d posts were allowed", allowed)
	}
}

// TestClockJumps: a clock that is set while people post gives nobody more than
// the limit, and cannot lock anybody out, because it is the one that only runs.
func TestClockJumps(t *testing.T) {
	if now := newLimiter(nil).now(); !strings.Contains(now.String(), " m=+") {
		t.Errorf("%v has no reading of the clock that nobody can set", now)
	}
	for name, jump := range map[string]time.Duration{"hours": 5 * time.Hour, "decades": 50 * 365 * 24 * time.Hour} {
		clock := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
		l := newLimiter(nil)
		l.now = func() time.Time { return clock }
		for _, step := range []struct {
			after time.Duration
			want  int
		}{{0, postsAtOnce}, {time.Second, postsPerSecond}, {jump, postsAtOnce}, {0, 0}, {time.Second, postsPerSecond}} {
			clock = clock.Add(step.after)
			allowed := 0
			for range 2 * postsAtOnce {
				if l.allows("198.51.100.7:5000") {
					allowed++
				}
			}
			if allowed != step.want {
				t.Errorf("%s, %v later: %d posts are allowed, want %d", name, step.after, allowed, step.want)
			}
		}
		if l.forget(); len(l.clients) != 1 {
			t.Errorf("%s: who posted just now is forgotten", name)
		}
		clock = clock.Add(jump)
		if l.forget(); len(l.clients) != 0 {
			t.Errorf("%s: who was quiet since is remembered", name)
		}
	}
}

// TestSlowClients: whoever never ends what they began, or never asks again, is
// let go.
func TestSlowClients(t *testing.T) {
	s, _ := newServer(t, nil)
	for _, c := range []struct {
		name, sent string
		hurry      func(*http.Server)
	}{
		{"half a header", "GET /small HTTP/1.1\r\nHo", func(h *http.Server) { h.ReadHeaderTimeout = time.Millisecond }},
		{"half a body", "POST /small HTTP/1.1\r\nHost: x\r\nContent-Type: " + formType + "\r\nContent-Length: 1000\r\n\r\nrole", func(h *http.Server) { h.ReadTimeout = time.Millisecond }},
		{"nothing more", "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", func(h *http.Server) { h.IdleTimeout = time.Millisecond }},
	} {
		h := limited(s.Handler(), s.log)
		for name, timeout := range map[string]time.Duration{"header": h.ReadHeaderTimeout, "body": h.ReadTimeout, "response": h.WriteTimeout, "idle": h.IdleTimeout} {
			if timeout <= 0 || timeout > 2*time.Minute {
				t.Errorf("the time for a %s is %v", name, timeout)
			}
		}
		c.hurry(h)
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() { _ = h.Serve(listener) }()
		client, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(client, c.sent); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		_, _ = io.Copy(io.Discard, client) // until the server ends it, however
		_, _ = client.Close(), h.Close()
	}
}
