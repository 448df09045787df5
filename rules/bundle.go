package rules

import (
	"cmp"

	"amends/engine"
	"amends/rules/entries"
)

// bundle is the assessment as the engine takes it. The assessment must have no
// errors.
func (s *Source) bundle() engine.Bundle {
	b := engine.Bundle{Assessment: s.name, Help: s.help()}
	for _, a := range s.all.Assessments {
		b.Title = a.Title.Value
		b.Language = cmp.Or(a.Language.Value, "en")
		b.Direction = cmp.Or(a.Direction.Value, "ltr")
		b.Introduction = a.Introduction.Blocks
		b.Ending = a.Ending.Blocks
		b.CurrentPhase = a.CurrentPhase.Value
		b.Caps = capsOf(a.Caps.Entry)
	}
	for _, o := range s.all.Sections {
		b.Sections = append(b.Sections, engine.Section{ID: o.ID.Value, Title: o.Title.Value})
	}
	for _, o := range s.all.Phases {
		b.Phases = append(b.Phases, engine.Phase{ID: o.ID.Value, Title: o.Title.Value, Text: o.Text.Blocks, Always: o.Always.On})
	}
	for _, q := range s.questions {
		b.Questions = append(b.Questions, s.bundleQuestion(q))
	}
	for _, f := range s.facts {
		data := f.data
		data.Sensitive = s.sensitive(f.ID.Value)
		b.Facts = append(b.Facts, data)
	}
	for _, g := range s.guards {
		b.Guards = append(b.Guards, s.bundleGuard(g))
	}
	for _, r := range s.all.Rules {
		b.Rules = append(b.Rules, s.bundleRule(r))
	}
	for _, o := range s.all.Steps {
		b.Steps = append(b.Steps, s.bundleStep(o))
	}
	for _, o := range s.all.Notes {
		b.Notes = append(b.Notes, engine.Note{ID: o.ID.Value, Text: o.Text.Value, Tags: o.Tags.Values(), Always: o.Always.On})
	}
	for _, o := range s.all.Sources {
		b.Sources = append(b.Sources, engine.Source{ID: o.ID.Value, Title: o.Title.Value, Text: o.Text.Value, Sure: o.Sure.Value})
	}
	return b
}

func (s *Source) bundleQuestion(q *question) engine.Question {
	data := q.data
	data.ShowIf = s.showIf(&q.ShowIf)
	data.Options = append([]engine.Option(nil), data.Options...)
	for _, o := range q.Options.All {
		for i := range data.Options {
			if data.Options[i].ID == o.ID.Value {
				data.Options[i].ShowIf = s.showIf(&o.ShowIf)
			}
		}
	}
	return data
}

func (s *Source) bundleGuard(g *entries.Guard) engine.Guard {
	data := engine.Guard{
		ID: g.ID.Value, Hard: g.Hard.On, Rank: g.Rank.Whole(), Because: g.Because.Value,
		Allow: g.Allow.Values(), Ask: g.Ask.Values(), Caps: capsOf(g.Caps.Entry), Effects: effectsOf(&g.Effects),
	}
	if c := s.lowered(&g.When); c != nil {
		data.When = *c
	}
	if page := g.Page.Entry; page != nil {
		data.Page = &engine.Page{
			Title: page.Title.Value, Paragraphs: paragraphsOf(&page.Paragraphs),
			Help: page.Help.Values(), Sources: page.Sources.Values(),
		}
	}
	return data
}

func (s *Source) bundleRule(r *entries.Rule) engine.Rule {
	data := engine.Rule{ID: r.ID.Value, Because: r.Because.Value, Sources: r.Sources.Values(), Effects: effectsOf(&r.Effects)}
	if c := s.lowered(&r.When); c != nil {
		data.When = *c
	}
	for _, o := range r.Recommend.All {
		data.Recommend = append(data.Recommend, engine.Recommendation{Step: o.Step.Value, Priority: o.Priority.Whole(), StillDue: o.StillDue.On})
	}
	return data
}

func (s *Source) bundleStep(o *entries.Step) engine.Step {
	return engine.Step{
		ID: o.ID.Value, Title: o.Title.Value, Phase: o.Phase.Value, Group: o.Group.Value, Tags: s.derivedTags(o),
		After: o.After.Values(), Excludes: o.Excludes.Values(), Paragraphs: paragraphsOf(&o.Paragraphs), Sources: o.Sources.Values(),
	}
}

func paragraphsOf(paragraphs *entries.Many[entries.Paragraph]) []engine.Paragraph {
	var list []engine.Paragraph
	for _, p := range paragraphs.All {
		list = append(list, engine.Paragraph{Blocks: p.Text.Blocks, Covers: p.Covers.Values()})
	}
	return list
}

func effectsOf(e *entries.Effects) engine.Effects {
	return engine.Effects{
		Withhold: e.Withhold.Values(), WithholdTags: e.WithholdTags.Values(),
		Hold: e.Hold.Values(), HoldTags: e.HoldTags.Values(), Notes: e.Notes.Values(),
	}
}

// capsOf is how much a plan shows; no caps if nothing is said.
func capsOf(c *entries.Caps) engine.Caps {
	if c == nil {
		return engine.Caps{}
	}
	return engine.Caps{
		Current: c.Current.Whole(), Other: c.Other.Whole(), Group: c.Group.Whole(),
		Open: c.Open.Whole(), Folded: c.Folded.Whole(),
	}
}
