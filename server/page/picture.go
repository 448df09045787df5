package page

import _ "embed" // the picture

// make card takes it of card.html.
//
//go:embed card.png
var picture []byte

// Picture is what stands beside a link to the site in somebody's message. The
// caller must not change it.
func Picture() []byte { return picture }
