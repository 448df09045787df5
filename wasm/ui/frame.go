package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Shell is what every page stands in: the way past the top, the way out, and
// the page itself.
func Shell(m Messages, body ...app.UI) app.HTMLElem {
	return El("div", "frame").Attr("id", "amends").Body(
		m.Label("a", "frame.skip", "skip").
			Attr("href", "#main").Attr("data-focus", "main"),
		El("header", "bar").Body(
			m.Label("a", "exit.button", "exit").
				Attr("href", m.Say("exit.address")).Attr("rel", "noreferrer nofollow").Attr("data-exit", true),
		),
		El("main").Attr("id", "main").TabIndex(-1).Body(body...),
	)
}

// Footer ends every page. It stays as it is while the program draws.
func Footer(m Messages, safety string, more ...app.UI) app.UI {
	body := append([]app.UI{
		m.Label("p", "frame.footer"),
		El("p").Body(m.Label("a", "frame.safety").Attr("href", safety)),
	}, more...)
	return El("footer").Body(body...)
}

// Start is the button that leaves the introduction.
func Start(m Messages) app.HTMLElem {
	return m.Button("intro.start", "primary").Attr("id", "start").Attr("data-start", true)
}

// Introduction is the first page.
func Introduction(m Messages, b *engine.Bundle, start app.UI) app.HTMLElem {
	body := []app.UI{Heading("h1", b.Title)}
	body = append(body, Blocks(b.Introduction)...)
	body = append(body,
		El("section", "box", "scripted").Body(
			m.Label("h2", "intro.title"),
			m.Label("p", "intro.private"),
			m.Label("p", "intro.skip"),
		),
		start,
		PlaceFor("intro"),
	)
	return PageOf("intro", body...)
}

// PageOf is one page; kind is its data-page.
func PageOf(kind string, body ...app.UI) app.HTMLElem {
	return El("section", "page").Attr("data-page", kind).Body(body...)
}

// Back is the button that goes back.
func Back(m Messages) app.HTMLElem {
	return m.Button("question.back", "back").Attr("data-back", true)
}
