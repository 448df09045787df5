package served

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

// Prerender draws the body of an assessment's document: the introduction, the
// interruption page and the whole first section, what is shown while the rest
// is loading or cannot be had, and the footer. go-app later replaces the first
// element. All questions are hidden until the start script shows one; the form
// that is sent to the server exists only where there is no scripting. Without
// a server behind the page (served is false) nothing leads to the form.
func Prerender(p *engine.Program, served bool) []app.UI {
	m := ui.MessagesIn(p.Bundle().Language)
	way := ways{m, p, served}
	pages := []app.UI{way.stuck(), ui.Introduction(m, p.Bundle(), ui.Start(m)), way.noscript()}
	if ui.AsksSensitive(p.Asking(nil)) {
		pages = append(pages, ui.Interruption(m, p.Bundle(), nil, nil).Attr("hidden", true))
	}
	pages = append(pages, ui.El("form", "questions").
		Attr("method", "post").Attr("action", "/"+p.Bundle().Assessment).
		Attr("autocomplete", "off").Attr("novalidate", true).
		Body(way.firstSection()...))
	return []app.UI{
		ui.Shell(m, pages...),
		device(m, p.Bundle()),
		trouble(m, "failed", m.Say("failed.title"), m.Say("failed.text"),
			m.Button("failed.retry", "primary").Attr("data-retry", true), way.instead()),
		trouble(m, "stale", m.Say("stale.title"), m.Say("stale.text"), reload(m)),
		trouble(m, "crashed", m.Say("crashed.title"), m.Say("crashed.text"), reload(m), way.otherwise()),
		ui.Footer(m, ui.SafetyOf(p.Bundle()), append(ui.SourcesLink(m, p.Bundle()), keeping(m))...),
	}
}

// firstSection draws a page for each question of the first section, and the
// one that waits for the program.
func (w ways) firstSection() []app.UI {
	var pages []app.UI
	for _, f := range firstFields(w.messages, w.program) {
		pages = append(pages, f.Page().Attr("hidden", true))
	}
	return append(pages, w.waiting().Attr("hidden", true))
}

// firstFields are the questions of the first section that apply whatever is
// answered, so that they can be asked before the program is there.
func firstFields(m ui.Messages, p *engine.Program) []ui.Field {
	var fields []ui.Field
	asking := p.Asking(nil)
	for _, a := range asking {
		first := p.Bundle().Sections[0].ID == a.Question.Section
		if first && ui.Applies(a) {
			fields = append(fields, ui.Field{
				Messages: m, Question: a.Question, Options: a.Options,
				Part: ui.PartOf(m, p.Bundle(), asking, a.Question),
			})
		}
	}
	return fields
}

// keeping offers to keep the page for use without a connection, or to remove
// it again. Package page's keep script shows what fits.
func keeping(m ui.Messages) app.UI {
	return ui.Fold(m.Label("summary", "keep.title"),
		m.Label("p", "keep.text"),
		m.Label("p", "keep.trace"),
		m.Button("keep.go", "secondary").Attr("data-keep", "keep"),
		m.Button("keep.remove", "secondary").Attr("data-keep", "remove").Attr("hidden", true),
		ui.El("p").Attr("role", "status").Body(
			m.Label("span", "keep.busy").Attr("data-keep-said", "busy").Attr("hidden", true),
			m.Label("span", "keep.done").Attr("data-keep-said", "kept").Attr("hidden", true),
			m.Label("span", "keep.removed").Attr("data-keep-said", "removed").Attr("hidden", true),
			m.Label("span", "keep.failed").Attr("data-keep-said", "failed").Attr("hidden", true),
		),
	).Class("keeping").Attr("data-keeping", true).Attr("hidden", true)
}

func trouble(m ui.Messages, kind, title, text string, actions ...app.UI) app.UI {
	return ui.El("div", "page", "trouble").
		Attr("data-trouble", kind).Attr("role", "alert").TabIndex(-1).Attr("hidden", true).
		Body(append([]app.UI{ui.Labelled("h1", title, "title"), ui.Labelled("p", text)}, actions...)...)
}

func reload(m ui.Messages) app.UI {
	return m.Button("trouble.reload", "primary").Attr("data-reload", true)
}

// Index draws the body of the start page, the list of assessments, and its title.
func Index(list []*engine.Program) (title string, body []app.UI) {
	m := ui.MessagesIn(ui.FallbackLanguage)
	title = m.Say("index.title")
	var items []app.UI
	for _, p := range byLinks(list) {
		items = append(items, ui.El("li").Body(
			ui.Labelled("a", p.Bundle().Title).Attr("href", "/"+p.Bundle().Assessment),
			about(p.Bundle()),
		))
	}
	return title, []app.UI{
		ui.Shell(m, ui.PageOf("index", ui.Heading("h1", title), ui.El("ul", "index").Body(items...))),
		ui.Footer(m, ui.SafetyAddress),
	}
}

// byLinks puts the assessment first that the introductions and endings of the
// others lead to most; those of the same number stay as they are.
func byLinks(list []*engine.Program) []*engine.Program {
	links := map[string]int{}
	for _, p := range list {
		for _, block := range slices.Concat(p.Bundle().Introduction, p.Bundle().Ending) {
			for _, span := range block.Spans {
				links[span.Assessment]++
			}
		}
	}
	ordered := slices.Clone(list)
	slices.SortStableFunc(ordered, func(a, b *engine.Program) int { return links[b.Bundle().Assessment] - links[a.Bundle().Assessment] })
	return ordered
}

// about is the first paragraph of an assessment's introduction.
func about(b *engine.Bundle) app.UI {
	if len(b.Introduction) == 0 {
		return ui.Nothing()
	}
	return ui.El("p").Body(ui.Spans(b.Introduction[0].Spans)...)
}

// Problem draws the body of a page that says what went wrong, and its title. The
// kinds are "missing", "busy" and "", which is anything else.
func Problem(kind string) (title string, body []app.UI) {
	m := ui.MessagesIn(ui.FallbackLanguage)
	texts := map[string][2]string{
		"":        {"problem.other.title", "problem.other.text"},
		"busy":    {"problem.busy.title", "problem.busy.text"},
		"missing": {"problem.missing.title", "problem.missing.text"},
	}
	title, text := m.Say(texts[kind][0]), m.Say(texts[kind][1])
	return title, []app.UI{
		ui.Shell(m, ui.PageOf("problem",
			ui.Heading("h1", title),
			ui.Labelled("p", text),
			ui.El("p").Body(m.Label("a", "problem.home").Attr("href", "/")),
		)),
		ui.Footer(m, ui.SafetyAddress),
	}
}
