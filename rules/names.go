package rules

import (
	"fmt"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// Kind is a sort of thing that has ids: "question", "fact", "guard", "rule",
// "step", and others.
type Kind = entries.Kind

// checkUses reports ids that stand for nothing.
func (s *Source) checkUses() {
	for _, u := range s.names.Mentions() {
		if !s.names.Knows(u.Kind, u.ID.Value) && !s.folder.MayMention(u.ID.Value) {
			s.reportUnknown(u.Kind, u.ID)
		}
	}
}

// reportUnknown reports an id that stands for nothing.
func (s *Source) reportUnknown(kind Kind, id lines.Text) {
	candidates := s.names.Known(kind)
	d := id.Diagnose(unknownCodes[kind], fmt.Sprintf("there is no %s `%s`", kind, diagnostic.Clip(id.Value)), "")
	switch kind {
	case entries.KindTag:
		d.Message = fmt.Sprintf("no step has the tag `%s`", diagnostic.Clip(id.Value))
	case entries.KindHelp:
		d.Message = fmt.Sprintf("no help line is of the kind `%s`", diagnostic.Clip(id.Value))
	case entries.KindAdvice:
		d.Message = fmt.Sprintf("no paragraph covers the advice `%s`", diagnostic.Clip(id.Value))
	}
	d.Hint = diagnostic.Meant(id.Value, candidates)
	if len(candidates) == 0 {
		d.Hint = "there are none yet"
	}
	d.Fix = id.Renamed(candidates)
	if d.Fix == nil {
		if other := s.otherKind(kind, id.Value); other != "" {
			d.Hint = fmt.Sprintf("`%s` is the id of %s", id.Value, diagnostic.Article(string(other)))
		}
	}
	s.folder.Report(d)
}

// otherKind finds a kind that has the id.
func (s *Source) otherKind(not Kind, id string) Kind {
	for _, kind := range []Kind{entries.KindStep, entries.KindRule, entries.KindGuard, entries.KindNote, entries.KindPhase, entries.KindSection, entries.KindQuestion, entries.KindFact, entries.KindTag} {
		if kind != not && s.names.Knows(kind, id) {
			return kind
		}
	}
	return ""
}

// checkUnused reports what is written and never used.
func (s *Source) checkUnused() {
	used := map[string]bool{}
	for _, u := range s.names.Mentions() {
		if u.Kind == entries.KindNote {
			used[u.ID.Value] = true
		}
	}
	for _, n := range own(s, entries.KindNote, s.all.Notes, func(n *entries.Note) *entries.Entry { return &n.Entry }) {
		if id := n.ID; !n.Always.On && !used[id.Value] && !s.folder.MayMention(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedNote, fmt.Sprintf("no rule or guard attaches the note `%s`", id.Value),
				"add it to the `notes` of a rule or guard, or write `always: true`"))
		}
	}
	s.checkRecommended()
}

// checkRecommended reports steps that no plan can ever hold.
func (s *Source) checkRecommended() {
	recommended := map[string]bool{}
	for _, r := range s.all.Rules {
		for _, one := range r.Recommend.All {
			recommended[one.Step.Value] = true
		}
	}
	for _, step := range s.ownSteps() {
		if id := step.ID; !recommended[id.Value] && !s.folder.MayMention(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedStep, fmt.Sprintf("no rule recommends the step `%s`, so nobody ever sees it", id.Value),
				"add it to the `recommend` of a rule"))
		}
	}
}
