package program

// outOfLine are packages of the browser's program that are built without
// inlining: what they do is done a few times a page, and in wasm a call is much
// smaller than a copy of what it calls. Each was tried alone and made the
// program smaller; net/http, for one, gets larger. The engine, the runtime and
// strings are left to the compiler, because they are what takes time.
var outOfLine = []string{
	"amends/plan", "amends/wasm/taker", "amends/wasm/ui", "github.com/maxence-charriere/go-app/v10/pkg/app",
	"crypto/...", "encoding/json", "fmt", "mime/...", "reflect", "regexp/...", "time",
}

// flags are those with which go build makes programs for the browser. The state
// of the repository is left out of them: a release that did not change the
// program must not change its name.
func flags() []string {
	flags := []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}
	for _, p := range outOfLine {
		flags = append(flags, "-gcflags="+p+"=-l")
	}
	return flags
}
