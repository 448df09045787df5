package logicpage

import (
	"slices"

	"amends/engine"
)

func (v *viewer) guard(g *engine.Guard) guard {
	out := guard{ID: g.ID, At: v.at(g.ID), Because: g.Because, Rank: g.Rank, When: v.node(&g.When), Alone: !g.Plans(), Effects: v.effects(&g.Effects)}
	if g.Page != nil {
		out.Page = g.Page.Title
	}
	for _, id := range g.Ask {
		out.Asks = append(out.Asks, v.toQuestion(id))
	}
	out.Allows = v.toSteps(g.Allow)
	return out
}

func (v *viewer) effects(x *engine.Effects) []effect {
	var out []effect
	add := func(does string, links []link) {
		if len(links) > 0 {
			out = append(out, effect{does, links})
		}
	}
	add("takes away", v.toSteps(x.Withhold))
	add("takes away all steps tagged", plain(x.WithholdTags))
	add("shows closed", v.toSteps(x.Hold))
	add("shows closed all steps tagged", plain(x.HoldTags))
	var notes []link
	for _, id := range x.Notes {
		notes = append(notes, toNote(id))
	}
	add("adds the note", notes)
	return out
}

func plain(words []string) []link {
	var out []link
	for _, w := range words {
		out = append(out, link{Text: w})
	}
	return out
}

func (v *viewer) phase(ph engine.Phase) phase {
	out := phase{ID: ph.ID, Title: ph.Title, Always: ph.Always}
	for i := range v.Steps {
		if v.Steps[i].Phase == ph.ID {
			out.Steps = append(out.Steps, v.step(&v.Steps[i]))
		}
	}
	return out
}

func (v *viewer) step(s *engine.Step) step {
	out := step{ID: s.ID, Title: s.Title, Group: s.Group, Tags: s.Tags, After: v.toSteps(s.After), Excludes: v.toSteps(s.Excludes), Graph: v.stepGraph(s)}
	for i := range s.Paragraphs {
		out.Text = append(out.Text, s.Paragraphs[i].Blocks)
	}
	for i := range v.Rules {
		r := &v.Rules[i]
		for _, x := range r.Recommend {
			if x.Step == s.ID {
				out.Rules = append(out.Rules, reason{toRule(r.ID), r.Because, v.words.Condition(&r.When), x.StillDue})
			}
		}
	}
	v.eachEffect(func(by link, x *engine.Effects) {
		if touches(s, x.Withhold, x.WithholdTags) {
			out.Withheld = append(out.Withheld, by)
		}
		if touches(s, x.Hold, x.HoldTags) {
			out.Held = append(out.Held, by)
		}
	})
	for i := range v.Guards {
		if g := &v.Guards[i]; g.Hard && slices.Contains(g.Allow, s.ID) {
			out.Allowed = append(out.Allowed, toGuard(g.ID))
		}
	}
	for i := range v.Notes {
		if touches(s, nil, v.Notes[i].Tags) {
			out.Notes = append(out.Notes, toNote(v.Notes[i].ID))
		}
	}
	return out
}

func (v *viewer) eachEffect(visit func(by link, x *engine.Effects)) {
	for i := range v.Guards {
		visit(link{toGuard(v.Guards[i].ID).Href, "guard " + v.Guards[i].ID}, &v.Guards[i].Effects)
	}
	for i := range v.Rules {
		visit(link{toRule(v.Rules[i].ID).Href, "rule " + v.Rules[i].ID}, &v.Rules[i].Effects)
	}
}

func (v *viewer) rule(r *engine.Rule) rule {
	out := rule{ID: r.ID, At: v.at(r.ID), Because: r.Because, When: v.node(&r.When), Effects: v.effects(&r.Effects)}
	for _, x := range r.Recommend {
		to := v.toStep(x.Step)
		if x.StillDue {
			to.Text += " (even if its phase is past)"
		}
		out.Recommends = append(out.Recommends, to)
	}
	return out
}

func (v *viewer) note(n *engine.Note) note {
	out := note{ID: n.ID, Text: n.Text, Always: n.Always, Tags: n.Tags}
	v.eachEffect(func(by link, x *engine.Effects) {
		if slices.Contains(x.Notes, n.ID) {
			out.By = append(out.By, by)
		}
	})
	return out
}
