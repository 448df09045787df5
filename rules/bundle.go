package rules

import (
	"cmp"

	"amends/engine"
	"amends/rules/entries"
)

// bundle is the assessment as the engine takes it. The assessment must have no
// errors.
func (a *Assessment) bundle() engine.Bundle {
	b := engine.Bundle{Assessment: a.name, Help: a.help()}
	for _, head := range a.all.Assessments {
		b.Title = head.Title.Value
		b.Language = cmp.Or(head.Language.Value, "en")
		b.Direction = cmp.Or(head.Direction.Value, "ltr")
		b.Introduction = head.Introduction.Blocks
		b.Ending = head.Ending.Blocks
		b.CurrentPhase = head.CurrentPhase.Value
		b.Caps = capsOf(head.Caps.Entry)
	}
	for _, o := range a.all.Sections {
		b.Sections = append(b.Sections, engine.Section{ID: o.ID.Value, Title: o.Title.Value})
	}
	for _, o := range a.all.Phases {
		b.Phases = append(b.Phases, engine.Phase{ID: o.ID.Value, Title: o.Title.Value, Text: o.Text.Blocks, Always: o.Always.On})
	}
	for _, q := range a.questions {
		b.Questions = append(b.Questions, a.bundleQuestion(q))
	}
	for _, f := range a.facts {
		data := f.data
		data.Sensitive = a.sensitive(f.ID.Value)
		b.Facts = append(b.Facts, data)
	}
	for _, g := range a.guards {
		b.Guards = append(b.Guards, a.bundleGuard(g))
	}
	for _, g := range a.guards {
		if r, ok := a.bundleGuardRule(g); ok {
			b.Rules = append(b.Rules, r)
		}
	}
	for _, r := range a.all.Rules {
		b.Rules = append(b.Rules, a.bundleRule(r))
	}
	for _, o := range a.all.Steps {
		b.Steps = append(b.Steps, a.bundleStep(o))
	}
	for _, o := range a.all.Notes {
		b.Notes = append(b.Notes, engine.Note{ID: o.ID.Value, Text: o.Text.Value, Tags: o.Tags.Values(), Always: o.Always.On})
	}
	for _, o := range a.all.Sources {
		b.Sources = append(b.Sources, engine.Source{ID: o.ID.Value, Title: o.Title.Value, Text: o.Text.Value, Sure: o.Sure.Value})
	}
	b.Varied = a.bundleTexts()
	return b
}

func (a *Assessment) bundleQuestion(q *question) engine.Question {
	data := q.data
	data.ShowIf = a.askedIf(q)
	data.Options = append([]engine.Option(nil), data.Options...)
	for _, o := range q.Options.All {
		for i := range data.Options {
			if data.Options[i].ID == o.ID.Value {
				data.Options[i].ShowIf = a.showIf(&o.ShowIf)
			}
		}
	}
	return data
}

func (a *Assessment) bundleGuard(g *entries.Guard) engine.Guard {
	data := engine.Guard{
		ID: g.ID.Value, Hard: g.Hard.On, Rank: g.Rank.Whole(), Because: g.Because.Value,
		Allow: g.Allow.Values(), Ask: g.Ask.Values(), Caps: capsOf(g.Caps.Entry), Effects: effectsOf(&g.Effects),
	}
	if c := a.lowered(&g.When); c != nil {
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

// pinned is the priority of a pinned step: first in its phase.
const pinned = 1000

// bundleGuardRule is what a soft guard recommends, as the rule of its id that
// fires where it does; false if it recommends nothing.
func (a *Assessment) bundleGuardRule(g *entries.Guard) (engine.Rule, bool) {
	data := engine.Rule{ID: g.ID.Value, Because: g.Because.Value, Guard: true}
	if c := a.lowered(&g.When); c != nil {
		data.When = *c
	}
	data.Recommend = recommendationsOf(g.Recommend.All)
	for _, id := range g.Pin.Values() {
		data.Recommend = append(data.Recommend, engine.Recommendation{Step: id, Priority: pinned, StillDue: true, Pin: true})
	}
	return data, len(data.Recommend) > 0
}

func recommendationsOf(list []*entries.Recommendation) []engine.Recommendation {
	var out []engine.Recommendation
	for _, o := range list {
		out = append(out, engine.Recommendation{Step: o.Step.Value, Priority: o.Priority.Whole(), StillDue: o.StillDue.On})
	}
	return out
}

func (a *Assessment) bundleRule(r *entries.Rule) engine.Rule {
	data := engine.Rule{ID: r.ID.Value, Because: r.Because.Value, Sources: r.Sources.Values(), Effects: effectsOf(&r.Effects)}
	if c := a.lowered(&r.When); c != nil {
		data.When = *c
	}
	data.Recommend = recommendationsOf(r.Recommend.All)
	return data
}

func (a *Assessment) bundleStep(o *entries.Step) engine.Step {
	return engine.Step{
		ID: o.ID.Value, Title: o.Title.Value, Phase: o.Phase.Value, Group: o.Group.Value, Tags: a.derivedTags(o),
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
