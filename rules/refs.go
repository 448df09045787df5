package rules

import (
	"fmt"
	"slices"

	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// sharesNames are kinds whose ids must differ from each other's.
var sharesNames = map[Kind]Kind{
	kindQuestion: kindFact, kindFact: kindQuestion,
	kindRule: kindGuard, kindGuard: kindRule,
}

// define notes that an entry has an id.
func (s *Source) define(kind Kind, o *object, id lines.Text) {
	s.checkName(kind, id)
	if kind == kindOption {
		return // ids of options are looked at question by question
	}
	before := s.defined[kind][id.Value]
	if before == nil {
		before = s.defined[sharesNames[kind]][id.Value]
	}
	if before != nil {
		s.reportDuplicate(kind, id, before.kind, before.id)
	}
	if s.defined[kind] == nil {
		s.defined[kind] = map[string]*definition{}
	}
	d := &definition{kind: kind, id: id, object: o}
	if s.defined[kind][id.Value] == nil {
		s.defined[kind][id.Value] = d
		s.order[kind] = append(s.order[kind], d)
	}
}

// reportDuplicate reports an id that two entries have.
func (s *Source) reportDuplicate(kind Kind, id lines.Text, beforeKind Kind, before lines.Text) {
	d := id.Diagnose(codeDuplicateID, fmt.Sprintf("there is another %s `%s`", beforeKind, diagnostic.Clip(id.Value)), "")
	if kind != beforeKind {
		d.Hint = fmt.Sprintf("%s and %s share their ids; rename one", plural(beforeKind), plural(kind))
	}
	d.Related = []Related{before.Related("first here")}
	s.folder.Report(d)
}

// use notes that an id stands for something.
func (s *Source) use(kind Kind, by *object, key string, id lines.Text) {
	s.uses = append(s.uses, use{kind: kind, by: by, key: key, id: id})
}

// label notes a word that others may use: a tag, a kind of help line, advice.
func (s *Source) label(kind Kind, t lines.Text) {
	if s.labels[kind] == nil {
		s.labels[kind] = map[string][]lines.Text{}
	}
	s.labels[kind][t.Value] = append(s.labels[kind][t.Value], t)
}

// known lists the ids of a kind, as authored; words of a kind in order.
func (s *Source) known(kind Kind) []string {
	var ids []string
	if words := s.labels[kind]; words != nil {
		for word := range words {
			ids = append(ids, word)
		}
		slices.Sort(ids)
		return ids
	}
	for _, d := range s.order[kind] {
		ids = append(ids, d.id.Value)
	}
	return ids
}

// knows says whether an id stands for something.
func (s *Source) knows(kind Kind, id string) bool {
	return s.defined[kind][id] != nil || len(s.labels[kind][id]) > 0
}

// checkUses reports ids that stand for nothing.
func (s *Source) checkUses() {
	for _, u := range s.uses {
		if !s.knows(u.kind, u.id.Value) && !s.folder.MayMention(u.id.Value) {
			s.reportUnknown(u.kind, u.id)
		}
	}
}

// reportUnknown reports an id that stands for nothing.
func (s *Source) reportUnknown(kind Kind, id lines.Text) {
	candidates := s.known(kind)
	d := id.Diagnose(unknownCodes[kind], fmt.Sprintf("there is no %s `%s`", kind, diagnostic.Clip(id.Value)), "")
	switch kind {
	case kindTag:
		d.Message = fmt.Sprintf("no step has the tag `%s`", diagnostic.Clip(id.Value))
	case kindHelp:
		d.Message = fmt.Sprintf("no help line is of the kind `%s`", diagnostic.Clip(id.Value))
	case kindAdvice:
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
	for _, kind := range []Kind{kindStep, kindRule, kindGuard, kindNote, kindPhase, kindSection, kindQuestion, kindFact, kindTag} {
		if kind != not && s.knows(kind, id) {
			return kind
		}
	}
	return ""
}

// checkUnused reports what is written and never used.
func (s *Source) checkUnused() {
	used := map[Kind]map[string]bool{}
	for _, u := range s.uses {
		if used[u.kind] == nil {
			used[u.kind] = map[string]bool{}
		}
		if u.by.shape.Name != "expect" {
			used[u.kind][u.id.Value] = true
		}
	}
	for _, d := range s.order[kindNote] {
		if !d.object.flag("always") && !used[kindNote][d.id.Value] && !s.folder.MayMention(d.id.Value) {
			s.folder.Report(d.id.Diagnose(codeUnusedNote, fmt.Sprintf("no rule or guard attaches the note `%s`", d.id.Value),
				"add it to the `notes` of a rule or guard, or write `always: true`"))
		}
	}
	s.checkRecommended()
}

// checkRecommended reports steps that no plan can ever hold.
func (s *Source) checkRecommended() {
	recommended := map[string]bool{}
	for _, u := range s.uses {
		if u.by.shape.Name == "recommendation" {
			recommended[u.id.Value] = true
		}
	}
	for _, d := range s.order[kindStep] {
		if !recommended[d.id.Value] && !s.folder.MayMention(d.id.Value) {
			s.folder.Report(d.id.Diagnose(codeUnusedStep, fmt.Sprintf("no rule recommends the step `%s`, so nobody ever sees it", d.id.Value),
				"add it to the `recommend` of a rule"))
		}
	}
}
