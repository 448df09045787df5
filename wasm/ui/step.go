package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
)

// runs draws steps in their order, of which only titles show, but those that
// wait for one reason together under it. The one for today stands elsewhere.
func (v *View) runs(list []plan.Run) []app.UI {
	var out Body
	for i := range list {
		var steps Body
		for j := range list[i].Steps {
			if s := &list[i].Steps[j]; !s.Today {
				steps.Add(v.closed(s))
			}
		}
		if list[i].Held {
			steps = Body{v.held(&list[i], steps...)}
		}
		out.Add(steps...)
	}
	return out
}

func stepID(s *plan.Step) string { return "step-" + s.ID }

// article is a step.
func (v *View) article(s *plan.Step, body ...app.UI) app.HTMLElem {
	e := El("article", "step").Attr("data-step", s.ID).Body(body...)
	if s.Mark != "" {
		e = e.Attr("data-marked", string(s.Mark))
	}
	return Marked(e, "data-held", s.Held)
}

// closed draws a step of which only the title shows, and with one of the next
// why it is there.
func (v *View) closed(s *plan.Step) app.UI {
	summary, out := Body{Labelled("h3", s.Title).Attr("id", stepID(s)).TabIndex(-1)}, Body{}
	if s.Next && s.Reason != "" {
		summary.Add(Labelled("span", s.Reason, "reason"))
	} else {
		out.Add(reason(s))
	}
	out.Add(Paragraphs(s.Paragraphs)...)
	out.Add(notes(s)...)
	out.Add(v.grounds(s), v.marking(s))
	return fresh(s.ID+string(s.Mark), v.article(s, Fold(El("summary").Body(summary...), out...)).Class("folded"))
}

// held draws steps that wait, folded under the reason.
func (v *View) held(run *plan.Run, steps ...app.UI) app.UI {
	summary := Body{v.Messages.Label("span", "step.held", "eyebrow")}
	if run.Why != "" {
		summary.Add(Words(run.Why + " "))
	}
	summary.Add(Labelled("span", v.count("phase.steps", len(steps)), "count"))
	return Fold(El("summary").Body(summary...), steps...).Class("held")
}

// unmarked stands for no mark: go-app leaves empty attributes out.
const unmarked = "none"

// marking lets the taker tick off a step, or put it aside, and take that back.
func (v *View) marking(s *plan.Step) app.UI {
	m := v.Messages
	button := func(key string, mark plan.Mark) app.UI {
		return El("button", "mark").Attr("type", "button").Attr("data-mark", string(mark)).Attr("data-of", s.ID).OnClick(v.Acts.Mark).
			Body(Words(m.Say(key)), Labelled("span", " "+m.Say("step.of", "step", s.Title), "unseen"))
	}
	var out Body
	switch {
	case v.Plain || s.Held || v.Plan.IsBefore(s):
		return nil
	case s.Mark == plan.Done:
		out = Body{m.Label("span", "mark.is-done", "said"), button("mark.undo", unmarked)}
	case s.Mark == plan.NotMine:
		out = Body{m.Label("span", "mark.is-aside", "said"), button("mark.undo", unmarked)}
	default:
		out = Body{button("mark.done", plan.Done), button("mark.not-mine", plan.NotMine)}
	}
	return El("div", "marks").Body(out...)
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
