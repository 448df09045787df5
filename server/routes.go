package server

import (
	"net/http"
	"slices"
	"strings"
)

// htmlType is the media type of our pages.
const htmlType = "text/html; charset=utf-8"

// How long a browser may keep a response.
var (
	keptForEver = []string{"public, max-age=31536000, immutable"} // its name changes with its content
	revalidated = []string{"no-cache"}                            // kept, and asked about before each use
	anHour      = []string{"public, max-age=3600"}                // other sites load it with every page of theirs
	neverKept   = []string{"no-store"}
)

// reading are the methods of what can only be read.
var reading = []string{http.MethodGet, http.MethodHead}

// reserved are names that no assessment may have, because the server's paths
// below them have another meaning.
var reserved = map[string]bool{"api": true, "assets": true, "away": true, "embed": true, "oembed": true, "safety": true}

// A route answers the requests for one path. All paths are known when the
// server starts, so the table is a map: no patterns, no cleaning of paths, no
// redirects to a place that the request names.
type route struct {
	name    string // in the log, instead of the path
	methods []string
	cache   []string // the Cache-Control header
	noIndex bool     // no search engine may list it
	framing framing
	shared  bool // pages of other sites load it, and frames of ours in a sandbox
	handler http.Handler
}

func (s *Server) add(path string, r route) { s.routes[path] = r }

// pathOf is the path in our table that a request asks for. A proxy may leave
// the path of the base before it or take that away: a path that is in the table
// as it comes is meant so.
func (s *Server) pathOf(asked string) string {
	if s.knows(asked) || !strings.HasPrefix(asked, s.below) {
		return asked
	}
	switch below := asked[len(s.below):]; {
	case below == "":
		return "/"
	case below[0] == '/':
		return below
	}
	return asked
}

// knows reports whether a path is in the table, if need be without a slash at
// its end.
func (s *Server) knows(path string) bool {
	_, ok := s.routes[path]
	if !ok {
		_, ok = s.routes[strings.TrimSuffix(path, "/")]
	}
	return ok
}

// find is the route of a request; ok is false when there is none for its path
// and method, and then the route is the page that says so.
func (s *Server) find(r *http.Request) (found route, allow string, ok bool) {
	found, ok = s.routes[r.URL.Path]
	if !ok {
		return s.missing(r), "", false
	}
	posted := s.posts[r.URL.Path]
	allowed := append(slices.Concat(found.methods, posted.methods), http.MethodOptions)
	switch {
	case slices.Contains(found.methods, r.Method):
		return found, "", true
	case slices.Contains(posted.methods, r.Method):
		return posted, "", true
	case r.Method == http.MethodOptions:
		return options, strings.Join(allowed, ", "), true
	}
	return s.failure("method", http.StatusMethodNotAllowed), strings.Join(allowed, ", "), false
}

// options says which methods a path has, which the header Allow does. Some
// health checks ask for nothing else.
var options = route{name: "options", cache: neverKept, handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
})}

// missing answers for a path that is not in the table. A path that would be in
// it without its last slash is a slip that we correct.
func (s *Server) missing(r *http.Request) route {
	shorter := strings.TrimSuffix(r.URL.Path, "/")
	if found, ok := s.routes[shorter]; ok && slices.Contains(found.methods, r.Method) {
		return route{name: "slash", cache: revalidated, handler: http.RedirectHandler(s.site.At(shorter), http.StatusMovedPermanently)}
	}
	if inFrame(r.URL.Path) {
		return s.missingFrame()
	}
	return s.failure("missing", http.StatusNotFound)
}

// failure is a route that says what went wrong.
func (s *Server) failure(name string, status int) route {
	return route{name: name, cache: neverKept, handler: s.problem(status)}
}

// problem answers with our page for the status.
func (s *Server) problem(status int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.problems[status].Serve(w, r, status)
	})
}
