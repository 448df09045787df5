package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/plan"
)

// plan draws the plan: one thing for today, the phases, what else could help,
// and what can be done with it. What hard guards say comes before its heading,
// what soft ones say after it: first where there is somebody to call.
func (v *View) plan() app.UI {
	m, hard := v.Messages, v.Plan.IsGuarded()
	lead := m.Label("p", "plan.lead", "lead")
	out := Body{v.backButton()}
	if hard {
		out.Add(v.guards(true)...)
		out.Add(v.guards(false)...)
		out.Add(m.Label("h2", "plan.title", "title"), lead)
		out.Add(v.drawNews()...)
	} else {
		out.Add(Heading("h1", m.Say("plan.title")), lead)
		out.Add(v.drawNews()...)
		out.Add(v.guards(true)...)
	}
	if !v.Plain {
		out.Add(PlaceFor("differs"))
	}
	if len(v.Plan.Parts) == 0 {
		out.Add(m.Label("p", "plan.empty"))
	}
	out.Add(v.today())
	if !hard {
		out.Add(v.guards(false)...)
	}
	out.Add(v.parts()...)
	out.Add(v.rest()...)
	return PageOf("plan", out...)
}

// today draws the one thing for today, or nothing: its title, why it is there,
// its first paragraph and its notes are seen at once, the rest opens.
func (v *View) today() app.UI {
	s := v.Plan.TodayStep()
	if s == nil {
		return nil
	}
	out := Body{Labelled("h3", s.Title, "what").Attr("id", stepID(s)).TabIndex(-1), reason(s)}
	seen := min(1, len(s.Paragraphs))
	out.Add(Paragraphs(s.Paragraphs[:seen])...)
	out.Add(notes(s)...)
	if rest := s.Paragraphs[seen:]; len(rest) > 0 {
		out.Add(Fold(v.summary("today.rest", s), Paragraphs(rest)...).Class("aside", "rest"))
	}
	out.Add(v.grounds(s))
	key, said := s.ID, "today.text"
	if s.Mark == plan.Done {
		said = "today.done"
	}
	return fresh(key+string(s.Mark), El("section", "today").Attr("data-today", s.ID).Attr("aria-labelledby", "today").Body(
		v.Messages.Label("h2", "today.title", "eyebrow").Attr("id", "today"),
		v.article(s, out...),
		v.Messages.Label("p", said, "quiet"),
		v.marking(s),
	))
}

// parts draws the phases in their order: open where something of them is to be
// read now, the others as a list of contents that open.
func (v *View) parts() []app.UI {
	var out Body
	for i := range v.Plan.Parts {
		if p := &v.Plan.Parts[i]; !p.Closed {
			out.Add(v.part(p))
		} else if p.Group == plan.Before {
			out.Add(v.listed(p, "h2", false))
		}
	}
	return out
}

// heading is the title of a phase under where that is in time.
func (v *View) heading(level string, p *plan.Part) app.HTMLElem {
	return El(level).Body(
		El("span", "eyebrow").Body(Words(v.Messages.Say(string(p.Group))), Labelled("span", ":", "colon")), Words(" "+p.Phase.Title))
}

// part draws a phase of which something is to be read now: its next steps, and
// the rest folded.
func (v *View) part(p *plan.Part) app.UI {
	out := Body{v.heading("h2", p)}
	out.Add(Blocks(p.Phase.Text)...)
	for i := range p.Runs {
		out.Add(v.run(&p.Runs[i])...)
	}
	return v.marked(El("section", "phase"), p).Body(out...)
}

// run draws a row of steps of such a phase.
func (v *View) run(r *plan.Run) []app.UI {
	var next, rest Body
	for i := range r.Steps {
		switch s := &r.Steps[i]; {
		case s.Today:
		case s.Next:
			next.Add(v.closed(s))
		default:
			rest.Add(v.closed(s))
		}
	}
	switch {
	case r.Held:
		return []app.UI{v.held(r, rest...)}
	case len(rest) > 0:
		next.Add(Fold(Labelled("summary", v.count("phase.more", len(rest))), rest...).Class("more"))
	}
	return next
}

// listed draws a phase under its title; where that is in time, the one before it
// may have said.
func (v *View) listed(p *plan.Part, level string, said bool) app.UI {
	steps, inside := p.Steps(), Body(Blocks(p.Phase.Text))
	inside.Add(v.runs(p.Runs)...)
	n := len(steps)
	for _, s := range steps {
		if s.Today {
			n--
		}
	}
	if len(inside) == 0 {
		return nil
	}
	title := v.heading(level, p)
	if said {
		title = Labelled(level, p.Phase.Title)
	}
	return v.marked(v.outline(title, n, inside), p)
}

// marked puts on a phase what it is.
func (v *View) marked(e app.HTMLElem, p *plan.Part) app.HTMLElem {
	return Marked(Marked(e.Attr("data-phase", p.Phase.ID), "data-current", p.Current), "data-before", p.Group == plan.Before)
}

// outline is a closed part of the page under its title, with the number of its
// steps unless that is 0.
func (v *View) outline(title app.UI, steps int, inside Body) app.HTMLElem {
	summary := Body{title}
	if steps > 0 {
		summary.Add(Labelled("span", v.count("phase.steps", steps), "count"))
	}
	return Fold(El("summary").Body(summary...), inside...).Class("outline")
}

// also draws what is left out of the plan because it would be too much.
func (v *View) also() app.UI {
	if len(v.Plan.Also) == 0 {
		return nil
	}
	m := v.Messages
	inside := Body{m.Label("p", "also.text")}
	inside.Add(v.runs(v.Plan.Also)...)
	return v.outline(m.Label("h3", "also.title"), len(plan.Steps(v.Plan.Also)), inside).Attr("data-also", true)
}

// rest draws what else there is as a list of contents, what can be done with the
// plan, and the end.
func (v *View) rest() []app.UI {
	var folds, out Body
	var group plan.Group
	for i := range v.Plan.Parts {
		if p := &v.Plan.Parts[i]; p.Closed && p.Group != plan.Before {
			folds.Add(v.listed(p, "h3", group == p.Group))
			group = p.Group
		}
	}
	folds.Add(v.also())
	if !v.Plain {
		folds.Add(v.changes(), v.yourAnswers(), v.takeAway())
	}
	if len(v.Plan.Ending) > 0 {
		folds.Add(v.outline(v.Messages.Label("h3", "plan.ending"), 0, Blocks(v.Plan.Ending)).Attr("data-ending", true))
	}
	if len(folds) > 0 {
		out.Add(El("section", "folds").Body(append(Body{v.Messages.Label("h2", "plan.contents")}, folds...)...))
	}
	out.Add(v.again())
	if v.Settled || v.Plain {
		out.Add(v.leaflet())
	}
	return out
}
