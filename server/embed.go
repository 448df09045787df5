package server

import (
	"fmt"
	"net/http"
	"strings"

	"amends/engine"
	"amends/server/assets"
	"amends/server/page"
	"amends/wasm/ui"
)

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
	if to := ui.SourcesAddress(p.Bundle()); to != "" {
		sources, err := page.FrameSources(p, a)
		if err != nil {
			return fmt.Errorf("failed to make the page on the sources for frames: %w", err)
		}
		r.handler = assets.New(htmlType, sources)
		s.add("/embed"+to, r)
	}
	if !s.site.Static {
		s.addForm(p, a, route{name: "frame form", noIndex: true, framing: framed}, at, page.FrameForm)
		s.posts[at+"/"] = s.posts[at]
	}
	return nil
}

// addHosts adds what the owners of other sites need.
func (s *Server) addHosts(programs []*engine.Program, a page.Assets) error {
	s.addLoader()
	if err := s.addOEmbed(programs, a); err != nil {
		return err
	}
	s.absent = assets.New(htmlType, page.FrameMissing(a))
	html, err := page.Hosts(programs, a)
	if err != nil {
		return fmt.Errorf("failed to make the page for hosts: %w", err)
	}
	s.add("/embed", route{name: "hosts", methods: reading, cache: revalidated, framing: hosting, handler: assets.New(htmlType, html)})
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
