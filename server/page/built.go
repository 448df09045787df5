package page

import "embed"

//go:embed all:built
var built embed.FS

// bundled is a script as server/page/build bundled it; empty in a binary that
// was built without it, as on a clean clone before `make build`. That has no
// program for the page either.
func bundled(name string) []byte {
	script, err := built.ReadFile("built/" + name)
	if err != nil {
		return nil
	}
	return script
}
