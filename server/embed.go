package server

import (
	"fmt"
	"net/http"
	"strings"

	"amends/engine"
	"amends/server/assets"
	"amends/server/page"
)

// embedPath is where hosts begin: the page that makes the line for them.
const embedPath = "/embed"

// addFrame adds the documents of an assessment that other sites may frame.
func (s *Server) addFrame(p *engine.Program, all []*engine.Program, a page.Assets) error {
	at := page.EmbedPrefix + p.Bundle().Assessment
	html, err := page.Frame(p, a)
	if err != nil {
		return fmt.Errorf("failed to make the frame of the assessment %q: %w", p.Bundle().Assessment, err)
	}
	safety, err := page.FrameSafety(p, all, a)
	if err != nil {
		return fmt.Errorf("failed to make the page on safety for frames: %w", err)
	}
	r := route{name: "frame", methods: reading, cache: revalidated, noIndex: true, framing: framed, handler: assets.New(htmlType, html)}
	s.add(at, r)
	s.add(at+"/", r) // as the loader asks: a file server needs the slash
	r.handler = assets.New(htmlType, safety)
	s.add(at+"/safety", r)
	if !s.site.Static {
		s.addForm(p, a, route{name: "frame form", noIndex: true, framing: framed}, at, page.FrameForm)
	}
	return nil
}

// addHosts adds what the owners of other sites need.
func (s *Server) addHosts(_ []*engine.Program, a page.Assets) error {
	script := "text/javascript; charset=utf-8"
	for path, content := range page.KeptLoaders() {
		s.add(path, route{name: "loader", methods: reading, cache: keptForEver, shared: true, handler: assets.New(script, content)})
	}
	loader := assets.New(script, page.Loader())
	s.add(page.LoaderPath(), route{name: "loader", methods: reading, cache: keptForEver, shared: true, handler: loader})
	s.add("/embed.js", route{name: "loader", methods: reading, cache: anHour, shared: true, handler: loader})
	s.add("/embed.d.ts", route{name: "types", methods: reading, cache: anHour, shared: true, handler: assets.New("text/plain; charset=utf-8", page.LoaderTypes())})
	s.absent = assets.New(htmlType, page.FrameMissing(a))
	return nil
}

// missingFrame answers in a frame for an assessment that is not there.
func (s *Server) missingFrame() route {
	return route{name: "missing", cache: neverKept, framing: framed, handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.absent.Serve(w, r, http.StatusNotFound)
	})}
}

// inFrame reports whether a path is one that only frames ask for.
func inFrame(path string) bool { return strings.HasPrefix(path, page.EmbedPrefix) }
