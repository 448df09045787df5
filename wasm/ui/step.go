package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// steps draws steps in their order, each as draw does, but those that are held
// for one reason together under it.
func (t *Taker) steps(list []engine.PlanStep, draw func(*engine.PlanStep) app.UI) []app.UI {
	var out []app.UI
	for i := 0; i < len(list); {
		if !list[i].Held {
			out = append(out, draw(&list[i]))
			i++
			continue
		}
		run := i + 1
		for run < len(list) && list[run].Held && list[run].HeldBy == list[i].HeldBy {
			run++
		}
		out = append(out, t.held(list[i:run]))
		i = run
	}
	return out
}

// step draws a step of the current phase.
func (t *Taker) step(s *engine.PlanStep) app.UI {
	body := append([]app.UI{labelled("h3", s.Title)}, t.stepText(s)...)
	return el("article", "step").Attr("data-step", s.ID).Body(body...)
}

// foldedStep draws a step of which only the title shows.
func (t *Taker) foldedStep(s *engine.PlanStep) app.UI { return t.closed(s) }

func (t *Taker) closed(s *engine.PlanStep) app.HTMLElem {
	return el("article", "step", "folded").Attr("data-step", s.ID).
		Body(fold(el("summary").Body(labelled("h3", s.Title)), t.stepText(s)...))
}

// held draws steps that are shown closed, under the reason.
func (t *Taker) held(list []engine.PlanStep) app.UI {
	body := []app.UI{labelled("p", t.messages.say("step.held"), "eyebrow")}
	if why := t.holder(list[0].HeldBy); why != "" {
		body = append(body, labelled("p", why))
	}
	for i := range list {
		body = append(body, t.closed(&list[i]).Attr("data-held", true))
	}
	return el("div", "held").Body(body...)
}

// holder is the reason of the guard or rule that holds a step.
func (t *Taker) holder(id string) string {
	if g, ok := t.program.Guard(id); ok {
		return g.Because
	}
	if r, ok := t.program.Rule(id); ok {
		return r.Because
	}
	return ""
}

// stepText draws what a step says, its notes, why it is there, and its sources.
func (t *Taker) stepText(s *engine.PlanStep) []app.UI {
	var out []app.UI
	if step, ok := t.program.Step(s.ID); ok {
		out = append(out, paragraphs(step.Paragraphs)...)
	}
	for _, n := range s.Notes {
		out = append(out, labelled("p", n.Text, "note").Attr("data-note", n.ID))
	}
	if len(s.Because) > 0 {
		out = append(out, t.why(s.Because))
	}
	if sources := t.sources(s.Sources); sources != nil {
		out = append(out, sources)
	}
	return out
}

// why draws the reasons of a step: what the author says, and what the taker
// answered, in the questions' own words.
func (t *Taker) why(firings []engine.Firing) app.UI {
	var body []app.UI
	var said []string
	for i := range firings {
		body = append(body, labelled("p", firings[i].Text))
		if c := firings[i].Conditions; c != nil {
			said = collect(said, c)
		}
	}
	if len(said) > 0 {
		var items []app.UI
		for _, s := range said {
			items = append(items, labelled("li", s))
		}
		body = append(body, labelled("p", t.messages.say("step.answers")), el("ul").Body(items...))
	}
	return fold(labelled("summary", t.messages.say("step.why")), body...).Class("aside").Attr("data-why", true)
}

// collect gathers the answers that made a condition true, each once. What a
// "not" or a fact rests on counts too, whatever its own value is.
func collect(said []string, f *engine.Finding) []string {
	if len(f.Answer) > 0 && f.Text != "" && !slices.Contains(said, f.Text) {
		said = append(said, f.Text)
	}
	for i := range f.All {
		said = collect(said, &f.All[i])
	}
	for i := range f.Any {
		if f.Any[i].Value == f.Value {
			said = collect(said, &f.Any[i])
		}
	}
	if f.Not != nil {
		said = collect(said, f.Not)
	}
	return said
}

// sources draws what a step or page draws on, or nothing.
func (t *Taker) sources(ids []string) app.UI {
	var items []app.UI
	for _, id := range ids {
		s, ok := t.program.Source(id)
		if !ok {
			continue
		}
		item := []app.UI{labelled("strong", s.Title)}
		if s.Text != "" {
			item = append(item, words(" "+s.Text))
		}
		items = append(items, el("li").Body(item...))
	}
	if len(items) == 0 {
		return nil
	}
	summary := labelled("summary", t.messages.say("step.sources"))
	return fold(summary, el("ul").Body(items...)).Class("aside")
}
