package rules

import (
	"fmt"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// Kind is a sort of thing that has ids: "question", "fact", "guard", "rule",
// "step", and others.
type Kind = entries.Kind

// checkUses reports ids that stand for nothing.
func (a *Assessment) checkUses() {
	untagged := a.earlier && len(a.ownTags()) == 0
	for _, u := range a.names.Mentions() {
		if untagged && u.Kind == entries.KindTag {
			continue
		}
		if !a.names.Knows(u.Kind, u.ID.Value) && !a.folder.MayMention(u.ID.Value) {
			a.reportUnknown(u.Kind, u.ID)
		}
	}
}

// reportUnknown reports an id that stands for nothing.
func (a *Assessment) reportUnknown(kind Kind, id lines.Text) {
	candidates := a.names.Known(kind)
	d := id.Diagnose(unknownCodes[kind], fmt.Sprintf("there is no %s `%s`", kind, diagnostic.Clip(id.Value)), "")
	switch kind {
	case entries.KindTag:
		d.Message = fmt.Sprintf("the tag `%s` is not declared", diagnostic.Clip(id.Value))
	case entries.KindHelp:
		d.Message = fmt.Sprintf("no help line is of the kind `%s`", diagnostic.Clip(id.Value))
	case entries.KindAdvice:
		d.Message = fmt.Sprintf("no paragraph covers the advice `%s`", diagnostic.Clip(id.Value))
	}
	d.Hint = diagnostic.Meant(id.Value, candidates)
	if len(candidates) == 0 {
		d.Hint = "there are none yet"
	}
	if kind == entries.KindTag && engine.Nearest(id.Value, candidates) == "" {
		d.Hint = fmt.Sprintf("declare it once, in a list `tags:`, with `id: %s`, what it means, and whom it protects", diagnostic.Clip(id.Value))
	}
	d.Fix = id.Renamed(candidates)
	if d.Fix == nil {
		if other := a.otherKind(kind, id.Value); other != "" {
			d.Hint = fmt.Sprintf("`%s` is the id of %s", id.Value, diagnostic.Article(string(other)))
		}
	}
	a.folder.Report(d)
}

// otherKind finds a kind that has the id.
func (a *Assessment) otherKind(not Kind, id string) Kind {
	for _, kind := range []Kind{entries.KindStep, entries.KindRule, entries.KindGuard, entries.KindNote, entries.KindPhase, entries.KindSection, entries.KindQuestion, entries.KindFact, entries.KindTag} {
		if kind != not && a.names.Knows(kind, id) {
			return kind
		}
	}
	return ""
}

// checkUnused reports what is written and never used.
func (a *Assessment) checkUnused() {
	used := map[string]bool{}
	for _, u := range a.names.Mentions() {
		if u.Kind == entries.KindNote {
			used[u.ID.Value] = true
		}
	}
	for _, n := range own(a, entries.KindNote, a.all.Notes, func(n *entries.Note) *entries.Entry { return &n.Entry }) {
		if id := n.ID; !n.Always.On && !used[id.Value] && !a.folder.MayMention(id.Value) {
			a.folder.Report(id.Diagnose(codeUnusedNote, fmt.Sprintf("no rule or guard attaches the note `%s`", id.Value),
				"add it to the `notes` of a rule or guard, or write `always: true`"))
		}
	}
	a.checkRecommended()
}

// checkRecommended reports steps that no plan can ever hold.
func (a *Assessment) checkRecommended() {
	recommended := map[string]bool{}
	for _, g := range a.guards {
		for _, t := range recommendedBy(g) {
			recommended[t.Value] = true
		}
	}
	for _, r := range a.all.Rules {
		for _, one := range r.Recommend.All {
			recommended[one.Step.Value] = true
		}
	}
	for _, step := range a.ownSteps() {
		if id := step.ID; !recommended[id.Value] && !a.folder.MayMention(id.Value) {
			a.folder.Report(id.Diagnose(codeUnusedStep, fmt.Sprintf("no rule recommends the step `%s`, so nobody ever sees it", id.Value),
				"add it to the `recommend` of a rule"))
		}
	}
}
