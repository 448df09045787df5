package server

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"amends/engine"
	"amends/server/assets"
	"amends/server/page"
)

// addOEmbed adds the answer to programs that ask how to show the address of an
// assessment in a page of theirs (oembed.com). Files alone cannot read what is
// asked, so there every assessment has an answer of its own.
func (s *Server) addOEmbed(programs []*engine.Program, a page.Assets) error {
	if !s.site.Static {
		s.add("/oembed", route{name: "oembed", methods: reading, cache: neverKept, noIndex: true, shared: true, handler: http.HandlerFunc(s.oembed)})
		return nil
	}
	for _, p := range programs {
		data, err := json.Marshal(page.NewOEmbed(p, a.Site, 0, 0))
		if err != nil {
			return fmt.Errorf("failed to write how to show the assessment %q: %w", p.Bundle().Assessment, err)
		}
		s.add("/"+p.Bundle().Assessment+"/oembed.json", route{name: "oembed", methods: reading, cache: anHour, noIndex: true, shared: true, handler: assets.New(jsonType, data)})
	}
	return nil
}

// oembed answers for one address.
func (s *Server) oembed(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	if format := asked.Get("format"); format != "" && format != "json" {
		writeJSON(w, http.StatusNotImplemented, Failure{Error: "the format is json"})
		return
	}
	site, path, ok := s.siteOf(asked.Get("url"), r.Host)
	p := s.programs[strings.TrimPrefix(strings.Trim(path, "/"), "embed/")]
	if !ok || p == nil {
		writeJSON(w, http.StatusNotFound, Failure{Error: "there is no assessment at that address"})
		return
	}
	width, _ := strconv.Atoi(asked.Get("maxwidth")) // what is not a number sets no limit
	height, _ := strconv.Atoi(asked.Get("maxheight"))
	writeJSON(w, http.StatusOK, page.NewOEmbed(p, site, width, height))
}

// siteOf is the site that an address is on, and its path there. Only our own
// site counts: the one that the options name, else the one that was asked.
func (s *Server) siteOf(address, host string) (page.Site, string, bool) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Path == "":
		return page.Site{}, "", false
	case u.Scheme == "" && (u.Host == "" || u.Host == host): // as our own pages have it; the scheme is the reader's
		return page.Site{Base: cmp.Or(s.site.Base, "//"+host)}, s.pathOf(u.Path), true
	case u.Scheme != "http" && u.Scheme != "https":
		return page.Site{}, "", false
	}
	if s.site.Base == "" {
		return page.Site{Base: u.Scheme + "://" + host}, u.Path, u.Host == host
	}
	path, ours := strings.CutPrefix(u.Scheme+"://"+u.Host+u.EscapedPath(), s.site.Base)
	return s.site, path, ours
}
