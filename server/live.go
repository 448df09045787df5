package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"amends/server/assets"
	"amends/server/watch"
)

// keptVersions is how many earlier versions are remembered for browsers that
// have loaded a page and not yet what it refers to.
const keptVersions = 8

// watchInterval is how often a folder is looked at, and how long it has to be
// at rest. A version is served about twice that time after its last file was
// saved.
const watchInterval = 500 * time.Millisecond

// Live serves the newest good version of a folder whose files may change. Every
// version is a [Server] of its own, complete before the first request reaches
// it, so no response mixes two. When a change cannot be compiled, the version
// before it stays. Live is safe for concurrent use.
type Live struct {
	options Options
	began   watch.State // of the folder, before the first version was read
	current atomic.Pointer[Server]

	mu      sync.Mutex // for reload
	earlier atomic.Pointer[[]*Server]
}

// NewLive is [New] for a folder whose files may change. The first version has
// to be good.
func NewLive(o Options) (*Live, error) {
	o.limiter = newLimiter(o.Trusted) // across versions
	began := watch.Look(o.FS)
	first, err := New(o)
	if err != nil {
		return nil, err
	}
	l := &Live{options: o, began: began}
	l.earlier.Store(&[]*Server{})
	l.current.Store(first)
	return l, nil
}

// Ready is [Server.Ready] of the current version.
func (l *Live) Ready() bool { return l.current.Load().Ready() }

// Reload reads the folder anew, and serves it if it is good. When an author
// made a mistake the error is a [*BrokenError], and the version before stays.
func (l *Live) Reload() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	next, err := l.load()
	l.options.Metrics.reloaded(err)
	if err != nil {
		return err
	}
	was := l.current.Load()
	if !next.differs(was) {
		return nil
	}
	next.draining.Store(was.draining.Load())
	earlier := append([]*Server{was}, *l.earlier.Load()...)
	earlier = earlier[:min(len(earlier), keptVersions)]
	l.earlier.Store(&earlier)
	l.current.Store(next)
	return nil
}

// load makes a version of what the folder holds now. Files that were written
// while it read them would be two versions mixed.
func (l *Live) load() (s *Server, err error) {
	defer func() {
		if v := recover(); v != nil { // a mistake of ours that a rule file brought out must not end the server
			s, err = nil, fmt.Errorf("failed to make a version of the assessments: %v", v)
		}
	}()
	before := watch.Look(l.options.FS)
	s, err = New(l.options)
	if err == nil && watch.Look(l.options.FS) != before {
		return nil, errMoving
	}
	if err == nil && len(s.programs) == 0 {
		return nil, errGone
	}
	return s, err
}

// errMoving says that a folder was written to while it was read. Whoever
// watches it sees that too, and reads it again.
var errMoving = errors.New("failed to read the assessments: their files were written to meanwhile")

// errGone says that a folder no longer holds an assessment, as when a drive was
// taken away.
var errGone = errors.New("failed to read the assessments: there are none")

// differs says whether a version serves something else than another.
func (s *Server) differs(other *Server) bool {
	if len(s.programs) != len(other.programs) {
		return true
	}
	for name, p := range s.programs {
		was, ok := other.programs[name]
		if !ok || p.Bundle().Version != was.Bundle().Version {
			return true
		}
	}
	return false
}

// Watch reloads whenever the folder has changed since [NewLive], until the
// context ends. What is wrong with a change is told to failed; it is logged in
// any case, without what the files say.
func (l *Live) Watch(ctx context.Context, failed func(error)) {
	watch.Changes(ctx, l.options.FS, l.began, watchInterval, func() {
		if err := l.Reload(); err != nil {
			l.log().Warn("kept the version before, because the changed one cannot be served")
			failed(err)
			return
		}
		l.log().Info("reloaded")
	})
}

func (l *Live) log() *slog.Logger { return l.current.Load().log }

// Handler answers every request with the version that is current when it
// arrives. What only an earlier version has, under a name that changes with its
// content, is found there.
func (l *Live) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.version(r).serve(w, r) })
}

func (l *Live) version(r *http.Request) *Server {
	current := l.current.Load()
	path := current.pathOf(r.URL.Path)
	if !strings.HasPrefix(path, assets.Prefix) && !strings.HasSuffix(path, ".worker.js") {
		return current
	}
	if _, ok := current.routes[path]; ok {
		return current
	}
	for _, s := range *l.earlier.Load() {
		if _, ok := s.routes[path]; ok {
			return s
		}
	}
	return current
}

// Run is [Server.Run].
func (l *Live) Run(ctx context.Context, addr string) error {
	return run(ctx, addr, l.options.Listening, l.Serve)
}

// Serve is [Server.Serve].
func (l *Live) Serve(ctx context.Context, listener net.Listener) error {
	return serve(ctx, listener, l.Handler(), l.log(), l.drain)
}

// drain lets no version say that it is ready.
func (l *Live) drain() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current.Load().draining.Store(true)
}
