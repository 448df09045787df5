package preview

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed" // the page
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"amends/server/page"
	"amends/server/watch"
)

// watchInterval is how often the folder is looked at. A change is read once two
// looks have seen the same.
const watchInterval = 40 * time.Millisecond

// cookie lets the taker's page, whose addresses hold no token, into the browser
// that opened the preview.
const cookie = "amends-preview"

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// newToken is a word that nobody guesses.
func newToken() (string, error) {
	var b [24]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", fmt.Errorf("failed to make a token: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b[:]), nil
}

// Run watches the folder and serves the page, until the context ends. Port 0 is
// a free port. The address must be one of this machine only.
func (p *Preview) Run(ctx context.Context, addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("failed to listen on %s: %w", addr, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("failed to listen on %s: a preview is for this machine only", addr)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("failed to listen on %s: %w", addr, err)
	}
	state := watch.Look(p.options.FS)
	if p.options.Listening != nil {
		p.options.Listening(p.address(listener.Addr()))
	}
	p.refresh() // what changed since New
	go p.watch(ctx, state)
	h := &http.Server{
		Handler: p.Handler(listener.Addr().String()), ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	context.AfterFunc(ctx, func() { _ = h.Close() }) // pages wait on open connections
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("failed to serve: %w", err)
	}
	return nil
}

// watch shows each change as soon as it has come to rest, and then looks at what
// takes longer, unless the next change is there already.
func (p *Preview) watch(ctx context.Context, state watch.State) {
	read := make(chan struct{}, 1)
	read <- struct{}{} // what New has read
	go watch.Changes(ctx, p.options.FS, state, watchInterval, func() {
		p.refresh()
		select {
		case read <- struct{}{}:
		default: // there is a look to come
		}
	})
	for {
		select {
		case <-read:
			p.compare()
		case <-ctx.Done():
			return
		}
	}
}

// Handler answers the requests that reach an address such as "127.0.0.1:8080".
func (p *Preview) Handler(host string) http.Handler {
	pages := http.NewServeMux()
	pages.HandleFunc("GET /{$}", p.page)
	pages.HandleFunc("GET /events", p.events)
	pages.HandleFunc("GET /preview.js", asset("text/javascript; charset=utf-8", script))
	pages.HandleFunc("GET /preview.css", asset("text/css; charset=utf-8", append(page.Style(), style...)))
	own := http.StripPrefix("/"+p.token, pages)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		switch {
		case !ours(r, host):
			http.Error(w, "This is somebody's preview.", http.StatusForbidden)
		case subtle.ConstantTimeCompare([]byte(token), []byte(p.token)) == 1:
			p.policy(w.Header())
			own.ServeHTTP(w, r)
		case p.opened(r):
			p.take(w, r)
		default:
			http.Error(w, "The address of a preview holds a token. Open the one that amends preview printed.", http.StatusForbidden)
		}
	})
}

// ours says whether a request is meant for this address and comes from no other
// site. A site whose name was made to lead here still says its own name.
func ours(r *http.Request, host string) bool {
	if r.Host != host {
		return false
	}
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	return (origin == "" || origin == "http://"+host) && (site == "" || site == "same-origin" || site == "none")
}

// policy is what the page may do: nothing but load its own parts.
func (p *Preview) policy(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "+
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Robots-Tag", "noindex")
}

// opened says whether a browser has opened the preview before.
func (p *Preview) opened(r *http.Request) bool {
	c, err := r.Cookie(cookie)
	return err == nil && subtle.ConstantTimeCompare([]byte(c.Value), []byte(p.token)) == 1
}

// take answers as the real server does, with the last good version.
func (p *Preview) take(w http.ResponseWriter, r *http.Request) {
	live := p.takers()
	if live == nil || !live.Ready() {
		http.Error(w, "There is no version yet that takers could see, or this binary has no page to show.", http.StatusServiceUnavailable)
		return
	}
	live.Handler().ServeHTTP(w, r)
}

func asset(kind string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(data) // a browser that has gone
	}
}

// events tells the page each time that there is something new.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		p.mu.Lock()
		number, changed := p.number, p.changed
		p.mu.Unlock()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", number); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
