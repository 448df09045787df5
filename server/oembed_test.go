package server

import (
	"encoding/json"
	"html"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"amends/server/page"
)

func askOEmbed(t *testing.T, s *Server, host string, query url.Values) (int, page.OEmbed) {
	t.Helper()
	r := httptest.NewRequest("GET", "/oembed?"+query.Encode(), nil)
	r.Host = host
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	var o page.OEmbed
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return w.Code, o
}

func TestOEmbed(t *testing.T) {
	unnamed, _ := newServer(t, nil)
	named, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/help/" })
	for _, row := range []struct {
		name     string
		server   *Server
		address  string
		more     string
		status   int
		src      string
		wide, hi int
	}{
		{name: "unnamed", server: unnamed, address: "http://here.test/small", status: 200, src: "http://here.test/embed/small/", wide: 680, hi: 820},
		{name: "with a slash", server: unnamed, address: "https://here.test/small/", status: 200, src: "https://here.test/embed/small/", wide: 680, hi: 820},
		{name: "of the frame", server: unnamed, address: "https://here.test/embed/small", status: 200, src: "https://here.test/embed/small/", wide: 680, hi: 820},
		{name: "limited", server: unnamed, address: "http://here.test/small", more: "&maxwidth=300&maxheight=x", status: 200, src: "http://here.test/embed/small/", wide: 300, hi: 820},
		{name: "as our page has it", server: unnamed, address: "/small", status: 200, src: "//here.test/embed/small/", wide: 680, hi: 820},
		{name: "of the reader's scheme", server: unnamed, address: "//here.test/small", status: 200, src: "//here.test/embed/small/", wide: 680, hi: 820},
		{name: "of the reader's scheme, somebody else's", server: unnamed, address: "//evil.test/small", status: 404},
		{name: "no assessment, as our page has it", server: unnamed, address: "/smal", status: 404},
		{name: "named, without host", server: named, address: "/help/small", status: 200, src: "https://example.org/help/embed/small/", wide: 680, hi: 820},
		{name: "named, without host and base", server: named, address: "/small", status: 200, src: "https://example.org/help/embed/small/", wide: 680, hi: 820},
		{name: "somebody else's", server: unnamed, address: "http://evil.test/small", status: 404},
		{name: "no assessment", server: unnamed, address: "http://here.test/smal", status: 404},
		{name: "no address", server: unnamed, address: "", status: 404},
		{name: "a script", server: unnamed, address: "javascript:alert(1)", status: 404},
		{name: "another format", server: unnamed, address: "http://here.test/small", more: "&format=xml", status: 501},
		{name: "named", server: named, address: "https://example.org/help/small", status: 200, src: "https://example.org/help/embed/small/", wide: 680, hi: 820},
		{name: "named, by another host", server: named, address: "https://here.test/help/small", status: 404},
	} {
		t.Run(row.name, func(t *testing.T) {
			query, _ := url.ParseQuery("url=" + url.QueryEscape(row.address) + row.more)
			status, o := askOEmbed(t, row.server, "here.test", query)
			if status != row.status {
				t.Fatalf("status %d, want %d", status, row.status)
			}
			if row.src == "" {
				return
			}
			if !strings.Contains(o.HTML, `src="`+row.src+`"`) || o.Width != row.wide || o.Height != row.hi || o.Type != "rich" || o.Version != "1.0" {
				t.Errorf("got %+v", o)
			}
		})
	}
}

// What is left where no frame is let through is the link; WordPress finds it in
// the quotation before the frame.
func TestOEmbedHasALink(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/help/" })
	_, o := askOEmbed(t, s, "here.test", url.Values{"url": {"https://example.org/help/small"}, "maxwidth": {"300"}})
	const quote = `<blockquote class="wp-embedded-content"><a href="https://example.org/help/small">A small test</a></blockquote>`
	if !strings.HasPrefix(o.HTML, quote+`<iframe src="https://example.org/help/embed/small/" width="100%" height="820" `) {
		t.Errorf("got %s", o.HTML)
	}
}

// What our own page prints about itself can be asked for as it is printed.
func TestPrintedOEmbedAddress(t *testing.T) {
	s, _ := newServer(t, nil)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/small", nil))
	_, rest, _ := strings.Cut(w.Body.String(), `type="application/json+oembed" href="`)
	address, _, _ := strings.Cut(rest, `"`)
	scenario{name: "printed", method: "GET", target: html.UnescapeString(address), status: 200, want: []string{`//example.com/embed/small/`}}.run(t, s)
}

// The card in a page's head leads to the answer above.
func TestCard(t *testing.T) {
	named, _ := newServer(t, func(o *Options) { o.Base = "https://example.org/help" })
	scenario{name: "card", method: "GET", target: "/small", status: 200, want: []string{
		`<meta property="og:title" content="A small test">`, `<meta property="og:description" content="Welcome.">`,
		`<meta property="og:url" content="https://example.org/help/small">`, `content="https://example.org/help/assets/card-`,
		`<link rel="alternate" type="application/json+oembed" href="https://example.org/help/oembed?url=https%3A%2F%2Fexample.org%2Fhelp%2Fsmall"`,
		`src="/help/assets/start-`, `href="/help/small/safety"`,
	}}.run(t, named)
	unnamed, _ := newServer(t, nil)
	scenario{name: "unnamed", method: "GET", target: "/small", status: 200, want: []string{`href="/oembed?url=%2Fsmall"`}}.run(t, unnamed)
}

func TestBasesThatAreNone(t *testing.T) {
	for _, base := range []string{"example.org", "ftp://example.org", "https://", "https://example.org/?x", "https://u@example.org", "https://example.org/#a", "https://a b"} {
		if _, err := New(Options{FS: files("small"), Base: base, Built: fakeWasm()}); err == nil {
			t.Errorf("the address %q was taken", base)
		}
	}
}
