package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// El starts an element with classes.
func El(tag string, classes ...string) app.HTMLElem {
	return app.Elem(tag).Class(classes...)
}

// Words is a text node of one line: the prerendered document could not tell a
// line break of the text from one of its own indentation.
func Words(s string) app.UI {
	return app.Text(strings.ReplaceAll(s, "\n", " "))
}

// Labelled is an element that holds one text.
func Labelled(tag, text string, classes ...string) app.HTMLElem {
	return El(tag, classes...).Body(Words(text))
}

// Heading is the heading of a page. It takes focus when the page is shown, so
// that a screen reader starts there.
func Heading(tag, text string) app.HTMLElem {
	return Labelled(tag, text, "title").Attr("data-title", true).TabIndex(-1)
}

// Button is a button that does not submit.
func Button(text string, classes ...string) app.HTMLElem {
	return Labelled("button", text, classes...).Attr("type", "button")
}

// Submit is a button that submits its form.
func Submit(text string, classes ...string) app.HTMLElem {
	return Labelled("button", text, classes...).Attr("type", "submit")
}

// Label is an element that holds one of the page's own texts.
func (m Messages) Label(tag, key string, classes ...string) app.HTMLElem {
	return Labelled(tag, m.Say(key), classes...)
}

// Button is a button with one of the page's own texts.
func (m Messages) Button(key string, classes ...string) app.HTMLElem {
	return Button(m.Say(key), classes...)
}

// Body gathers what stands in an element. In wasm a call of Add is a third of
// the size of an append, and there are many.
type Body []app.UI

// Add puts more into the body; nil is nothing.
func (b *Body) Add(more ...app.UI) {
	for _, m := range more {
		if m != nil {
			*b = append(*b, m)
		}
	}
}

// Marked adds a flag to an element, or leaves it out.
func Marked(e app.HTMLElem, name string, on bool) app.HTMLElem {
	if on {
		return e.Attr(name, true)
	}
	return e
}

// asIs keeps browsers from translating what must stay as it is: a number that
// is dialled, a name that somebody answers with, an address.
func asIs(e app.HTMLElem) app.HTMLElem { return e.Attr("translate", "no") }

// Nothing draws nothing.
func Nothing() app.UI { return Words("") }

// Fold is a closed part under its summary.
func Fold(summary app.UI, inside ...app.UI) app.HTMLElem {
	return El("details").Body(append([]app.UI{summary}, inside...)...)
}

// Blocks draws plain Markdown: paragraphs, and runs of items as lists.
func Blocks(list []engine.Block) []app.UI {
	var out, items []app.UI
	flush := func() {
		if len(items) > 0 {
			out = append(out, El("ul").Body(items...))
			items = nil
		}
	}
	for _, b := range list {
		if b.Item {
			items = append(items, El("li").Body(Spans(b.Spans)...))
			continue
		}
		flush()
		out = append(out, El("p").Body(Spans(b.Spans)...))
	}
	flush()
	return out
}

// Spans draws the text of a block.
func Spans(list []engine.Span) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, s := range list {
		if s.Text == "" {
			continue
		}
		node := Words(s.Text)
		if s.Emphasis {
			node = El("em").Body(node)
		}
		if s.Strong {
			node = El("strong").Body(node)
		}
		if s.Assessment != "" {
			node = El("a").Attr("href", LinkTo("/"+s.Assessment)).Body(node)
		}
		out = append(out, node)
	}
	return out
}

// Paragraphs draws the texts of a step or of a guard's page.
func Paragraphs(list []engine.Paragraph) []app.UI {
	var out []app.UI
	for _, p := range list {
		out = append(out, Blocks(p.Blocks)...)
	}
	return out
}
