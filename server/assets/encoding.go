package assets

import (
	"bytes"
	"compress/gzip"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// An encoding is a content coding that we keep contents in. The zero value is
// the content as it is.
type encoding int

// The encodings, from the one that we would rather not send to the best.
const (
	identity encoding = iota
	gzipped
	brotlied
	encodings // their number
)

// String is the encoding's name in a Content-Encoding header.
func (e encoding) String() string {
	return [...]string{identity: "identity", gzipped: "gzip", brotlied: "br"}[e]
}

// suffix is what the encoding adds to a file's name.
func (e encoding) suffix() string {
	return [...]string{identity: "", gzipped: ".gz", brotlied: ".br"}[e]
}

// negotiate picks the best encoding that an Accept-Encoding header allows.
// Among allowed encodings ours is the order of size, not the order of their
// weights: no browser weighs them. A header that allows nothing gets identity.
func negotiate(header string) encoding {
	best := identity
	refused := [encodings]bool{}
	anyOther := false
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		ok := weight == "" || !zeroWeight(weight)
		if name == "*" {
			anyOther = ok
			continue
		}
		for e := gzipped; e < encodings; e++ {
			if name != e.String() {
				continue
			}
			refused[e] = !ok
			if ok && e > best {
				best = e
			}
		}
	}
	for e := gzipped; anyOther && e < encodings; e++ {
		if !refused[e] && e > best {
			best = e
		}
	}
	return best
}

// zeroWeight reports whether the parameters of an Accept-Encoding entry refuse
// it: "q=0".
func zeroWeight(parameters string) bool {
	for p := range strings.SplitSeq(parameters, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(strings.TrimSpace(key), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			return err == nil && q == 0
		}
	}
	return false
}

// Gzip is the content at gzip's best level.
func Gzip(content []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a constant level is never refused
	finish(w, content)
	return b.Bytes()
}

// smallWindow is the base 2 logarithm of the largest window for which the
// brotli library takes tables of 1 MB. For a larger one it takes 32 MB at
// quality 9, and most of its time goes into clearing them.
const smallWindow = 16

func isLarge(content []byte) bool { return len(content) > 1<<smallWindow-16 }

// Brotli is the content at a brotli quality from 0 to 11.
func Brotli(content []byte, quality int) []byte {
	var b bytes.Buffer
	o := brotli.WriterOptions{Quality: quality}
	if !isLarge(content) { // all of it is in the window anyway
		o.LGWin = smallWindow
	}
	finish(brotli.NewWriterOptions(&b, o), content)
	return b.Bytes()
}

// finish writes all of content and closes w. Writing to memory cannot fail.
func finish(w io.WriteCloser, content []byte) {
	if _, err := w.Write(content); err != nil {
		panic("assets: compressing to memory: " + err.Error())
	}
	if err := w.Close(); err != nil {
		panic("assets: compressing to memory: " + err.Error())
	}
}
