package rules

import (
	"cmp"

	"amends/engine"
)

// bundle is the assessment as the engine takes it. The assessment must have no
// errors.
func (s *Source) bundle() engine.Bundle {
	b := engine.Bundle{Assessment: s.name, Help: s.help()}
	for _, a := range s.entries("assessment") {
		b.Title = a.str("title")
		b.Language = cmp.Or(a.str("language"), "en")
		b.Direction = cmp.Or(a.str("direction"), "ltr")
		b.Introduction = s.prose[a.text("introduction").Node]
		b.Ending = s.prose[a.text("ending").Node]
		b.CurrentPhase = a.str("current_phase")
		b.Caps = s.caps(a.one("caps"))
	}
	for _, o := range s.entries("sections") {
		b.Sections = append(b.Sections, engine.Section{ID: o.id(), Title: o.str("title")})
	}
	for _, o := range s.entries("phases") {
		b.Phases = append(b.Phases, engine.Phase{ID: o.id(), Title: o.str("title"), Text: s.prose[o.text("text").Node], Always: o.flag("always")})
	}
	for _, q := range s.questions {
		b.Questions = append(b.Questions, s.bundleQuestion(q))
	}
	for _, f := range s.facts {
		data := f.data
		data.Sensitive = s.sensitive(f.id())
		b.Facts = append(b.Facts, data)
	}
	for _, g := range s.guards {
		b.Guards = append(b.Guards, s.bundleGuard(g))
	}
	for _, r := range s.rules {
		b.Rules = append(b.Rules, s.bundleRule(r))
	}
	for _, o := range s.entries("steps") {
		b.Steps = append(b.Steps, s.bundleStep(o))
	}
	for _, o := range s.entries("notes") {
		b.Notes = append(b.Notes, engine.Note{ID: o.id(), Text: o.str("text"), Tags: o.strings("tags"), Always: o.flag("always")})
	}
	for _, o := range s.entries("sources") {
		b.Sources = append(b.Sources, engine.Source{ID: o.id(), Title: o.str("title"), Text: o.str("text"), Sure: o.str("sure")})
	}
	return b
}

func (s *Source) bundleQuestion(q *question) engine.Question {
	data := q.data
	data.ShowIf = s.showIf(q.object)
	data.Options = append([]engine.Option(nil), data.Options...)
	for _, o := range q.all("options") {
		for i := range data.Options {
			if data.Options[i].ID == o.id() {
				data.Options[i].ShowIf = s.showIf(o)
			}
		}
	}
	return data
}

func (s *Source) bundleGuard(g *guard) engine.Guard {
	data := engine.Guard{
		ID: g.id(), Hard: g.hard, Rank: g.whole("rank"), Because: g.str("because"),
		Allow: g.strings("allow"), Ask: g.strings("ask"), Caps: s.caps(g.one("caps")), Effects: effectsOf(g.object),
	}
	if c := s.lowered(g.object, "when"); c != nil {
		data.When = *c
	}
	if page := g.one("page"); page != nil {
		data.Page = &engine.Page{
			Title: page.str("title"), Paragraphs: s.paragraphs(page),
			Help: page.strings("help"), Sources: page.strings("sources"),
		}
	}
	return data
}

func (s *Source) bundleRule(r *rule) engine.Rule {
	data := engine.Rule{ID: r.id(), Because: r.str("because"), Sources: r.strings("sources"), Effects: effectsOf(r.object)}
	if c := s.lowered(r.object, "when"); c != nil {
		data.When = *c
	}
	for _, o := range r.all("recommend") {
		data.Recommend = append(data.Recommend, engine.Recommendation{Step: o.str("step"), Priority: o.whole("priority"), StillDue: o.flag("still_due")})
	}
	return data
}

func (s *Source) bundleStep(o *object) engine.Step {
	return engine.Step{
		ID: o.id(), Title: o.str("title"), Phase: o.str("phase"), Group: o.str("group"), Tags: s.derivedTags(o),
		After: o.strings("after"), Excludes: o.strings("excludes"), Paragraphs: s.paragraphs(o), Sources: o.strings("sources"),
	}
}

func (s *Source) paragraphs(o *object) []engine.Paragraph {
	var list []engine.Paragraph
	for _, p := range o.all("paragraphs") {
		list = append(list, engine.Paragraph{Blocks: s.prose[p.text("text").Node], Covers: p.strings("covers")})
	}
	return list
}

func effectsOf(o *object) engine.Effects {
	return engine.Effects{
		Withhold: o.strings("withhold"), WithholdTags: o.strings("withhold_tags"),
		Hold: o.strings("hold"), HoldTags: o.strings("hold_tags"), Notes: o.strings("notes"),
	}
}
