package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
)

// runs draws steps in their order, each as draw does, but those that wait for
// one reason together under it.
func (v *View) runs(list []plan.Run, draw func(*plan.Step) app.HTMLElem) []app.UI {
	var out Body
	for i := range list {
		if list[i].Held {
			out.Add(v.held(&list[i]))
			continue
		}
		for j := range list[i].Steps {
			out.Add(draw(&list[i].Steps[j]))
		}
	}
	return out
}

func stepID(s *plan.Step) string { return "step-" + s.ID }

// step draws a step that is read now: its title, why it is there, its first
// paragraph and its notes are seen at once, the rest opens. The one for today
// is all open.
func (v *View) step(s *plan.Step) app.HTMLElem {
	out := Body{Labelled("h3", s.Title).Attr("id", stepID(s)).TabIndex(-1), reason(s)}
	seen := len(s.Paragraphs)
	if !s.Today {
		seen = min(1, seen)
	}
	out.Add(Paragraphs(s.Paragraphs[:seen])...)
	out.Add(notes(s)...)
	if rest := s.Paragraphs[seen:]; len(rest) > 0 {
		out.Add(Fold(v.summary("step.rest", s), Paragraphs(rest)...).Class("aside", "rest"))
	}
	out.Add(v.grounds(s))
	return El("article", "step").Attr("data-step", s.ID).Body(out...)
}

// closed draws a step of which only the title shows.
func (v *View) closed(s *plan.Step) app.HTMLElem {
	out := Body{reason(s)}
	out.Add(Paragraphs(s.Paragraphs)...)
	out.Add(notes(s)...)
	out.Add(v.grounds(s))
	return El("article", "step", "folded").Attr("data-step", s.ID).
		Body(Fold(El("summary").Body(Labelled("h3", s.Title)), out...))
}

// held draws steps that are shown closed, under the reason.
func (v *View) held(run *plan.Run) app.UI {
	out := Body{v.Messages.Label("p", "step.held", "eyebrow")}
	if run.Why != "" {
		out.Add(Labelled("p", run.Why))
	}
	for i := range run.Steps {
		out.Add(v.closed(&run.Steps[i]).Attr("data-held", true))
	}
	return El("div", "held").Body(out...)
}

// reason is the first reason of a step, seen without opening anything.
func reason(s *plan.Step) app.UI {
	if s.Reason == "" {
		return Nothing()
	}
	return Labelled("p", s.Reason, "reason")
}

// notes draws the notes of a step. One that already stands in full above is
// repeated by its first sentence, and opens.
func notes(s *plan.Step) []app.UI {
	var out Body
	for _, n := range s.Notes {
		note := Labelled("p", n.Text, "note")
		if n.Repeated {
			note = Fold(Labelled("summary", n.First), Labelled("p", n.Rest)).Class("note", "repeat")
		}
		out.Add(note.Attr("data-note", n.ID))
	}
	return out
}

// grounds draws why a step is there and what it draws on, folded, or nothing.
func (v *View) grounds(s *plan.Step) app.UI {
	out := Body(v.why(s.Because))
	if sources := v.sourceList(s.Sources); sources != nil {
		out.Add(v.Messages.Label("h4", "step.sources"), sources)
	}
	if len(out) == 0 {
		return nil
	}
	return Fold(v.summary("step.why", s), out...).Class("aside").Attr("data-why", true)
}

// summary is the title of a fold of a step; read alone, it names the step.
func (v *View) summary(key string, s *plan.Step) app.UI {
	return El("summary").Body(
		Words(v.Messages.Say(key)),
		Labelled("span", " "+v.Messages.Say("step.of", "step", s.Title), "unseen"),
	)
}

// why draws the reasons of a step: what the author says, and what the taker
// answered, in the questions' own words.
func (v *View) why(firings []engine.Firing) []app.UI {
	var out Body
	var said []string
	for i := range firings {
		out.Add(Labelled("p", firings[i].Text))
		if c := firings[i].Conditions; c != nil {
			said = collect(said, c)
		}
	}
	out.Add(listed(v.Messages.Say("step.answers"), said)...)
	return out
}

// collect gathers the answers that made a condition true, each once. What a
// "not" or a fact rests on counts too, whatever its own value is.
func collect(said []string, f *engine.ValuedCondition) []string {
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
	for i := range f.Of {
		if f.Of[i].Value == f.Value {
			said = collect(said, f.Of[i])
		}
	}
	if f.Not != nil {
		said = collect(said, f.Not)
	}
	return said
}

// sources draws what a page draws on, folded, or nothing.
func (v *View) sources(ids []string) app.UI {
	list := v.sourceList(ids)
	if list == nil {
		return nil
	}
	return Fold(v.Messages.Label("summary", "step.sources"), list).Class("aside")
}

// sourceList lists sources with what is known from them, or is nothing.
func (v *View) sourceList(ids []string) app.UI {
	var items []app.UI
	for _, id := range ids {
		s, ok := v.Program.Source(id)
		if !ok {
			continue
		}
		item := []app.UI{Labelled("strong", s.Title)}
		if s.Text != "" {
			item = append(item, Words(" "+strings.TrimSpace(s.Text+" "+s.Sure)))
		}
		items = append(items, El("li").Body(item...))
	}
	if len(items) == 0 {
		return nil
	}
	return El("ul").Body(items...)
}
