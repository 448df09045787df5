package diff

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/words"
)

// people shows the examples.
func (p *printer) people() {
	for i := range p.r.People[:min(p.mostPeople, len(p.r.People))] {
		e := &p.r.People[i]
		p.heading(fmt.Sprintf("Person %d", i+1))
		p.answers(e)
		p.outcome(e.Outcome)
		p.steps(0, e.Steps)
		p.unlisted(e)
	}
}

// answers lists what a person says, in the order of asking.
func (p *printer) answers(e *Example) {
	say := func(answers engine.Answers, b *engine.Bundle, w *words.Words, suffix string) {
		for i := range b.Questions {
			q := &b.Questions[i]
			if value, ok := answers[q.ID]; ok {
				p.item(0, "%s %s%s", p.safe(q.Text), p.strong(w.Answer(q.ID, value)), suffix)
			}
		}
	}
	if len(e.Answers)+len(e.OldAnswer) == 0 {
		p.item(0, "has not answered anything")
	}
	say(e.Answers, p.texts.bundles[0], p.texts.words[0], "")
	say(e.OldAnswer, p.texts.bundles[1], p.texts.words[1], " (asked by the old version)")
}

func (p *printer) outcome(o [2]string) {
	if o[0] != o[1] {
		p.item(0, "gets %s, before: %s", p.safe(outcomeInWords(o[1])), p.safe(outcomeInWords(o[0])))
	}
}

func outcomeInWords(outcome string) string {
	switch outcome {
	case engine.OutcomePlan:
		return "a plan"
	case engine.OutcomeOpen:
		return "no plan yet, because a guard waits for an answer"
	}
	return "the page of the guard " + outcome
}

// standings in words.
var standings = map[Standing]string{Open: "open", Closed: "held closed", Folded: "under “also helpful”", Counted: "only counted", Absent: "not there"}

func (p *printer) steps(depth int, list []StepChange) {
	real := slices.DeleteFunc(slices.Clone(list), StepChange.moved)
	for _, s := range real[:min(p.few, len(real))] {
		why := ""
		if len(s.Why) > 0 {
			why = "; " + strings.Join(s.Why, "; ")
		}
		p.item(depth, "%s%s", p.became(s), p.safe(why))
	}
	if len(real) > p.few {
		p.rest(depth, "… and %d more steps", len(real)-p.few)
	}
	p.moves(depth, slices.DeleteFunc(slices.Clone(list), func(s StepChange) bool { return !s.moved() }))
}

// moved reports whether a step is only shown with more or less weight: both
// plans have it, and it made room for others or got some.
func (s StepChange) moved() bool {
	return s.Old != Absent && s.New != Absent && s.Old != Closed && s.New != Closed
}

// moves lists steps that make room or get some, in one line.
func (p *printer) moves(depth int, list []StepChange) {
	if len(list) == 0 {
		return
	}
	var parts []string
	for _, s := range list[:min(3, p.most, len(list))] {
		parts = append(parts, fmt.Sprintf("%s is %s, before: %s", p.strong(p.texts.step(s.Step)), standings[s.New], standings[s.Old]))
	}
	if len(list) > len(parts) {
		parts = append(parts, fmt.Sprintf("and %d more", len(list)-len(parts)))
	}
	p.item(depth, "so others make room or get some: %s", strings.Join(parts, "; "))
}

// became says what became of a step.
func (p *printer) became(s StepChange) string {
	switch {
	case s.Old == Absent:
		return fmt.Sprintf("appears: %s, %s", p.step(s.Step), standings[s.New])
	case s.New == Absent:
		return fmt.Sprintf("vanishes: %s, before: %s", p.step(s.Step), standings[s.Old])
	}
	return fmt.Sprintf("changes: %s is %s, before: %s", p.step(s.Step), standings[s.New], standings[s.Old])
}

// unlisted tells what this person sees besides steps.
func (p *printer) unlisted(e *Example) {
	told := 0
	for _, d := range e.differences {
		if d.Kind == Outcome || d.Kind == Waiting || d.Kind == Step || d.Kind == Held {
			continue
		}
		if told++; told <= p.few {
			p.item(0, "%s", p.sentence(Change{Sight: d.Sight, Gone: d.Gone}))
		}
	}
	if told > p.few {
		p.rest(0, "… and %d more", told-p.few)
	}
}

// cases lists authored cases whose plan changes, or which fail.
func (p *printer) cases() {
	if p.r.Tested == 0 {
		return
	}
	p.heading("Cases")
	if len(p.r.Cases) == 0 {
		p.item(0, "%s the same plan as before", counted(p.r.Tested))
		return
	}
	for i, c := range p.r.Cases {
		if i == p.few {
			p.rest(0, "… and %d more cases", len(p.r.Cases)-p.few)
			break
		}
		p.item(0, "%s (%s)%s%s", p.code(c.ID), c.At, p.safe(person(c)), about(c))
		p.outcome(c.Outcome)
		p.steps(1, c.Steps)
		if c.Layout {
			p.item(1, "the same steps in another order")
		}
		for j, f := range c.Failures {
			if !p.all && j == 1 && len(c.Failures) > 2 {
				p.rest(1, "… and fails in %d more ways", len(c.Failures)-j)
				break
			}
			p.item(1, "fails: %s", f)
		}
	}
	p.item(0, "%d of %d cases get the same plan as before", p.r.Tested-len(p.r.Cases), p.r.Tested)
}

func person(c CaseChange) string {
	if c.Person == "" {
		return ""
	}
	return ": " + strings.TrimRight(clip(c.Person), ".")
}

func about(c CaseChange) string {
	switch {
	case c.Only != "":
		return fmt.Sprintf(" [only in the %s version]", c.Only)
	case c.Edited:
		return " [its answers were edited]"
	}
	return ""
}
