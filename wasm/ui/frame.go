package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Prerender draws the body of an assessment's document: the introduction and
// the whole first section as a form, what is shown while the rest is loading
// or cannot be had, and the footer. go-app later replaces the first element.
func Prerender(p *engine.Program) []app.UI {
	m := MessagesIn(p.Bundle().Language)
	pages := []app.UI{labelled("p", m.say("stuck.text"), "stuck"), introduction(m, p.Bundle(), start(m))}
	pages = append(pages, el("form", "questions").
		Attr("method", "post").Attr("autocomplete", "off").Attr("novalidate", true).
		Body(firstSection(m, p)...))
	return []app.UI{
		frame(m, append([]app.UI{noscript(m)}, pages...)...),
		trouble(m, "failed", m.say("failed.title"), m.say("failed.text"),
			button(m.say("failed.retry"), "primary").Attr("data-retry", true)),
		trouble(m, "stale", m.say("stale.title"), m.say("stale.text"), reload(m)),
		trouble(m, "crashed", m.say("crashed.title"), m.say("crashed.text"), reload(m)),
		footer(m),
	}
}

// firstSection draws a page for each question of the first section, and the
// one that waits for the program.
func firstSection(m Messages, p *engine.Program) []app.UI {
	var pages []app.UI
	for _, f := range firstFields(m, p) {
		pages = append(pages, f.page().Attr("hidden", true))
	}
	return append(pages, waiting(m).Attr("hidden", true))
}

// firstFields are the questions of the first section that apply whatever is
// answered, so that they can be asked before the program is there.
func firstFields(m Messages, p *engine.Program) []field {
	var fields []field
	for _, a := range p.Asking(nil) {
		first := p.Bundle().Sections[0].ID == a.Question.Section
		if first && applies(a) {
			fields = append(fields, field{messages: m, question: a.Question, options: a.Options})
		}
	}
	return fields
}

// frame is what every page stands in: the way past the top, the way out, and
// the page itself.
func frame(m Messages, body ...app.UI) app.HTMLElem {
	return el("div", "frame").Attr("id", "amends").Body(
		labelled("a", m.say("frame.skip"), "skip").
			Attr("href", "#main").Attr("data-focus", "main"),
		el("header", "bar").Body(
			labelled("a", m.say("exit.button"), "exit").
				Attr("href", m.say("exit.address")).Attr("rel", "noreferrer nofollow").Attr("data-exit", true),
		),
		el("main").Attr("id", "main").TabIndex(-1).Body(body...),
	)
}

func footer(m Messages) app.UI {
	return el("footer").Body(labelled("p", m.say("frame.footer")))
}

// start is the button that leaves the introduction.
func start(m Messages) app.HTMLElem {
	return button(m.say("intro.start"), "primary").Attr("id", "start").Attr("data-start", true)
}

func introduction(m Messages, b *engine.Bundle, start app.UI) app.HTMLElem {
	body := []app.UI{heading("h1", b.Title)}
	body = append(body, blocks(b.Introduction)...)
	body = append(body,
		el("section", "box").Body(
			labelled("h2", m.say("intro.title")),
			labelled("p", m.say("intro.private")),
			labelled("p", m.say("intro.exit")),
			labelled("p", m.say("intro.skip")),
		),
		start,
	)
	return pageOf("intro", body...)
}

// pageOf is one page; kind is its data-page.
func pageOf(kind string, body ...app.UI) app.HTMLElem {
	return el("section", "page").Attr("data-page", kind).Body(body...)
}

func waiting(m Messages) app.HTMLElem {
	return pageOf("waiting",
		back(m),
		heading("h1", m.say("waiting.title")),
		labelled("p", m.say("waiting.text")).Attr("role", "status"),
	)
}

func back(m Messages) app.HTMLElem {
	return button(m.say("question.back"), "back").Attr("data-back", true)
}

func trouble(m Messages, kind, title, text string, action app.UI) app.UI {
	return el("div", "page", "trouble").
		Attr("data-trouble", kind).Attr("role", "alert").TabIndex(-1).Attr("hidden", true).
		Body(labelled("h1", title, "title"), labelled("p", text), action)
}

func reload(m Messages) app.UI {
	return button(m.say("trouble.reload"), "primary").Attr("data-reload", true)
}

func noscript(m Messages) app.UI {
	return el("noscript").Body(labelled("p", m.say("noscript.text"), "box"))
}

// Index draws the body of the start page, the list of assessments, and its title.
func Index(list []*engine.Program) (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	title = m.say("index.title")
	var items []app.UI
	for _, p := range list {
		items = append(items, el("li").Body(
			labelled("a", p.Bundle().Title).Attr("href", "/"+p.Bundle().Assessment),
		))
	}
	return title, []app.UI{
		frame(m, pageOf("index", heading("h1", title), el("ul", "index").Body(items...))),
		footer(m),
	}
}

// Problem draws the body of a page that says what went wrong, and its title.
func Problem(missing bool) (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	title, text := m.say("problem.other.title"), m.say("problem.other.text")
	if missing {
		title, text = m.say("problem.missing.title"), m.say("problem.missing.text")
	}
	return title, []app.UI{
		frame(m, pageOf("problem",
			heading("h1", title),
			labelled("p", text),
			el("p").Body(labelled("a", m.say("problem.home")).Attr("href", "/")),
		)),
		footer(m),
	}
}
