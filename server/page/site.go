package page

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// A Site says where documents are and what is behind them. The zero value is a
// server at the root of a host that nobody named.
type Site struct {
	// Base is the address of the site without a slash at its end, such as
	// "https://example.org/help". Empty means that it is not known.
	Base string
	// Static says that there is no server of ours: every page is a folder with
	// an index.html, nothing can be sent, and policies stand in the documents.
	Static bool
	// frame is the assessment whose pages are drawn for a frame.
	frame string
}

// Policy is the part of the content security policy that is the same for every
// document: everything from the site itself, nothing inline, and wasm.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
	"base-uri 'none'; form-action 'self'"

// HostsPolicy is [Policy] for a document that shows documents of ours in frames.
const HostsPolicy = Policy + "; frame-src 'self'"

// Naming is a policy that names an origin beside 'self', which stands for
// nothing where a document has no origin, as in a sandbox, and WebKit reads it.
func Naming(policy, origin string) string {
	return strings.ReplaceAll(policy, "'self'", "'self' "+origin)
}

// EmbedPrefix is where the documents for frames are.
const EmbedPrefix = "/embed/"

// At is the address of a path of ours, such as "/trust", as documents refer to
// it: below the site's base, and with a slash at its end where it is a folder.
func (s Site) At(to string) string {
	if s.Static && !strings.HasSuffix(to, "/") && path.Ext(to) == "" {
		to += "/"
	}
	return s.below() + to
}

// below is the path of the base, which stands before every address.
func (s Site) below() string {
	base, err := url.Parse(s.Base)
	if err != nil {
		return ""
	}
	return base.EscapedPath()
}

// Path is the path of the base as a request has it: not escaped, and empty at
// the root of a host.
func (s Site) Path() string {
	base, err := url.Parse(s.Base)
	if err != nil {
		return ""
	}
	return base.Path
}

// Absolute is the address of a path of ours with its host, if that is known.
func (s Site) Absolute(to string) string {
	return s.Origin() + s.At(to)
}

// inFrame is the path to which a document for a frame refers instead: one that
// may be shown in it.
func (s Site) inFrame(to string) string {
	switch own := EmbedPrefix + s.frame; {
	case s.frame == "":
		return to
	case to == "/":
		return own
	case to == "/safety":
		return own + to
	}
	return strings.TrimSuffix(EmbedPrefix, "/") + to
}

// Before is what stands before the path of a page in its address, and After
// what follows it, for the page's program.
func (s Site) Before() string {
	if s.frame != "" {
		return s.below() + strings.TrimSuffix(EmbedPrefix, "/")
	}
	return s.below()
}

// After is said at [Site.Before].
func (s Site) After() string {
	if s.Static {
		return "/"
	}
	return ""
}

var address = regexp.MustCompile(`(href|action)="(/[^"]*)"`)

// readdress turns the paths in what was drawn into addresses on the site:
// package ui knows only the root of a host.
func (s Site) readdress(drawn string) string {
	if s == (Site{}) {
		return drawn
	}
	return address.ReplaceAllStringFunc(drawn, func(found string) string {
		part := address.FindStringSubmatch(found)
		return part[1] + `="` + s.At(s.inFrame(part[2])) + `"`
	})
}
