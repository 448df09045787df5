//go:build js

// Command wasm is the taker's page in the browser. The start script of
// server/page loads it, hands it the bundle, and lets go of the page when it
// is ready to take over.
package main

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/taker"
)

func main() {
	start := js.Global().Get("amends")
	program, err := engine.Decode(bytesOf(start.Get("bundle")))
	if err != nil {
		println("amends: error: read the assessment: " + err.Error())
		start.Call("fail", "stale")
		return
	}
	page := taker.New(program)
	page.Resume(start.Get("reached").Int())
	start.Call("release")
	app.RouteWithRegexp(".*", func() app.Composer { return page })
	app.RunWhenOnBrowser()
}

func bytesOf(array js.Value) []byte {
	data := make([]byte, array.Length())
	js.CopyBytesToGo(data, array)
	return data
}
