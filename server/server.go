// Package server is the host's side of Amends: it sends the pages, the wasm and
// the compiled assessments, and evaluates answers for programs that ask it to.
// The taker's own answers come here only from a browser that runs no program, in
// a form; otherwise the page evaluates them itself.
//
// [New] loads and compiles the assessments of a folder and makes everything
// that it will ever send; [Server.Run] serves it until its context ends.
// Nothing that a request says is stored, logged, or sent anywhere else.
package server

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path"
	"sync/atomic"

	"amends/engine"
	"amends/server/assets"
	"amends/server/page"
	"amends/wasm/ui"
)

// Options say what to serve and how. FS is all that is needed.
type Options struct {
	// FS holds one folder for each assessment.
	FS fs.FS
	// Logger gets one line for each request, without answers, addresses and
	// queries. Nil means that nothing is logged.
	Logger *slog.Logger
	// AllowOrigins are the sites that may show assessments in a frame, such as
	// "https://example.org". Every site may if it is empty; [Nobody] alone lets none.
	AllowOrigins []string
	// Trusted are addresses that may post as often as they like, such as that of
	// a proxy in front, which then has to set the limit.
	Trusted []netip.Prefix
	// Metrics, if set, counts the requests.
	Metrics *Metrics
	// Base is the address at which takers reach the server, such as
	// "https://example.org/help", for links that must be whole: those in cards
	// and oEmbed. Empty if it is not known.
	Base string
	// Built are the contents made by server/assets/build; nil means those in
	// this binary, if there are any. An empty set means that there are none.
	Built  *assets.Set
	static bool // see [Build]
	// Listening, if set, is called by [Server.Run] with the address once the
	// server accepts connections.
	Listening func(net.Addr)

	limiter *limiter // of the version before
}

// Server answers requests for the assessments that it was made with. It is safe
// for concurrent use.
type Server struct {
	log       *slog.Logger
	listening func(net.Addr)
	routes    map[string]route
	posts     map[string]route // of what can be sent to a path that can be read too
	programs  map[string]*engine.Program
	site      page.Site
	below     string                  // the path of the site, which a proxy may take away
	problems  map[int]*assets.Content // our pages for what went wrong, by status
	absent    *assets.Content         // for a frame of what is not there
	policy    policy
	limiter   *limiter
	metrics   *Metrics
	built     bool
	draining  atomic.Bool
}

