package server

import (
	"net/http"

	"amends/server/assets"
	"amends/server/page"
)

// What we answer at well-known paths. Each must have an answer of its own:
// go-app's handler would build an address from the request's Host header and
// fetch that, and a crawler that finds nothing tries again.
const (
	robotsText = "User-agent: *\nDisallow: /api/\n" // assessments say noindex themselves, which a crawler must be let in to see
	adsText    = "# No advertising is sold here.\n"
	sitemapXML = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>` + "\n" // its addresses would need a host name, which nobody told us
	icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="none" stroke="#a8482c" stroke-width="2.4">` +
		`<circle cx="5.8" cy="8" r="4.2"/><circle cx="10.2" cy="8" r="4.2"/></g></svg>` + "\n"
)

// notBuilt is for whoever built the binary; a taker never meets it.
const notBuilt = "This server cannot show the assessment yet: the wasm is not in its binary.\nRun make build, and start it again.\n"

// addPlain adds the paths that are the same whatever is served.
func (s *Server) addPlain() {
	for path, c := range map[string]*assets.Content{
		"/robots.txt":  assets.New("text/plain; charset=utf-8", []byte(robotsText)),
		"/ads.txt":     assets.New("text/plain; charset=utf-8", []byte(adsText)),
		"/sitemap.xml": assets.New("application/xml", []byte(sitemapXML)),
		"/favicon.ico": assets.New("image/svg+xml", []byte(icon)),
	} {
		s.add(path, route{name: path[1:], methods: reading, cache: revalidated, handler: c})
	}
	s.add("/healthz", route{name: "healthz", methods: reading, cache: neverKept, handler: say("ok\n", http.StatusOK)})
	s.add("/readyz", route{name: "readyz", methods: reading, cache: neverKept, handler: http.HandlerFunc(s.ready)})
}

// ready says whether to send takers here: not while the server is shutting
// down, and not when it has no wasm to give them.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.draining.Load():
		say("shutting down\n", http.StatusServiceUnavailable)(w, r)
	case !s.built:
		say(notBuilt, http.StatusServiceUnavailable)(w, r)
	default:
		say("ready\n", http.StatusOK)(w, r)
	}
}

// say answers with one line.
func say(line string, status int) http.HandlerFunc {
	c := assets.New("text/plain; charset=utf-8", []byte(line))
	return func(w http.ResponseWriter, r *http.Request) { c.Serve(w, r, status) }
}

// addProblems makes the page for every failure that we answer with a page.
func (s *Server) addProblems(a page.Assets) {
	s.problems = map[int]*assets.Content{}
	for _, status := range []int{
		http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusRequestURITooLong,
		http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
		http.StatusTooManyRequests, http.StatusInternalServerError,
	} {
		s.problems[status] = assets.New(htmlType, page.Problem(status, a))
	}
	if s.site.Static {
		s.problems[http.StatusNotFound] = assets.New(htmlType, page.Missing(a))
	}
}
