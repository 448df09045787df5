package program

import (
	"slices"
	"strings"
	"testing"

	_ "amends/wasm/ui" // what it and the engine import is tested here: a change there must run this again
)

// heavy are packages of which each made the page's program larger by a
// twentieth or more, with what it needs itself.
var heavy = []string{"net/http", "net/url", "encoding/json", "fmt", "regexp", "crypto/sha256", "crypto/aes", "html"}

func TestPageLinksNoHeavyPackage(t *testing.T) {
	t.Setenv("GOAPP", "")
	p, err := New(Page)
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.run(slices.Concat([]string{"list", "-deps"}, p.flags, []string{p.pkg})...)
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range strings.Fields(list) {
		if slices.Contains(heavy, pkg) {
			t.Errorf("the page's program links %s", pkg)
		}
	}
}
