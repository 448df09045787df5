package assets

import "sync"

// maxPacked is how many contents are remembered in their encoded forms: more
// than one version of a site has.
const maxPacked = 256

// packed is a content in its encoded forms.
type packed struct{ gzip, brotli []byte }

// packings remember what was encoded lately. Most of a site is as it was when
// a rule file changes, and encoding is most of the work of making it.
type packings struct {
	mu     sync.Mutex
	byHash map[string]packed
}

var recent = packings{byHash: map[string]packed{}}

// pack encodes a content of that hash, or finds what it came to before.
func (p *packings) pack(hash string, content []byte) packed {
	p.mu.Lock()
	known, ok := p.byHash[hash]
	p.mu.Unlock()
	if ok {
		return known
	}
	quality := startQuality
	if isLarge(content) {
		quality = largeQuality
	}
	made := packed{gzip: Gzip(content), brotli: Brotli(content, quality)}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.byHash) >= maxPacked {
		clear(p.byHash)
	}
	p.byHash[hash] = made
	return made
}
