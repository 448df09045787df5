package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// Brotli qualities for contents made at the server's start. 11 makes a bundle a
// tenth smaller and takes sixteen times as long. A large content gets 7: its
// tables of 8 MB are four times as large at 9, for a hundredth of its bytes.
const (
	startQuality = 9
	largeQuality = 7
)

// smallest is the size below which encoding costs more than it saves.
const smallest = 256

// Content is bytes in every encoding that we send them in. It is immutable and
// safe for concurrent use.
type Content struct {
	kind  string                  // media type
	hash  string                  // of the content as it is
	forms [encodings]func() *form // nil where there is none

	dictionary []string                // what it can be for later versions; nil: nothing
	deltas     map[string]func() *form // for whoever has an earlier version
}

// form is a content in one encoding, with the headers that belong to it.
// The header values are slices made once, because a response needs them so.
type form struct {
	bytes    []byte
	kind     []string
	encoding []string // nil as it is
	length   []string
	etag     []string
}

// New encodes a content of a media type such as "text/html; charset=utf-8".
func New(kind string, content []byte) *Content {
	c := &Content{kind: kind, hash: Hash(content)}
	c.add(identity, content)
	if len(content) >= smallest {
		packed := recent.pack(c.hash, content)
		c.add(gzipped, packed.gzip)
		c.add(brotlied, packed.brotli)
	}
	return c
}

// NewSmallest is [New] with brotli as small as can be, which takes ten times as
// long: for what is the same in every version of a site.
func NewSmallest(kind string, content []byte) *Content {
	c := New(kind, content)
	c.add(brotlied, Brotli(content, 11))
	return c
}

// Bytes is the content as it is. The caller must not change it.
func (c *Content) Bytes() []byte { return c.forms[identity]().bytes }

// Encoded are the encoded forms by what each adds to a file's name: ".gz" and
// ".br", or none for a short content. The caller must not change them.
func (c *Content) Encoded() map[string][]byte {
	forms := map[string][]byte{}
	for e := gzipped; e < encodings; e++ {
		if c.forms[e] != nil {
			forms[e.suffix()] = c.forms[e]().bytes
		}
	}
	return forms
}

// Type is the media type.
func (c *Content) Type() string { return c.kind }

// add keeps one form of the content.
func (c *Content) add(e encoding, b []byte) {
	f := c.form(e, b)
	c.forms[e] = func() *form { return f }
}

// addLater keeps one form of the content from when it is first asked for.
func (c *Content) addLater(e encoding, bytes func() []byte) {
	c.forms[e] = sync.OnceValue(func() *form { return c.form(e, bytes()) })
}

// form makes the headers of one form. Each has an entity tag of its own,
// because a strong tag names exact bytes.
func (c *Content) form(e encoding, b []byte) *form {
	f := &form{bytes: b, kind: []string{c.kind}, length: []string{strconv.Itoa(len(b))}, etag: []string{`"` + c.hash + `"`}}
	if e != identity {
		f.encoding = []string{e.String()}
		f.etag = []string{`"` + c.hash + "-" + e.String() + `"`}
	}
	return f
}

// pick is the best form that the request accepts.
func (c *Content) pick(r *http.Request) *form {
	if f := c.delta(r); f != nil {
		return f
	}
	for e := negotiate(first(r.Header["Accept-Encoding"])); e > identity; e-- {
		if c.forms[e] != nil {
			return c.forms[e]()
		}
	}
	return c.forms[identity]()
}

// first is what Get of a header gives, when its name is written as net/http
// keeps it.
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// These are shared by all responses, which only read them.
var (
	vary       = []string{"Accept-Encoding"}
	varyByPast = []string{"Accept-Encoding, Available-Dictionary"}
)

// setVary says what the form depends on, and what it is good for later.
func (c *Content) setVary(h http.Header) {
	h["Vary"] = vary
	if c.dictionary != nil {
		h["Vary"], h["Use-As-Dictionary"] = varyByPast, c.dictionary
	}
}

// ServeHTTP answers with the form that the request accepts, or with 304 if the
// browser has that form already.
func (c *Content) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f := c.pick(r)
	h := w.Header()
	c.setVary(h)
	h["Etag"] = f.etag
	if has := first(r.Header["If-None-Match"]); has != "" && matches(has, f.etag[0]) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	f.write(w, r, http.StatusOK)
}

// Serve answers with a status other than 200, without an entity tag.
func (c *Content) Serve(w http.ResponseWriter, r *http.Request, status int) {
	c.setVary(w.Header())
	c.pick(r).write(w, r, status)
}

func (f *form) write(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h["Content-Type"] = f.kind
	h["Content-Length"] = f.length
	if f.encoding != nil {
		h["Content-Encoding"] = f.encoding
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.bytes) // the browser went away: nobody to tell
	}
}

// matches reports whether an If-None-Match header names the entity tag. The
// comparison is weak, as the header demands.
func matches(header, etag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == etag || candidate == "*" {
			return true
		}
	}
	return false
}

// Named is a content with the path that it is served under. The path has the
// content's hash in it, so what it names never changes.
type Named struct {
	Path string // "/assets/style-0123456789ab.css"
	*Content
}

// Prefix is where all named contents are served.
const Prefix = "/assets/"

// NewNamed encodes a content and names it after its file and its hash.
func NewNamed(file, kind string, content []byte) *Named { return New(kind, content).Named(file) }

// Named is the content under a name made from a file's name and its hash.
func (c *Content) Named(file string) *Named {
	return &Named{Path: Prefix + HashedName(file, c.hash), Content: c}
}

// HashedName puts the beginning of a hash in a file's name: "a.css" becomes
// "a-0123456789ab.css".
func HashedName(file, hash string) string {
	ext := path.Ext(file)
	return strings.TrimSuffix(file, ext) + "-" + hash[:12] + ext
}

// Hash is the name of a content among all contents.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:16])
}
