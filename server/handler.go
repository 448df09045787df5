package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"
)

// Limits of a request.
const (
	maxURI    = 8 << 10  // bytes of path and query
	maxHeader = 16 << 10 // bytes of request line and headers, about
	maxBody   = 64 << 10
)

// Handler answers every request that the server gets. It never asks another
// server anything.
func (s *Server) Handler() http.Handler { return http.HandlerFunc(s.serve) }

// serve answers one request: it finds the route, writes the policy, and logs.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	if path := s.pathOf(r.URL.Path); path != r.URL.Path {
		r = at(path, r)
	}
	found, allow, ok := s.find(r)
	if ok && r.Method == http.MethodPost && !s.limiter.allows(r.RemoteAddr) {
		found = s.busy(found)
	}
	if len(r.RequestURI) > maxURI {
		found, allow = s.failure("long", http.StatusRequestURITooLong), ""
	}
	if inFrame(r.URL.Path) { // what went wrong there is said there
		found.framing = framed
	}
	rec := &recorder{ResponseWriter: w, request: r}
	if allow != "" {
		w.Header().Set("Allow", allow)
	}
	s.policy.write(w.Header(), found, s.origin(r))
	defer s.finish(rec, r, found, began)
	found.handler.ServeHTTP(rec, r)
}

// at is a request for another path, all else alike.
func at(path string, r *http.Request) *http.Request {
	there, address := *r, *r.URL
	address.Path, address.RawPath = path, ""
	there.URL = &address
	return &there
}

// finish ends a response, after a panic too, and logs it. The log has the
// route's name and not the path: a path can hold anything that somebody typed.
func (s *Server) finish(w *recorder, r *http.Request, found route, began time.Time) {
	if v := recover(); v != nil {
		s.recovered(w, r, found, v)
	}
	took := time.Since(began)
	s.metrics.answered(found.name, w.status, took)
	s.log.LogAttrs(r.Context(), slog.LevelInfo, "request",
		slog.String("method", knownMethod(r.Method)), slog.String("route", found.name),
		slog.Int("status", w.status), slog.Int("bytes", w.bytes), slog.Duration("took", took))
}

// recovered answers after a panic. Its value may hold an answer, so only its
// type is logged, except for the runtime's own errors, which hold no data.
func (s *Server) recovered(w *recorder, r *http.Request, found route, v any) {
	if v == http.ErrAbortHandler {
		panic(v)
	}
	reason := slog.String("type", fmt.Sprintf("%T", v))
	if e, ok := v.(runtime.Error); ok {
		reason = slog.String("reason", e.Error())
	}
	s.log.LogAttrs(r.Context(), slog.LevelError, "panic",
		slog.String("route", found.name), reason, slog.String("stack", string(debug.Stack())))
	if w.status != 0 {
		panic(http.ErrAbortHandler) // half a response is out: cut it, so that nobody takes it for whole
	}
	clear(w.Header())
	failed := s.failure(found.name, http.StatusInternalServerError)
	failed.framing = found.framing
	s.policy.write(w.Header(), failed, s.origin(r))
	failed.handler.ServeHTTP(w, r)
}

// knownMethod is a method for the log, where an invented one has no place.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace:
		return method
	}
	return "other"
}

// A recorder remembers what was answered, for the log.
type recorder struct {
	http.ResponseWriter
	request       *http.Request
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets [http.ResponseController] reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
