//go:build !js

package ui

import "embed"

const inBrowser = false

//go:embed messages
var messageFiles embed.FS
