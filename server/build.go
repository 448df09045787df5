package server

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"amends/server/assets"
	"amends/server/page"
)

// A File is one file of a site that needs no server of ours.
type File struct {
	Path    string // below the site's folder, such as "trust/index.html"
	Content []byte
}

// ErrNotBuilt says that a site cannot be built, because the page's program is
// not in this binary.
var ErrNotBuilt = errors.New("the page's program (wasm) is not in this binary")

// Build makes the whole site as files, in the order of their paths: every page
// and asset that is the same for everybody, each with its encoded forms beside
// it, and the headers that go with them in the forms of the usual static hosts.
// Options.Base must be set, and a page that needs a server is left out.
func Build(o Options) ([]File, error) {
	if o.Base == "" {
		return nil, errors.New("failed to build the site: its address is not known")
	}
	o.static = true
	s, err := New(o)
	if err != nil {
		return nil, err
	}
	if !s.built {
		return nil, fmt.Errorf("failed to build the site: %w", ErrNotBuilt)
	}
	var files []File
	served := map[string]route{}
	for at, r := range s.routes {
		content := contentOf(r)
		if content == nil || strings.HasSuffix(at, "/") && at != "/" { // the same page once more
			continue
		}
		served[at] = r
		files = append(files, written(at, content)...)
	}
	missing := s.problems[http.StatusNotFound]
	for at, content := range map[string]*assets.Content{"/404.html": missing, absentFile: s.absent} {
		r := route{name: "missing", cache: revalidated, noIndex: true, handler: content}
		if inFrame(at) {
			r.framing = framed
		}
		served[at] = r
		files = append(files, written(at, content)...)
	}
	files = append(files, File{"_headers", s.headersFile(served)}, File{"nginx.conf", s.nginxFile(served)})
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files, nil
}

// contentOf is what a route answers everybody, or nil.
func contentOf(r route) *assets.Content {
	switch h := r.handler.(type) {
	case *assets.Content:
		return h
	case *assets.Named:
		return h.Content
	}
	return nil
}

// written are the files of one content: as it is, and encoded.
func written(at string, c *assets.Content) []File {
	name := fileOf(at)
	files := []File{{name, c.Bytes()}}
	for suffix, b := range c.Encoded() {
		files = append(files, File{name + suffix, b})
	}
	return files
}

// fileOf is the file that a file server finds for a path.
func fileOf(at string) string {
	if path.Ext(at) == "" {
		at = path.Join(at, "index.html")
	}
	return strings.TrimPrefix(at, "/")
}

// oddType is the media type of a route of which file servers, who go by the
// names of files, think something else: an icon that is none of Microsoft's, and
// TypeScript, which has the ending of a kind of film. Else it is empty.
func oddType(r route) string {
	if r.name == "favicon.ico" || r.name == "types" {
		return contentOf(r).Type()
	}
	return ""
}

// headers are the lines "Name: value" of a route.
func (s *Server) headers(r route) []string {
	h := http.Header{}
	s.policy.write(h, r, s.site.Origin())
	var lines []string
	for name, values := range h {
		lines = append(lines, name+": "+values[0])
	}
	slices.Sort(lines)
	return lines
}

// withHeaders are the routes that have headers of their own, in order; all
// assets count as one.
func withHeaders(served map[string]route) []string {
	var list []string
	for at := range served {
		if strings.HasPrefix(at, assets.Prefix) {
			at = assets.Prefix
		}
		if !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	slices.Sort(list)
	return list
}

// routeAt is the route of a place.
func routeAt(served map[string]route, at string) route {
	if at != assets.Prefix {
		return served[at]
	}
	for known, r := range served {
		if strings.HasPrefix(known, assets.Prefix) {
			return r
		}
	}
	return route{}
}

// absentFile is what a frame shows that asks for what is not there: the page that
// everybody else gets may stand in no frame.
const absentFile = page.EmbedPrefix + "404.html"

// Mark begins the file of headers, and tells a folder that was built.
const Mark = "# amends build"

// headersFile says the headers as Netlify, Cloudflare Pages and others read
// them.
func (s *Server) headersFile(served map[string]route) []byte {
	var out strings.Builder
	out.WriteString(Mark + ": headers for Netlify, Cloudflare Pages and others that read this file\n")
	for _, at := range withHeaders(served) {
		star := ""
		if at == assets.Prefix {
			star = "*"
		}
		fmt.Fprintf(&out, "\n%s%s\n", s.site.At(at), star)
		if kind := oddType(served[at]); kind != "" {
			fmt.Fprintf(&out, "  Content-Type: %s\n", kind)
		}
		for _, line := range s.headers(routeAt(served, at)) {
			fmt.Fprintf(&out, "  %s\n", line)
		}
	}
	return []byte(out.String())
}

// nginxFile says the same to nginx.
func (s *Server) nginxFile(served map[string]route) []byte {
	var out strings.Builder
	out.WriteString(Mark + ": include this in nginx's server block, with root set to the folder that holds the site\n\n" +
		"gzip_static on;\n# brotli_static on; # with the module ngx_brotli\n" +
		fmt.Sprintf("error_page 404 %s;\n", s.site.At("/404.html")) +
		fmt.Sprintf("\nlocation %s {\n    error_page 404 %s;\n}\n", s.site.At(page.EmbedPrefix), s.site.At(absentFile)))
	for _, at := range withHeaders(served) {
		match := "= " + s.site.At(at)
		if strings.HasSuffix(match, "/") && at != assets.Prefix {
			match = "~ ^" + regexp.QuoteMeta(s.site.At(at)) + `(index\.html)?$`
		}
		if at == assets.Prefix {
			match = "^~ " + s.site.At(at)
		}
		fmt.Fprintf(&out, "\nlocation %s {\n", match)
		if kind := oddType(served[at]); kind != "" { // add_header would add a second type
			fmt.Fprintf(&out, "    types {}\n    default_type \"%s\";\n", kind)
		}
		for _, line := range s.headers(routeAt(served, at)) {
			name, value, _ := strings.Cut(line, ": ")
			fmt.Fprintf(&out, "    add_header %s \"%s\" always;\n", name, value)
		}
		out.WriteString("}\n")
	}
	return []byte(out.String())
}

// EmbedCode is the line that a host pastes to show an assessment, and the same
// pinned to this version of the loader. Options.FS and Options.Base must be set.
func EmbedCode(o Options, name string) (newest, pinned string, err error) {
	base, err := checkBase(o.Base)
	if err != nil {
		return "", "", err
	}
	p, err := compile(o.FS, name)
	if err != nil {
		return "", "", err
	}
	site, title := page.Site{Base: base}, p.Bundle().Title
	return page.EmbedCode(site, name, title, false), page.EmbedCode(site, name, title, true), nil
}
