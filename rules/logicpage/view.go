package logicpage

import (
	"fmt"

	"amends/engine"
	"amends/rules/words"
)

// viewer makes a page.
type viewer struct {
	*engine.Bundle
	words     *words.Words
	at        func(string) string
	facts     map[string]*engine.Fact
	questions map[string]*engine.Question
	steps     map[string]*engine.Step
	deep      map[string][]string
}

func view(p *engine.Program, at func(string) string) *page {
	b := p.Bundle()
	if at == nil {
		at = func(string) string { return "" }
	}
	v := &viewer{b, words.For(b), at, map[string]*engine.Fact{}, map[string]*engine.Question{}, map[string]*engine.Step{}, map[string][]string{}}
	for i := range b.Facts {
		v.facts[b.Facts[i].ID] = &b.Facts[i]
	}
	for i := range b.Questions {
		v.questions[b.Questions[i].ID] = &b.Questions[i]
	}
	for i := range b.Steps {
		v.steps[b.Steps[i].ID] = &b.Steps[i]
	}
	out := &page{Title: b.Title, Version: b.Version, Language: b.Language, Direction: b.Direction, Matrix: v.matrix()}
	out.Counts = fmt.Sprintf("%d questions, %d facts, %d guards, %d rules, %d steps in %d phases", len(b.Questions), len(b.Facts), len(b.Guards), len(b.Rules), len(b.Steps), len(b.Phases))
	for _, s := range b.Sections {
		out.Sections = append(out.Sections, v.section(s))
	}
	for i := range b.Facts {
		out.Facts = append(out.Facts, v.fact(&b.Facts[i]))
	}
	for i := range b.Guards {
		if b.Guards[i].Hard {
			out.Hard = append(out.Hard, v.guard(&b.Guards[i]))
		} else {
			out.Soft = append(out.Soft, v.guard(&b.Guards[i]))
		}
	}
	for _, ph := range b.Phases {
		out.Phases = append(out.Phases, v.phase(ph))
	}
	for i := range b.Rules {
		out.Rules = append(out.Rules, v.rule(&b.Rules[i]))
	}
	for i := range b.Notes {
		out.Notes = append(out.Notes, v.note(&b.Notes[i]))
	}
	for i := range b.Varied {
		out.Texts = append(out.Texts, v.varied(&b.Varied[i]))
	}
	return out
}

// Links to each kind of thing.

func (v *viewer) toQuestion(id string) link { return link{"#question-" + id, v.words.Question(id)} }
func toFact(id string) link                 { return link{"#fact-" + id, id} }
func toRule(id string) link                 { return link{"#rule-" + id, id} }
func toGuard(id string) link                { return link{"#guard-" + id, id} }
func toNote(id string) link                 { return link{"#note-" + id, id} }
func toPhase(p engine.Phase) link           { return link{"#phase-" + p.ID, p.Title} }

func (v *viewer) toStep(id string) link { return link{"#step-" + id, v.steps[id].Title} }

func (v *viewer) toSteps(ids []string) []link {
	out := make([]link, len(ids))
	for i, id := range ids {
		out[i] = v.toStep(id)
	}
	return out
}
