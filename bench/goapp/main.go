//go:build js && wasm

// Goapp is a page with go-app and nothing else: the yardstick for the size of
// the page's program.
package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

type page struct{ app.Compo }

// Render draws one line of text.
func (p *page) Render() app.UI { return app.P().Text("Hello") }

func main() {
	app.Route("/", func() app.Composer { return &page{} })
	app.RunWhenOnBrowser()
}
