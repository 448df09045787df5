package taker

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/wasm/ui"
)

// This file is all that the package asks of the browser besides drawing. On
// other systems go-app answers with nothing, so that it builds and tests there.

func document() app.Value { return app.Window().Get("document") }

// frameID is the id of what stands for all pages: prerendered, and then drawn.
const frameID = "amends"

// putFirst puts the prerendered page first in the body, because go-app draws in
// the place of what stands there: whatever an extension has put before or around
// it is not ours to replace.
func putFirst() {
	page, body := document().Call("getElementById", frameID), document().Get("body")
	if page.Truthy() && !page.Equal(body.Get("firstElementChild")) {
		body.Call("prepend", page)
	}
}

// removeOthers removes the prerendered page, with the answers that are ticked on
// it, should it stand anywhere beside the one that was drawn.
func removeOthers(drawn app.Value) {
	pages := document().Call("querySelectorAll", "[id="+frameID+"]")
	for i := range pages.Length() {
		if !pages.Index(i).Equal(drawn) {
			pages.Index(i).Call("remove")
		}
	}
}

// listen takes over what the start script did: Back and Forward, and clearing
// when the taker leaves. It also takes back the handlers that go-app puts on
// the window: its one for clicks turns every link, even a telephone number,
// into a navigation that draws the page anew.
func (t *Taker) listen() {
	window := app.Window()
	for _, event := range []string{"onclick", "onpopstate", "onresize"} {
		window.Set(event, nil)
	}
	window.Call("addEventListener", "popstate", app.FuncOf(func(_ app.Value, args []app.Value) any {
		place := placeOf(args[0].Get("state"))
		t.context.Dispatch(func(app.Context) { t.moved(place) })
		return nil
	}))
	if start := window.Get("amends"); start.Truthy() {
		start.Set("clear", app.FuncOf(func(app.Value, []app.Value) any {
			t.forget()
			return nil
		}))
		start.Set("markdown", app.FuncOf(func(app.Value, []app.Value) any {
			return t.view.Leaflet().Markdown()
		}))
		start.Set("save", app.FuncOf(t.save))
		start.Set("take", app.FuncOf(t.take))
		start.Set("mark", app.FuncOf(t.takeMark))
		start.Set("country", app.FuncOf(func(app.Value, []app.Value) any {
			t.context.Dispatch(func(app.Context) { t.view.In(region()) })
			return nil
		}))
	}
}

// placeOf reads the page number of an entry of the history.
func placeOf(state app.Value) int {
	if !state.Truthy() {
		return 0
	}
	if page := state.Get("page"); page.Truthy() {
		return page.Int()
	}
	return 0
}

func goBack() { app.Window().Get("history").Call("back") }

func pushPlace(place int) { setPlace("pushState", place) }

func replacePlace(place int) { setPlace("replaceState", place) }

func setPlace(method string, place int) {
	app.Window().Get("history").Call(method, map[string]any{"page": place}, "")
}

func focusTop() {
	app.Window().Call("scrollTo", 0, 0)
	focus("[data-title]")
}

func focusError() { focus("[data-error]") }

func focus(selector string) {
	if e := document().Call("querySelector", "main "+selector); e.Truthy() {
		e.Call("focus")
	}
}

// whenIdle runs something once the browser has time for it.
func whenIdle(f func()) {
	window := app.Window()
	var run app.Func
	run = app.FuncOf(func(app.Value, []app.Value) any {
		run.Release()
		f()
		return nil
	})
	if window.Get("requestIdleCallback").Truthy() {
		window.Call("requestIdleCallback", run, map[string]any{"timeout": 1000})
		return
	}
	window.Call("setTimeout", run, 100)
}

// copyText puts a text into the clipboard and says whether it could.
func copyText(text string, done func(ok bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(false)
		return
	}
	var yes, no app.Func
	ended := func(ok bool) app.Func {
		return app.FuncOf(func(app.Value, []app.Value) any {
			yes.Release()
			no.Release()
			done(ok)
			return nil
		})
	}
	yes, no = ended(true), ended(false)
	clipboard.Call("writeText", text).Call("then", yes, no)
}

// selectAll selects what stands in a text field.
func selectAll(id string) {
	if e := document().Call("getElementById", id); e.Truthy() {
		e.Call("focus")
		e.Call("select")
	}
}

// region is the country that the site around this page named, or that of the
// browser's language, such as GB of en-GB.
func region() string {
	if named := attribute(document().Get("documentElement"), "data-country"); named != "" {
		return named
	}
	language := app.Window().Get("navigator").Get("language")
	if !language.Truthy() {
		return ""
	}
	return ui.RegionOf(language.String())
}
