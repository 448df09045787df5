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

// today draws the one thing for today, or nothing.
func (v *View) today() app.UI {
	s := v.Plan.TodayStep()
	if s == nil {
		return nil
	}
	m, target := v.Messages, stepID(s)
	return El("section", "today").Attr("data-today", s.ID).Attr("aria-labelledby", "today").Body(
		m.Label("h2", "today.title", "eyebrow").Attr("id", "today"),
		Labelled("p", s.Title, "what"),
		m.Label("p", "today.text", "quiet"),
		m.Label("a", "today.go", "jump").Attr("href", "#"+target).Attr("data-focus", target),
	)
}

func (v *View) parts() []app.UI {
	var out Body
	var ahead []*plan.Part
	for i := range v.Plan.Parts {
		if p := &v.Plan.Parts[i]; p.Group == plan.Later {
			ahead = append(ahead, p)
		} else {
			out.Add(v.part(p))
		}
	}
	out.Add(v.ahead(ahead))
	return out
}

// part draws a phase with its steps open, or with their titles.
func (v *View) part(p *plan.Part) app.UI {
	out := Body{El("h2").Body(
		El("span", "eyebrow").Body(Words(v.Messages.Say(string(p.Group))), Labelled("span", ":", "colon")), Words(" "+p.Phase.Title))}
	out.Add(Blocks(p.Phase.Text)...)
	draw := v.step
	if p.Closed {
		draw = v.closed
	}
	out.Add(v.runs(p.Runs, draw)...)
	section := El("section", "phase").Attr("data-phase", p.Phase.ID).Body(out...)
	return Marked(Marked(section, "data-current", p.Current), "data-before", p.Group == plan.Before)
}

// ahead draws the phases to come as an outline, or nothing.
func (v *View) ahead(parts []*plan.Part) app.UI {
	if len(parts) == 0 {
		return nil
	}
	out := Body{v.Messages.Label("h2", string(plan.Later))}
	for _, p := range parts {
		inside := Body(Blocks(p.Phase.Text))
		inside.Add(v.runs(p.Runs, v.closed)...)
		out.Add(v.outline("h3", p.Phase.Title, len(p.Steps()), inside).Attr("data-phase", p.Phase.ID))
	}
	return El("section", "phase", "ahead").Body(out...)
}

// outline is a closed part of the plan under its title, with the number of its
// steps unless that is 0.
func (v *View) outline(level, title string, steps int, inside Body) app.HTMLElem {
	summary := Body{Labelled(level, title)}
	if steps > 0 {
		summary.Add(Labelled("span", v.count("phase.steps", steps), "count"))
	}
	return Fold(El("summary").Body(summary...), inside...).Class("outline")
}

// also draws what is left out of the plan because it would be too much, and how
// many ideas are only counted.
func (v *View) also() app.UI {
	if len(v.Plan.Also) == 0 {
		return nil
	}
	m, steps := v.Messages, 0
	for _, run := range v.Plan.Also {
		steps += len(run.Steps)
	}
	inside := Body{m.Label("p", "also.text")}
	inside.Add(v.runs(v.Plan.Also, v.closed)...)
	if v.Plan.More > 0 {
		inside.Add(Labelled("p", v.count("plan.more", v.Plan.More), "quiet").Attr("data-more", v.Plan.More))
	}
	return v.outline("h2", m.Say("also.title"), steps, inside).Attr("data-also", true)
}

// rest draws what the plan left out, what can be done with it, and the end.
func (v *View) rest() []app.UI {
	var folds, out Body
	folds.Add(v.also())
	if !v.Plain {
		folds.Add(v.changes(), v.yourAnswers())
	}
	out.Add(El("section", "folds").Body(folds...))
	out.Add(v.takeAway())
	out.Add(Blocks(v.Plan.Ending)...)
	out.Add(v.again())
	if v.Settled || v.Plain {
		out.Add(v.leaflet())
	}
	return out
}
