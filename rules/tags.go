package rules

import (
	"fmt"
	"slices"

	"amends/rules/entries"
	"amends/rules/lines"
)

// Tag is a declared tag: a word that steps carry.
type Tag struct {
	ID       string
	Means    string // what a step with it does
	Protects string // whom, and from what; empty for one that only sorts
}

// Tags returns the declared tags, in the order in which they are written.
func (a *Assessment) Tags() []Tag {
	var list []Tag
	for _, t := range a.ownTags() {
		list = append(list, Tag{t.ID.Value, t.Means.Value, t.Protects.Value})
	}
	return list
}

func (a *Assessment) ownTags() []*entries.Tag {
	return own(a, entries.KindTag, a.all.Tags, func(t *entries.Tag) *entries.Entry { return &t.Entry })
}

// checkTags warns about tags that do not do what their declaration says.
func (a *Assessment) checkTags() {
	carried, closing, named := a.tagsCarried(), a.tagsClosing(), a.tagsNamed()
	for _, t := range a.ownTags() {
		id := t.ID.Value
		if a.folder.MayMention(id) {
			continue
		}
		closed, closes := closing[id]
		switch {
		case !slices.Contains(carried, id):
			a.folder.Report(t.ID.Diagnose(codeUnusedTag, fmt.Sprintf("no step has the tag `%s`", id), "give it to the steps that it is for, or remove it"))
		case closes && !t.Protects.Written():
			d := t.ID.Diagnose(codeUnsaidProtection, fmt.Sprintf("the tag `%s` closes steps, and does not say whom that protects", id), "add `protects:` with whom, and from what")
			d.Related = []Related{closed.Related("it closes them here")}
			a.folder.Report(d)
		case t.Protects.Written() && !slices.Contains(named, id):
			a.folder.Report(t.DiagnoseKey(&t.Protects, codeProtectsNobody, fmt.Sprintf("no guard, rule, note or invariant names the tag `%s`, so it protects nobody", id),
				"add it to the `hold_tags` or `withhold_tags` of a guard, or remove `protects`"))
		}
	}
}

// tagsCarried are the tags of steps, their own and those of advice.
func (a *Assessment) tagsCarried() []string {
	var list []string
	for _, step := range a.ownSteps() {
		list = append(list, a.derivedTags(step)...)
	}
	return list
}

// tagsClosing are the tags by which guards and rules close steps, or by which
// invariants forbid them, each with a place that does.
func (a *Assessment) tagsClosing() map[string]lines.Text {
	at := map[string]lines.Text{}
	add := func(list *entries.List) {
		for _, t := range list.Texts {
			if _, known := at[t.Value]; !known {
				at[t.Value] = t
			}
		}
	}
	for _, g := range a.guards {
		add(&g.HoldTags)
		add(&g.WithholdTags)
	}
	for _, r := range a.all.Rules {
		add(&r.HoldTags)
		add(&r.WithholdTags)
	}
	for _, i := range a.all.Invariants {
		if i.Never.Entry != nil {
			add(&i.Never.Entry.Tags)
		}
	}
	return at
}

// tagsNamed are the tags that anything but a step or the index of advice names.
func (a *Assessment) tagsNamed() []string {
	var list []string
	for id := range a.tagsClosing() {
		list = append(list, id)
	}
	for _, n := range a.all.Notes {
		list = append(list, n.Tags.Values()...)
	}
	for _, i := range a.all.Invariants {
		for _, s := range []*entries.Selection{i.Some.Entry, i.Every.Entry} {
			if s != nil {
				list = append(list, s.Tags.Values()...)
			}
		}
	}
	return list
}
