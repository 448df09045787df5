package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"amends/server/page"
)

// Header values that are the same for every response. A header map only needs
// the slice, and nobody writes to these.
var (
	noReferrer = []string{"no-referrer"}
	noSniff    = []string{"nosniff"}
	noIndex    = []string{"noindex"}
	everyone   = []string{"*"}
	crossSite  = []string{"cross-origin"}
	isolated   = []string{"require-corp"}
	// Only names that browsers know: an unknown one is a warning in the console.
	noDevices = []string{"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=()"}
)

// framing says who may frame a document, and what it may frame. The zero value
// is nobody and nothing.
type framing int

const (
	alone   framing = iota
	framed          // the allowed origins may frame it
	hosting         // it frames documents of ours
)

// policy is what every response tells the browser not to do: for each framing
// the content security policy.
type policy [3][]string

// Nobody is the origin that stands for no site at all.
const Nobody = "none"

// newPolicy checks the origins that may frame an assessment. None named means
// every site, and then no directive is written: "*" would leave out pages
// without an origin, such as those that a publishing system puts in a sandbox.
func newPolicy(origins []string) (policy, error) {
	ancestors := ""
	for _, o := range origins {
		if o == Nobody && len(origins) == 1 {
			o = "'none'"
		} else if err := checkOrigin(o); err != nil {
			return policy{}, err
		}
		ancestors += " " + o
	}
	if ancestors != "" {
		ancestors = "; frame-ancestors" + ancestors
	}
	return policy{
		alone:   {page.Policy + "; frame-ancestors 'none'"},
		framed:  {page.Policy + ancestors},
		hosting: {page.HostsPolicy + "; frame-ancestors 'none'"},
	}, nil
}

// checkOrigin refuses what is not an origin. Anything else could end the
// directive and begin another.
func checkOrigin(origin string) error {
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") ||
		u.Scheme+"://"+u.Host != origin || strings.ContainsAny(origin, " ;,'\"*\\") {
		return fmt.Errorf("failed to allow the origin %q: write it as https://example.org, without a path", origin)
	}
	return nil
}

// checkBase gives the address of a site without the slash at its end.
func checkBase(base string) (string, error) {
	if base == "" {
		return "", nil
	}
	u, err := url.Parse(base)
	if err != nil || checkOrigin(u.Scheme+"://"+u.Host) != nil || u.RawQuery != "" || u.Fragment != "" || u.User != nil || u.ForceQuery {
		return "", fmt.Errorf("failed to use the address %q: write it as https://example.org or https://example.org/help", base)
	}
	return strings.TrimRight(u.Scheme+"://"+u.Host+u.EscapedPath(), "/"), nil
}

// of is the policy of a framing. For what may be framed it names the site's own origin too, if that is
// known: in a sandbox without an origin, 'self' is nothing to WebKit.
func (p policy) of(f framing, own string) []string {
	if f != framed || own == "" {
		return p[f]
	}
	return []string{page.Naming(p[f][0], own)}
}

// origin is where the site is: what it was told, else where it was asked.
func (s *Server) origin(r *http.Request) string {
	if s.site.Base != "" {
		return s.site.Origin()
	}
	own := "http://" + r.Host // of a policy, that covers https too
	if checkOrigin(own) != nil {
		return ""
	}
	return own
}

// write sets the headers of a response on a route of the site at an origin.
func (p policy) write(h http.Header, r route, own string) {
	h["Content-Security-Policy"] = p.of(r.framing, own)
	h["Referrer-Policy"] = noReferrer
	h["X-Content-Type-Options"] = noSniff
	h["Permissions-Policy"] = noDevices
	h["Cache-Control"] = r.cache
	if r.shared {
		h["Access-Control-Allow-Origin"] = everyone
	}
	if r.shared || r.framing == framed {
		h["Cross-Origin-Resource-Policy"] = crossSite
	}
	if r.framing == framed { // else a host that isolates itself may not show it
		h["Cross-Origin-Embedder-Policy"] = isolated
	}
	if r.noIndex {
		h["X-Robots-Tag"] = noIndex
	}
}
