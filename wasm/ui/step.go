package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// steps draws steps in their order, each as draw does, but those that are held
// for one reason together under it.
func (p *planPage) steps(list []engine.PlanStep, draw func(*engine.PlanStep) app.HTMLElem) []app.UI {
	var out body
	for i := 0; i < len(list); {
		if !list[i].Held {
			out.add(draw(&list[i]))
			i++
			continue
		}
		run := i + 1
		for run < len(list) && list[run].Held && list[run].HeldBy == list[i].HeldBy {
			run++
		}
		out.add(p.held(list[i:run]))
		i = run
	}
	return out
}

func stepID(s *engine.PlanStep) string { return "step-" + s.ID }

// step draws a step that is read now: its title, why it is there, its first
// paragraph and its notes are seen at once, the rest opens. The one for today
// is all open.
func (p *planPage) step(s *engine.PlanStep) app.HTMLElem {
	out := body{labelled("h3", s.Title).Attr("id", stepID(s)).TabIndex(-1), reason(s)}
	var rest []engine.Paragraph
	if step, ok := p.program.Step(s.ID); ok {
		first := len(step.Paragraphs)
		if s.ID != p.today {
			first = min(1, first)
		}
		out.add(paragraphs(step.Paragraphs[:first])...)
		rest = step.Paragraphs[first:]
	}
	out.add(p.notes(s, true)...)
	if len(rest) > 0 {
		out.add(fold(p.summary("step.rest", s), paragraphs(rest)...).Class("aside", "rest"))
	}
	out.add(p.grounds(s))
	return el("article", "step").Attr("data-step", s.ID).Body(out...)
}

// closed draws a step of which only the title shows.
func (p *planPage) closed(s *engine.PlanStep) app.HTMLElem {
	out := body{reason(s)}
	if step, ok := p.program.Step(s.ID); ok {
		out.add(paragraphs(step.Paragraphs)...)
	}
	out.add(p.notes(s, false)...)
	out.add(p.grounds(s))
	return el("article", "step", "folded").Attr("data-step", s.ID).
		Body(fold(el("summary").Body(labelled("h3", s.Title)), out...))
}

// held draws steps that are shown closed, under the reason.
func (p *planPage) held(list []engine.PlanStep) app.UI {
	out := body{p.messages.label("p", "step.held", "eyebrow")}
	if why := p.holder(list[0].HeldBy); why != "" {
		out.add(labelled("p", why))
	}
	for i := range list {
		out.add(p.closed(&list[i]).Attr("data-held", true))
	}
	return el("div", "held").Body(out...)
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

// reason is the first reason of a step, seen without opening anything.
func reason(s *engine.PlanStep) app.UI {
	if len(s.Because) == 0 || s.Because[0].Text == "" {
		return nothing()
	}
	return labelled("p", s.Because[0].Text, "reason")
}

// notes draws the notes of a step. One that already stands in full above is
// repeated by its first sentence, and opens. What is in a closed step does not
// count as seen.
func (p *planPage) notes(s *engine.PlanStep, seen bool) []app.UI {
	var out body
	for _, n := range s.Notes {
		note := labelled("p", n.Text, "note")
		if first, rest := firstSentence(n.Text); p.told[n.ID] && rest != "" {
			note = fold(labelled("summary", first), labelled("p", rest)).Class("note", "repeat")
		} else {
			p.told[n.ID] = p.told[n.ID] || seen
		}
		out.add(note.Attr("data-note", n.ID))
	}
	return out
}

// firstSentence cuts a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	text = strings.TrimSpace(text)
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if strings.ContainsRune(".!?…", r) && end < len(text) && text[end] == ' ' || strings.ContainsRune("。！？", r) {
			return text[:end], strings.TrimSpace(text[end:])
		}
	}
	return text, ""
}

// grounds draws why a step is there and what it draws on, folded, or nothing.
func (p *planPage) grounds(s *engine.PlanStep) app.UI {
	out := body(p.why(s.Because))
	if sources := p.sourceList(s.Sources); sources != nil {
		out.add(p.messages.label("h4", "step.sources"), sources)
	}
	if len(out) == 0 {
		return nil
	}
	return fold(p.summary("step.why", s), out...).Class("aside").Attr("data-why", true)
}

// summary is the title of a fold of a step; read alone, it names the step.
func (p *planPage) summary(key string, s *engine.PlanStep) app.UI {
	return el("summary").Body(
		words(p.messages.say(key)),
		labelled("span", " "+p.messages.say("step.of", "step", s.Title), "unseen"),
	)
}

// why draws the reasons of a step: what the author says, and what the taker
// answered, in the questions' own words.
func (t *Taker) why(firings []engine.Firing) []app.UI {
	var out body
	var said []string
	for i := range firings {
		out.add(labelled("p", firings[i].Text))
		if c := firings[i].Conditions; c != nil {
			said = collect(said, c)
		}
	}
	out.add(listed(t.messages.say("step.answers"), said)...)
	return out
}

// collect gathers the answers that made a condition true, each once. What a
// "not" or a fact rests on counts too, whatever its own value is.
func collect(said []string, f *engine.Finding) []string {
	if len(f.Answer) > 0 && f.Text != "" && !slices.Contains(said, f.Text) {
		said = append(said, f.Text)
	}
	for i := range f.All {
		said = collect(said, f.All[i])
	}
	for i := range f.Any {
		if f.Any[i].Value == f.Value {
			said = collect(said, f.Any[i])
		}
	}
	if f.Not != nil {
		said = collect(said, f.Not)
	}
	return said
}

// sources draws what a page draws on, folded, or nothing.
func (t *Taker) sources(ids []string) app.UI {
	list := t.sourceList(ids)
	if list == nil {
		return nil
	}
	return fold(t.messages.label("summary", "step.sources"), list).Class("aside")
}

// sourceList lists sources with what is known from them, or is nothing.
func (t *Taker) sourceList(ids []string) app.UI {
	var items []app.UI
	for _, id := range ids {
		s, ok := t.program.Source(id)
		if !ok {
			continue
		}
		item := []app.UI{labelled("strong", s.Title)}
		if s.Text != "" {
			item = append(item, words(" "+strings.TrimSpace(s.Text+" "+s.Sure)))
		}
		items = append(items, el("li").Body(item...))
	}
	if len(items) == 0 {
		return nil
	}
	return el("ul").Body(items...)
}
