// Package app is what the browser's program has of go-app: its elements and
// components as they are, and in place of the rest these few files.
package app

// This program is always the client.
const (
	IsClient = true
	IsServer = false
)

var window = newBrowserWindow()

// Window is the browser's.
func Window() BrowserWindow { return window }

var root func() Composer

// RouteWithRegexp says what is shown. Whatever the address is, it is the same:
// the page has one component.
func RouteWithRegexp(_ string, newComponent func() Composer) { root = newComponent }

// Route is [RouteWithRegexp].
func Route(_ string, newComponent func() Composer) { root = newComponent }

// RunWhenOnBrowser shows the component in the first element of the body, and
// does not return.
func RunWhenOnBrowser() {
	e := &engineX{dispatches: make(chan func(), queue), defers: make(chan func(), queue)}
	e.load(root())
	e.run()
}
