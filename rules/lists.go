package rules

import (
	"fmt"
	"slices"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lower"
)

// readLists reads the lists of options, and reports options that their question
// does not have.
func (a *Assessment) readLists() map[string][]string {
	lists := map[string][]string{}
	for _, l := range own(a, entries.KindList, a.all.Lists, func(l *entries.Named) *entries.Entry { return &l.Entry }) {
		lists[l.ID.Value] = l.Options.Values()
		if l.Options.Written() && l.Options.Parts() == 0 {
			a.folder.Report(l.DiagnoseKey(&l.Options, entries.CodeEmptyValue, l.Called()+" has no options", "name at least one option of `"+l.Of.Value+"`"))
		}
		if q := a.question(l.Of.Value); q != nil && !q.shaky {
			lists[l.ID.Value] = a.checkListed(l, q)
		}
	}
	return lists
}

// checkListed reports options of a list that its question does not have, and
// gives the others.
func (a *Assessment) checkListed(l *entries.Named, q *question) []string {
	sound := []string{}
	var known []string
	for _, option := range q.data.Options {
		known = append(known, option.ID)
	}
	if len(known) == 0 {
		a.folder.Report(l.Of.Diagnose(lower.CodeWrongType, fmt.Sprintf("`%s` has no options, so there is no list of them", q.ID.Value), "a list is of a one-of or any-of question"))
		return nil
	}
	for _, t := range l.Options.Texts {
		if slices.Contains(known, t.Value) {
			sound = append(sound, t.Value)
			continue
		}
		if a.folder.MayMention(t.Value) {
			continue
		}
		d := t.Diagnose(lower.CodeUnknownOption, fmt.Sprintf("`%s` is no option of `%s`", diagnostic.Clip(t.Value), q.ID.Value), diagnostic.Meant(t.Value, known))
		d.Fix = t.Renamed(known)
		d.Related = []Related{q.Related("the question")}
		a.folder.Report(d)
	}
	return sound
}

// checkLists reports lists that no condition names.
func (a *Assessment) checkLists() {
	used := map[string]bool{}
	note := func(c *entries.Condition) {
		for _, name := range lower.Reads(c.Value) {
			used[name] = true
		}
	}
	for _, c := range a.deciding() {
		note(c)
	}
	for _, f := range a.all.Facts {
		note(&f.Is)
	}
	for _, one := range a.all.Advice {
		note(&one.When)
	}
	for _, one := range a.all.Invariants {
		note(&one.When)
	}
	for _, l := range a.all.Lists {
		if id := l.ID; id.Value != "" && !used[id.Value] && !a.folder.MayMention(id.Value) && entries.CanBeRead(id.Value) {
			a.folder.Report(id.Diagnose(codeUnusedList, fmt.Sprintf("no condition names the list `%s`", id.Value), "use it, as in any_of("+l.Of.Value+", "+id.Value+"), or remove it"))
		}
	}
}