// New compiles every assessment of the folder and makes all pages and assets.
// When an author made a mistake the error is a [*BrokenError].
func New(o Options) (*Server, error) {
	policy, err := newPolicy(o.AllowOrigins)
	if err != nil {
		return nil, err
	}
	base, err := checkBase(o.Base)
	if err != nil {
		return nil, err
	}
	s := &Server{
		log: o.Logger, listening: o.Listening, policy: policy, limiter: o.limiter, metrics: o.Metrics,
		site: page.Site{Base: base, Static: o.static}, below: page.Site{Base: base}.Path(), routes: map[string]route{}, posts: map[string]route{},
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.limiter == nil {
		s.limiter = newLimiter(o.Trusted)
	}
	built, err := builtAssets(o.Built)
	if err != nil {
		return nil, err
	}
	programs, err := compileAll(o.FS)
	if err != nil {
		return nil, err
	}
	if err := s.addAll(built, programs); err != nil {
		return nil, err
	}
	return s, nil
}

// Ready reports whether takers can use the server: the wasm is in the binary.
func (s *Server) Ready() bool { return s.built }

// builtAssets are the given ones, or those of this binary. That there are none
// does not keep it from starting.
func builtAssets(given *assets.Set) (*assets.Set, error) {
	if given != nil {
		return given, nil
	}
	set, err := assets.Built()
	if errors.Is(err, assets.ErrNotBuilt) {
		return &assets.Set{}, nil
	}
	return set, err
}

// addAll fills the table of routes.
func (s *Server) addAll(built *assets.Set, programs []*engine.Program) error {
	a := s.addAssets(built)
	s.addProblems(a)
	s.addPlain()
	s.add("/api/v1/evaluate", route{name: "evaluate", methods: []string{http.MethodPost}, cache: neverKept, noIndex: true, handler: http.HandlerFunc(s.evaluate)})
	s.addOpenAPI()
	s.programs = map[string]*engine.Program{}
	for _, p := range programs {
		if err := s.addAssessment(p, programs, a); err != nil {
			return err
		}
	}
	if err := s.addHosts(programs, a); err != nil {
		return err
	}
	index, err := page.Index(programs, a)
	if err != nil {
		return fmt.Errorf("failed to make the index page: %w", err)
	}
	s.add("/", route{name: "index", methods: reading, cache: revalidated, handler: assets.New(htmlType, index)})
	s.add(page.AwayPath, route{name: "away", methods: reading, cache: revalidated, noIndex: true, handler: assets.New(htmlType, page.Away())})
	return s.addSafety(programs, a)
}

// addSafety adds the page on safety, at the root and below every assessment.
func (s *Server) addSafety(programs []*engine.Program, a page.Assets) error {
	safety, err := page.Safety(programs, a)
	if err != nil {
		return fmt.Errorf("failed to make the page on safety: %w", err)
	}
	r := route{name: "safety", methods: reading, cache: revalidated, handler: assets.New(htmlType, safety)}
	s.add("/safety", r)
	for _, p := range programs {
		s.add("/"+p.Bundle().Assessment+"/safety", r)
		if err := s.addSources(p, a); err != nil {
			return err
		}
	}
	return nil
}

// addSources adds the page on what an assessment rests on, if it names that.
func (s *Server) addSources(p *engine.Program, a page.Assets) error {
	at := ui.SourcesAddress(p.Bundle())
	if at == "" {
		return nil
	}
	html, err := page.Sources(p, a)
	if err != nil {
		return fmt.Errorf("failed to make the page on the sources of %q: %w", p.Bundle().Assessment, err)
	}
	s.add(at, route{name: "sources", methods: reading, cache: revalidated, handler: assets.New(htmlType, html)})
	return nil
}

// addAssessment adds the taker's page of a program, and all that belongs to it.
func (s *Server) addAssessment(p *engine.Program, all []*engine.Program, a page.Assets) error {
	name := p.Bundle().Assessment
	if _, taken := s.routes["/"+name]; taken || reserved[name] {
		return fmt.Errorf("failed to serve the assessment %q: its name is a path of the server; rename its folder", name)
	}
	s.programs[name] = p
	a.Bundle = s.addAsset(assets.NewNamed(name+".json", "application/json", p.Encode()))
	r := route{name: "assessment", methods: reading, cache: revalidated, noIndex: true}
	if !s.built {
		r.cache, r.handler = neverKept, say(notBuilt, http.StatusServiceUnavailable)
		s.add("/"+name, r)
		return nil
	}
	var err error
	if a.Worker, err = s.addWorker(p, a); err != nil {
		return err
	}
	html, err := page.Render(p, a)
	if err != nil {
		return fmt.Errorf("failed to make the page of the assessment %q: %w", name, err)
	}
	r.handler = assets.New(htmlType, html)
	s.add("/"+name, r)
	if !s.site.Static {
		s.addForm(p, a, route{name: "form", noIndex: true}, "/"+name, page.Form)
	}
	return s.addFrame(p, all, a)
}

// addWorker adds the worker of an assessment's page, for takers who choose to
// keep that, and gives its path. It stands at the root, because a worker may
// not serve what lies above it.
func (s *Server) addWorker(p *engine.Program, a page.Assets) (string, error) {
	name := p.Bundle().Assessment
	html, err := page.Render(p, a)
	if err != nil {
		return "", fmt.Errorf("failed to make the page of the assessment %q: %w", name, err)
	}
	script, err := page.Worker(name, a, html)
	if err != nil {
		return "", fmt.Errorf("failed to make the worker of the assessment %q: %w", name, err)
	}
	n := assets.NewNamed(name+".worker.js", "text/javascript; charset=utf-8", script)
	at := "/" + path.Base(n.Path)
	s.add(at, route{name: "worker", methods: reading, cache: keptForEver, handler: n})
	return s.site.At(at), nil
}
