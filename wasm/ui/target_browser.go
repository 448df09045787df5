//go:build js

package ui

import "embed"

// inBrowser is known when the program is built, so that what only a server
// draws is left out of it.
const inBrowser = true

// messageFiles in the browser are without the texts that only a server draws.
//
//go:embed messages/*/page.json
var messageFiles embed.FS
