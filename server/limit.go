package server

import (
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How much one address may post. A taker without scripting posts some thirty
// times in several minutes, and a whole school may share an address.
const (
	postsPerSecond = 10
	postsAtOnce    = 100
	retryAfter     = 5      // seconds; by then half of postsAtOnce is free again
	maxClients     = 50_000 // addresses that are told apart, about 10 MB
)

// A limiter counts the posts of each address for as long as that matters, which
// is ten seconds. It writes no address anywhere.
type limiter struct {
	trusted []netip.Prefix   // may post as often as they like
	now     func() time.Time // in earnest time.Now, which nobody can set back

	mu      sync.Mutex
	clients map[netip.Prefix]*rate.Limiter
	rest    *rate.Limiter // shared by all addresses that there is no room for
}

func newLimiter(trusted []netip.Prefix) *limiter {
	return &limiter{trusted: trusted, now: time.Now, clients: map[netip.Prefix]*rate.Limiter{}, rest: newBucket()}
}

func newBucket() *rate.Limiter { return rate.NewLimiter(postsPerSecond, postsAtOnce) }

// allows says whether the address of a connection may post now, and counts it.
func (l *limiter) allows(remote string) bool {
	client, ok := clientOf(remote)
	if !ok {
		return l.rest.AllowN(l.now(), 1)
	}
	for _, p := range l.trusted {
		if p.Contains(client.Addr()) {
			return true
		}
	}
	return l.bucket(client).AllowN(l.now(), 1)
}

// clientOf is what counts as one client: an address, or the network of 2^64 of
// them that an IPv6 customer gets.
func clientOf(remote string) (netip.Prefix, bool) {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{}, false
	}
	addr := at.Addr().Unmap().WithZone("")
	bits := addr.BitLen()
	if addr.Is6() && !addr.IsLoopback() {
		bits = 64
	}
	p, err := addr.Prefix(bits)
	return p, err == nil
}

// bucket is the client's own, or the shared one when there are too many.
func (l *limiter) bucket(client netip.Prefix) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b := l.clients[client]; b != nil {
		return b
	}
	if len(l.clients) >= maxClients {
		l.forget()
	}
	if len(l.clients) >= maxClients {
		return l.rest
	}
	b := newBucket()
	l.clients[client] = b
	return b
}

// forget drops who has been quiet long enough to count as new.
func (l *limiter) forget() {
	now := l.now()
	for client, b := range l.clients {
		if b.TokensAt(now) >= postsAtOnce {
			delete(l.clients, client)
		}
	}
}

// busy answers an address that posted too often, in the form that it posted in.
func (s *Server) busy(of route) route {
	return route{name: of.name, cache: neverKept, noIndex: true, framing: of.framing, handler: http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
			if strings.HasPrefix(r.URL.Path, "/api/") {
				writeJSON(w, http.StatusTooManyRequests, Failure{Error: "too many requests from this address; wait some seconds"})
				return
			}
			s.problem(http.StatusTooManyRequests).ServeHTTP(w, r)
		},
	)}
}
