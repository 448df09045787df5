package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Fresh is a part of a page that is drawn with new elements when its key
// changes: a page of its own, or a part of one with texts that change while it
// is shown. go-app would write such a text into the node that it made, and where
// the browser has translated the page, that node is in the page no more: the
// taker would go on reading what was true before. The key says all that the
// part's texts depend on.
type Fresh struct {
	app.Compo
	Key  string
	Draw func() app.UI
}

// CompoID tells go-app which parts are the same.
func (f *Fresh) CompoID() string { return f.Key }

// Render draws the part.
func (f *Fresh) Render() app.UI { return f.Draw() }

// fresh is an element that is made anew when its key changes.
func fresh(key string, drawn app.UI) app.UI {
	return &Fresh{Key: key, Draw: func() app.UI { return drawn }}
}

// changing is an element with a text that may change while it is shown.
func changing(tag, text string, classes ...string) app.UI {
	return fresh(text, Labelled(tag, text, classes...))
}
