package assets

// outOfLine are packages of the browser's program that are built without
// inlining: what they do is done a few times a page, and in wasm a call is much
// smaller than a copy of what it calls. Each was tried alone and made the
// program smaller; net/http, for one, gets larger. The engine, the runtime and
// strings are left to the compiler, because they are what takes time.
var outOfLine = []string{
	"amends/wasm/ui", "github.com/maxence-charriere/go-app/v10/pkg/app",
	"crypto/...", "encoding/json", "fmt", "mime/...", "reflect", "regexp/...", "time",
}

// GarbagePercent is how much garbage the page's program lets pile up, in percent
// of what is alive, before it collects: the start script says so to it as GOGC.
// A quarter of the time that a result takes was collecting; with this the page
// needs a few megabytes more.
const GarbagePercent = "300"

// WasmFlags are the flags with which go build makes programs for the browser.
func WasmFlags() []string {
	flags := []string{"-trimpath", "-ldflags=-s -w"}
	for _, p := range outOfLine {
		flags = append(flags, "-gcflags="+p+"=-l")
	}
	return flags
}
