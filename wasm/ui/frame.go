package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// Prerender draws the body of an assessment's document: the introduction, the
// interruption page and the whole first section, what is shown while the rest
// is loading or cannot be had, and the footer. go-app later replaces the first
// element. All questions are hidden until the start script shows one; the form
// that is sent to the server exists only where there is no scripting. Without
// a server behind the page (served is false) nothing leads to the form.
func Prerender(p *engine.Program, served bool) []app.UI {
	m := MessagesIn(p.Bundle().Language)
	way := ways{m, p, served}
	pages := []app.UI{way.stuck(), introduction(m, p.Bundle(), start(m)), way.noscript()}
	if asksSensitive(p.Asking(nil)) {
		pages = append(pages, interruption(m, p.Bundle(), nil, nil).Attr("hidden", true))
	}
	pages = append(pages, el("form", "questions").
		Attr("method", "post").Attr("action", "/"+p.Bundle().Assessment).
		Attr("autocomplete", "off").Attr("novalidate", true).
		Body(way.firstSection()...))
	return []app.UI{
		frame(m, pages...),
		device(m, p.Bundle()),
		trouble(m, "failed", m.say("failed.title"), m.say("failed.text"),
			m.button("failed.retry", "primary").Attr("data-retry", true), way.instead()),
		trouble(m, "stale", m.say("stale.title"), m.say("stale.text"), reload(m)),
		trouble(m, "crashed", m.say("crashed.title"), m.say("crashed.text"), reload(m), way.otherwise()),
		footer(m, safetyOf(p.Bundle()), append(sourcesLink(m, p.Bundle()), keeping(m))...),
	}
}

// firstSection draws a page for each question of the first section, and the
// one that waits for the program.
func (w ways) firstSection() []app.UI {
	var pages []app.UI
	for _, f := range firstFields(w.messages, w.program) {
		pages = append(pages, f.page().Attr("hidden", true))
	}
	return append(pages, w.waiting().Attr("hidden", true))
}

// firstFields are the questions of the first section that apply whatever is
// answered, so that they can be asked before the program is there.
func firstFields(m Messages, p *engine.Program) []field {
	var fields []field
	asking := p.Asking(nil)
	for _, a := range asking {
		first := p.Bundle().Sections[0].ID == a.Question.Section
		if first && applies(a) {
			fields = append(fields, field{
				messages: m, question: a.Question, options: a.Options,
				part: partOf(m, p.Bundle(), asking, a.Question),
			})
		}
	}
	return fields
}

// frame is what every page stands in: the way past the top, the way out, and
// the page itself.
func frame(m Messages, body ...app.UI) app.HTMLElem {
	return el("div", "frame").Attr("id", "amends").Body(
		m.label("a", "frame.skip", "skip").
			Attr("href", "#main").Attr("data-focus", "main"),
		el("header", "bar").Body(
			m.label("a", "exit.button", "exit").
				Attr("href", m.say("exit.address")).Attr("rel", "noreferrer nofollow").Attr("data-exit", true),
		),
		el("main").Attr("id", "main").TabIndex(-1).Body(body...),
	)
}

// footer ends every page. It stays as it is while the program draws.
func footer(m Messages, safety string, more ...app.UI) app.UI {
	body := append([]app.UI{
		m.label("p", "frame.footer"),
		el("p").Body(m.label("a", "frame.safety").Attr("href", safety)),
	}, more...)
	return el("footer").Body(body...)
}

// keeping offers to keep the page for use without a connection, or to remove
// it again. Package page's keep script shows what fits.
func keeping(m Messages) app.UI {
	return fold(m.label("summary", "keep.title"),
		m.label("p", "keep.text"),
		m.label("p", "keep.trace"),
		m.button("keep.go", "secondary").Attr("data-keep", "keep"),
		m.button("keep.remove", "secondary").Attr("data-keep", "remove").Attr("hidden", true),
		el("p").Attr("role", "status").Body(
			m.label("span", "keep.busy").Attr("data-keep-said", "busy").Attr("hidden", true),
			m.label("span", "keep.done").Attr("data-keep-said", "kept").Attr("hidden", true),
			m.label("span", "keep.removed").Attr("data-keep-said", "removed").Attr("hidden", true),
			m.label("span", "keep.failed").Attr("data-keep-said", "failed").Attr("hidden", true),
		),
	).Class("keeping").Attr("data-keeping", true).Attr("hidden", true)
}

// start is the button that leaves the introduction.
func start(m Messages) app.HTMLElem {
	return m.button("intro.start", "primary").Attr("id", "start").Attr("data-start", true)
}

func introduction(m Messages, b *engine.Bundle, start app.UI) app.HTMLElem {
	body := []app.UI{heading("h1", b.Title)}
	body = append(body, blocks(b.Introduction)...)
	body = append(body,
		el("section", "box", "scripted").Body(
			m.label("h2", "intro.title"),
			m.label("p", "intro.private"),
			m.label("p", "intro.skip"),
		),
		start,
		placeFor("intro"),
	)
	return pageOf("intro", body...)
}

// pageOf is one page; kind is its data-page.
func pageOf(kind string, body ...app.UI) app.HTMLElem {
	return el("section", "page").Attr("data-page", kind).Body(body...)
}

func back(m Messages) app.HTMLElem {
	return m.button("question.back", "back").Attr("data-back", true)
}

func trouble(m Messages, kind, title, text string, actions ...app.UI) app.UI {
	return el("div", "page", "trouble").
		Attr("data-trouble", kind).Attr("role", "alert").TabIndex(-1).Attr("hidden", true).
		Body(append([]app.UI{labelled("h1", title, "title"), labelled("p", text)}, actions...)...)
}

func reload(m Messages) app.UI {
	return m.button("trouble.reload", "primary").Attr("data-reload", true)
}

// Index draws the body of the start page, the list of assessments, and its title.
func Index(list []*engine.Program) (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	title = m.say("index.title")
	var items []app.UI
	for _, p := range list {
		items = append(items, el("li").Body(
			labelled("a", p.Bundle().Title).Attr("href", "/"+p.Bundle().Assessment),
			about(p.Bundle()),
		))
	}
	return title, []app.UI{
		frame(m, pageOf("index", heading("h1", title), el("ul", "index").Body(items...))),
		footer(m, safetyAddress),
	}
}

// about is the first paragraph of an assessment's introduction.
func about(b *engine.Bundle) app.UI {
	if len(b.Introduction) == 0 {
		return nothing()
	}
	return el("p").Body(spans(b.Introduction[0].Spans)...)
}

// Problem draws the body of a page that says what went wrong, and its title. The
// kinds are "missing", "busy" and "", which is anything else.
func Problem(kind string) (title string, body []app.UI) {
	m := MessagesIn(fallbackLanguage)
	texts := map[string][2]string{
		"":        {"problem.other.title", "problem.other.text"},
		"busy":    {"problem.busy.title", "problem.busy.text"},
		"missing": {"problem.missing.title", "problem.missing.text"},
	}
	title, text := m.say(texts[kind][0]), m.say(texts[kind][1])
	return title, []app.UI{
		frame(m, pageOf("problem",
			heading("h1", title),
			labelled("p", text),
			el("p").Body(m.label("a", "problem.home").Attr("href", "/")),
		)),
		footer(m, safetyAddress),
	}
}
