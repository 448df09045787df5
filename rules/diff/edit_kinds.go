package diff

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/protections"
)

// What is compared of each kind of entry.

func (e *editor) assessment(old, new *engine.Bundle) {
	e.begin("assessment", new.Assessment, "edited")
	e.text("title", old.Title, new.Title)
	e.text("introduction", protections.Plain(old.Introduction), protections.Plain(new.Introduction))
	e.text("ending", protections.Plain(old.Ending), protections.Plain(new.Ending))
	e.value("language", old.Language, new.Language)
	e.value("direction", old.Direction, new.Direction)
	e.value("the fact of the current phase", old.CurrentPhase, new.CurrentPhase)
	e.caps(old.Caps, new.Caps)
	e.end()
}

func (e *editor) caps(old, new engine.Caps) {
	for _, c := range []struct {
		name     string
		old, new int
	}{
		{"open steps in the current phase", old.Current, new.Current},
		{"open steps in another phase", old.Other, new.Other},
		{"open steps of a group", old.Group, new.Group},
		{"open steps in all", old.Open, new.Open},
		{"steps under “also helpful”", old.Folded, new.Folded},
	} {
		if c.old != c.new {
			e.shows("at most %s %s, before %s", capped(c.new), c.name, capped(c.old))
		}
	}
}

func capped(n int) string {
	if n == 0 {
		return "any number of"
	}
	return fmt.Sprint(n)
}

func (e *editor) phase(old, new *engine.Phase) {
	e.text("title", old.Title, new.Title)
	e.text("text", protections.Plain(old.Text), protections.Plain(new.Text))
	if old.Always != new.Always {
		e.shows("always shown: %v → %v", old.Always, new.Always)
	}
}

func (e *editor) question(old, new *engine.Question) {
	e.text("text", old.Text, new.Text)
	e.text("help", old.Help, new.Help)
	if old.Kind != new.Kind {
		e.offers = append(e.offers, new.ID)
	}
	e.value("type", old.Kind, new.Kind)
	e.value("section", old.Section, new.Section)
	e.value("required", old.Required, new.Required)
	e.value("sensitive", old.Sensitive, new.Sensitive)
	e.value("a skip counts as", old.IfSkipped, new.IfSkipped)
	e.value("smallest number", number(old.Min), number(new.Min))
	e.value("largest number", number(old.Max), number(new.Max))
	e.value("decimal", old.Decimal, new.Decimal)
	e.condition("shown", old.ShowIf, new.ShowIf)
	e.options(old, new)
}

