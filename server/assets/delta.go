package assets

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// A browser that has an earlier version of the page's program is sent what
// changed: the new one compressed with the old one as its dictionary (RFC 9842).
// It says which one it has in Available-Dictionary, because that one's response
// said in Use-As-Dictionary what it serves for.

// dczEncoding is zstd with a dictionary, as Content-Encoding has it.
const dczEncoding = "dcz"

// dczHead begins every such form; the hash of the dictionary follows.
var dczHead = [8]byte{0x5e, 0x2a, 0x4d, 0x18, 0x20}

// Delta is a content for whoever has an earlier one.
type Delta struct {
	Before string `json:"before"` // the earlier one, as Available-Dictionary names it
	File   string `json:"file"`
}

// DictionaryName is how Available-Dictionary names a content.
func DictionaryName(content []byte) string {
	sum := sha256.Sum256(content)
	return ":" + base64.StdEncoding.EncodeToString(sum[:]) + ":"
}

// Dcz makes the form for whoever has the dictionary from the content's zstd
// frame, which was made with it.
func Dcz(dictionary, frame []byte) []byte {
	sum := sha256.Sum256(dictionary)
	return slices.Concat(dczHead[:], sum[:], frame)
}

// versioned says of a content that later versions of it have the same name but
// for the hash, and which deltas there are to it.
func (c *Content) versioned(folder fs.FS, name string, deltas []Delta) {
	c.dictionary = []string{`match="` + anyVersion(name) + `"`}
	c.deltas = map[string]func() *form{}
	for _, d := range deltas {
		c.deltas[d.Before] = sync.OnceValue(func() *form {
			f := c.form(identity, later(folder, d.File))
			f.encoding, f.etag = []string{dczEncoding}, []string{`"` + Hash(f.bytes) + `"`}
			return f
		})
	}
}

// anyVersion is the pattern of a hashed name: "amends-0123456789ab.wasm" is
// "amends-*.wasm", beside the address that it is given for.
func anyVersion(name string) string {
	start, end := strings.LastIndexByte(name, '-'), strings.LastIndexByte(name, '.')
	return name[:start+1] + "*" + name[end:]
}

// delta is the form for the content that the browser has, or nil.
func (c *Content) delta(r *http.Request) *form {
	has := r.Header["Available-Dictionary"]
	if len(has) != 1 || c.deltas[has[0]] == nil || !accepts(first(r.Header["Accept-Encoding"]), dczEncoding) {
		return nil
	}
	return c.deltas[has[0]]()
}

// accepts reports whether an Accept-Encoding header names an encoding.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), encoding) {
			return weight == "" || !zeroWeight(weight)
		}
	}
	return false
}
