package page

import (
	_ "embed" // the script

	"amends/engine"
	"amends/wasm/served"
)

//go:embed hosts.js
var hostsText []byte

var hosts = compact(hostsText)

// HostsScript is the script of the page for hosts. The caller must not change
// it.
func HostsScript() []byte { return hosts }

// Hosts makes the document on which the owner of another site makes the line
// to paste.
func Hosts(list []*engine.Program, a Assets) ([]byte, error) {
	title, body := served.Hosts(list, served.Loader{
		Address: a.At("/embed.js"), Pinned: LoaderPath(), Integrity: integrity(), Base: a.Base, Style: reserve,
	})
	return fill(document{Language: "en", Direction: "ltr", Title: title, Assets: a, Hosts: true}, body)
}