func number(n *float64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

func (e *editor) options(old, new *engine.Question) {
	for i := range old.Options {
		if o := &old.Options[i]; !hasOption(new, o.ID) {
			e.offers = append(e.offers, new.ID+"."+o.ID)
			e.detail("option removed: “%s” (%s)%s", o.Label, o.ID, readBy(e.old.Program.Bundle(), new.ID, o.ID))
		}
	}
	for i := range new.Options {
		o := &new.Options[i]
		at := slices.IndexFunc(old.Options, func(x engine.Option) bool { return x.ID == o.ID })
		if at < 0 {
			e.offers = append(e.offers, new.ID+"."+o.ID)
			e.detail("option added: “%s” (%s)%s", o.Label, o.ID, readBy(e.new.Program.Bundle(), new.ID, o.ID))
			continue
		}
		e.text("option "+o.ID, old.Options[at].Label, o.Label)
		e.text("help of option "+o.ID, old.Options[at].Help, o.Help)
		e.value("option "+o.ID+" is sensitive", old.Options[at].Sensitive, o.Sensitive)
		e.value("option "+o.ID+" stands alone", old.Options[at].Exclusive, o.Exclusive)
		e.condition("option "+o.ID+" shown", old.Options[at].ShowIf, o.ShowIf)
	}
}

// readBy names the conditions that ask for an option.
func readBy(b *engine.Bundle, question, option string) string {
	var out []string
	b.EachCondition(func(where string, c *engine.Condition) {
		c.EachTest(func(t *engine.Test) {
			if t.Question == question && slices.Contains(t.Options, option) && !slices.Contains(out, where) {
				out = append(out, where)
			}
		})
	})
	if len(out) == 0 {
		return ", which no condition asks for"
	}
	return ", asked for by " + strings.Join(out, ", ")
}

func (e *editor) fact(old, new *engine.Fact) {
	switch {
	case old.When != nil && new.When != nil:
		e.condition("", old.When, new.When)
	case !same(old, new):
		before, after := e.words[0].Choices(old), e.words[1].Choices(new)
		for _, line := range before {
			if !slices.Contains(after, line) {
				e.detail("before: %s", line)
			}
		}
		for _, line := range after {
			if !slices.Contains(before, line) {
				e.detail("now: %s", line)
			}
		}
	}
}

func (e *editor) guard(old, new *engine.Guard) {
	e.value("hard", old.Hard, new.Hard)
	e.value("rank", old.Rank, new.Rank)
	e.condition("", &old.When, &new.When)
	e.ids("allows steps", old.Allow, new.Allow)
	e.ids("goes on asking", old.Ask, new.Ask)
	e.effects(&old.Effects, &new.Effects)
	e.caps(old.Caps, new.Caps)
	e.text("because", old.Because, new.Because)
	e.value("has a page", old.Page != nil, new.Page != nil)
	if old.Page != nil && new.Page != nil {
		e.text("title of the page", old.Page.Title, new.Page.Title)
		e.text("page", paragraphs(old.Page.Paragraphs), paragraphs(new.Page.Paragraphs))
		e.ids("help on the page", old.Page.Help, new.Page.Help)
		e.sources(old.Page.Sources, new.Page.Sources)
	}
}

func (e *editor) effects(old, new *engine.Effects) {
	e.ids("withholds", old.Withhold, new.Withhold)
	e.ids("withholds steps tagged", old.WithholdTags, new.WithholdTags)
	e.ids("holds", old.Hold, new.Hold)
	e.ids("holds steps tagged", old.HoldTags, new.HoldTags)
	e.ids("notes", old.Notes, new.Notes)
}

func (e *editor) rule(old, new *engine.Rule) {
	if !new.Guard { // else it is the guard's
		e.condition("", &old.When, &new.When)
	}
	e.recommended(old.Recommend, new.Recommend)
	e.effects(&old.Effects, &new.Effects)
	e.text("because", old.Because, new.Because)
	e.sources(old.Sources, new.Sources)
}

func (e *editor) recommended(old, new []engine.Recommendation) {
	if old != nil {
		e.ids("recommends", steps(old), steps(new))
	} else if len(new) > 0 {
		e.detail("recommends %s", strings.Join(steps(new), ", "))
	}
	for _, x := range new {
		for _, y := range old {
			if x.Step == y.Step {
				e.value("priority of "+x.Step, y.Priority, x.Priority)
				e.value(x.Step+" is pinned", y.Pin, x.Pin)
				e.value(x.Step+" is still due when its phase is past", y.StillDue, x.StillDue)
			}
		}
	}
}

func steps(list []engine.Recommendation) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.Step)
	}
	return out
}

func (e *editor) step(old, new *engine.Step) {
	e.text("title", old.Title, new.Title)
	if old.Phase != new.Phase {
		e.shows("phase: %s → %s", old.Phase, new.Phase)
	}
	if old.Group != new.Group {
		e.shows("group: %s → %s", shown(old.Group), shown(new.Group))
	}
	if !slices.Equal(old.After, new.After) {
		e.shows("comes after: %s → %s", shown(strings.Join(old.After, ", ")), shown(strings.Join(new.After, ", ")))
	}
	e.ids("tags", old.Tags, new.Tags)
	e.ids("excludes", old.Excludes, new.Excludes)
	e.text("text", paragraphs(old.Paragraphs), paragraphs(new.Paragraphs))
	e.ids("covers", covers(old), covers(new))
	e.sources(old.Sources, new.Sources)
}

// covers is the advice that the paragraphs of a step say.
func covers(s *engine.Step) []string {
	var out []string
	for i := range s.Paragraphs {
		out = append(out, s.Paragraphs[i].Covers...)
	}
	return out
}

func (e *editor) note(old, new *engine.Note) {
	e.text("text", old.Text, new.Text)
	e.ids("on steps tagged", old.Tags, new.Tags)
	e.value("always", old.Always, new.Always)
}

// added says what a new entry does.
func (e *editor) added(entry any) {
	switch x := entry.(type) {
	case *engine.Rule:
		e.detail("when %s", e.words[1].Condition(&x.When))
		e.recommended(nil, x.Recommend)
		e.effects(&engine.Effects{}, &x.Effects)
	case *engine.Guard:
		e.detail("when %s", e.words[1].Condition(&x.When))
		e.effects(&engine.Effects{}, &x.Effects)
	case *engine.Fact:
		for _, line := range e.words[1].Choices(x) {
			e.detail("%s", line)
		}
	case *engine.Question:
		e.detail("“%s”", x.Text)
		if x.ShowIf != nil {
			e.detail("shown if %s", e.words[1].Condition(x.ShowIf))
		}
	case *engine.Step:
		e.detail("“%s”, phase %s", x.Title, x.Phase)
	case *engine.Varied:
		if x.When != nil {
			e.detail("left out unless %s", e.words[1].Condition(x.When))
		}
		for i := range x.Variants {
			e.detail("where %s: “%s”", e.words[1].Condition(&x.Variants[i].When), clip(x.Variants[i].Plain()))
		}
	}
}
