package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// el starts an element with classes.
func el(tag string, classes ...string) app.HTMLElem {
	return app.Elem(tag).Class(classes...)
}

// words is a text node of one line: the prerendered document could not tell a
// line break of the text from one of its own indentation.
func words(s string) app.UI {
	return app.Text(strings.ReplaceAll(s, "\n", " "))
}

// labelled is an element that holds one text.
func labelled(tag, text string, classes ...string) app.HTMLElem {
	return el(tag, classes...).Body(words(text))
}

// heading is the heading of a page. It takes focus when the page is shown, so
// that a screen reader starts there.
func heading(tag, text string) app.HTMLElem {
	return labelled(tag, text, "title").Attr("data-title", true).TabIndex(-1)
}

// button is a button that does not submit.
func button(text string, classes ...string) app.HTMLElem {
	return labelled("button", text, classes...).Attr("type", "button")
}

// label is an element that holds one of the page's own texts.
func (m Messages) label(tag, key string, classes ...string) app.HTMLElem {
	return labelled(tag, m.say(key), classes...)
}

// button is a button with one of the page's own texts.
func (m Messages) button(key string, classes ...string) app.HTMLElem {
	return button(m.say(key), classes...)
}

// body gathers what stands in an element. In wasm a call of add is a third of
// the size of an append, and there are many.
type body []app.UI

// add puts more into the body; nil is nothing.
func (b *body) add(more ...app.UI) {
	for _, m := range more {
		if m != nil {
			*b = append(*b, m)
		}
	}
}

// marked adds a flag to an element, or leaves it out.
func marked(e app.HTMLElem, name string, on bool) app.HTMLElem {
	if on {
		return e.Attr(name, true)
	}
	return e
}

// nothing draws nothing.
func nothing() app.UI { return words("") }

// fold is a closed part under its summary.
func fold(summary app.UI, body ...app.UI) app.HTMLElem {
	return el("details").Body(append([]app.UI{summary}, body...)...)
}

// blocks draws plain Markdown: paragraphs, and runs of items as lists.
func blocks(list []engine.Block) []app.UI {
	var out, items []app.UI
	flush := func() {
		if len(items) > 0 {
			out = append(out, el("ul").Body(items...))
			items = nil
		}
	}
	for _, b := range list {
		if b.Item {
			items = append(items, el("li").Body(spans(b.Spans)...))
			continue
		}
		flush()
		out = append(out, el("p").Body(spans(b.Spans)...))
	}
	flush()
	return out
}

func spans(list []engine.Span) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, s := range list {
		if s.Text == "" {
			continue
		}
		node := words(s.Text)
		if s.Emphasis {
			node = el("em").Body(node)
		}
		if s.Strong {
			node = el("strong").Body(node)
		}
		if s.Assessment != "" {
			node = el("a").Attr("href", linkTo("/"+s.Assessment)).Body(node)
		}
		out = append(out, node)
	}
	return out
}

func paragraphs(list []engine.Paragraph) []app.UI {
	var out []app.UI
	for _, p := range list {
		out = append(out, blocks(p.Blocks)...)
	}
	return out
}
