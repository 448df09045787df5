package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// sources is the part of the content security policy that is the same for every
// response: everything from ourselves, nothing inline, and wasm.
const sources = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors "

// Header values that are the same for every response. A header map only needs
// the slice, and nobody writes to these.
var (
	noReferrer = []string{"no-referrer"}
	noSniff    = []string{"nosniff"}
	noIndex    = []string{"noindex"}
	// Only names that browsers know: an unknown one is a warning in the console.
	noDevices = []string{"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=()"}
)

// policy is what every response tells the browser not to do.
type policy struct {
	alone  []string // the content security policy of what nobody may frame
	framed []string // of what the allowed origins may frame
}

// newPolicy checks the origins that may frame an assessment.
func newPolicy(origins []string) (policy, error) {
	ancestors := "'none'"
	for _, o := range origins {
		if err := checkOrigin(o); err != nil {
			return policy{}, err
		}
	}
	if len(origins) > 0 {
		ancestors = strings.Join(origins, " ")
	}
	return policy{alone: []string{sources + "'none'"}, framed: []string{sources + ancestors}}, nil
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

// write sets the headers of a response on a route.
func (p policy) write(h http.Header, r route) {
	h["Content-Security-Policy"] = p.alone
	if r.framed {
		h["Content-Security-Policy"] = p.framed
	}
	h["Referrer-Policy"] = noReferrer
	h["X-Content-Type-Options"] = noSniff
	h["Permissions-Policy"] = noDevices
	h["Cache-Control"] = r.cache
	if r.noIndex {
		h["X-Robots-Tag"] = noIndex
	}
}
