// Package program builds Go programs for the browser: the page's own, and those
// that it is measured beside. They are built with as much of go-app as a
// browser needs, see [lean]; with GOAPP=whole in the environment, with all of it.
package program
