package diff

import (
	"maps"
	"slices"

	"amends/engine"
	"amends/rules/prove"
	"amends/rules/prove/sat"
)

type literal = sat.Literal

// Example is a person, as small as possible, and what changes for them. Both
// engines were asked. Everything that the answers do not name is left open.
type Example struct {
	Answers   engine.Answers `json:"answers"`
	OldAnswer engine.Answers `json:"old_answers,omitempty"` // where a question of another type has another answer
	Outcome   [2]string      `json:"outcome"`               // in the old and in the new version
	Steps     []StepChange   `json:"steps"`

	differences []difference
	finished    bool // found among those who have answered everything
}

// StepChange is what becomes of one step for one person.
type StepChange struct {
	Step string   `json:"step"`
	Old  Standing `json:"old"`
	New  Standing `json:"new"`
	Why  []string `json:"why"` // what put it there, or keeps it away, in the version where it changed
}

// example makes a person who was found as small as possible, and keeps them.
func (c *comparison) example(d difference, found *prove.Person, finished bool) error {
	answers := [2]engine.Answers{found.Answers[0], found.Answers[1]}
	if !c.sees(d, answers) {
		return errNotSeen
	}
	answers = c.plainest(d, c.smallest(d, answers))
	old, new := c.lookers[0].look(answers[0]), c.lookers[1].look(answers[1])
	e := Example{
		Answers: answers[1], Outcome: [2]string{old.outcome, new.outcome}, Steps: []StepChange{},
		differences: c.differences(old, new), finished: finished,
	}
	for id, value := range answers[0] {
		if other, ok := answers[1][id]; !ok || !sameValue(value, other) {
			if e.OldAnswer == nil {
				e.OldAnswer = engine.Answers{}
			}
			e.OldAnswer[id] = value
		}
	}
	e.Steps = c.stepChanges(old, new, answers)
	shown := map[difference]bool{}
	for _, one := range e.differences {
		shown[one] = true
	}
	c.shown = append(c.shown, shown)
	c.report.People = append(c.report.People, e)
	return nil
}

func sameValue(a, b engine.Value) bool {
	x, isX := a.Amount()
	y, isY := b.Amount()
	return x == y && isX == isY && a.Skipped() == b.Skipped() && slices.Equal(a.Options(), b.Options())
}

// sees asks the engines whether somebody meets a change.
func (c *comparison) sees(d difference, answers [2]engine.Answers) bool {
	old, new := c.lookers[0].look(answers[0]), c.lookers[1].look(answers[1])
	return slices.Contains(c.differences(old, new), d)
}

// smallest takes answers away, and options from answers, as long as the change
// stays.
func (c *comparison) smallest(d difference, answers [2]engine.Answers) [2]engine.Answers {
	ids := maps.Clone(answers[0])
	maps.Copy(ids, answers[1])
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		fewer := [2]engine.Answers{maps.Clone(answers[0]), maps.Clone(answers[1])}
		delete(fewer[0], id)
		delete(fewer[1], id)
		if c.sees(d, fewer) {
			answers = fewer
			continue
		}
		answers = c.fewerOptions(d, answers, id)
	}
	return answers
}

func (c *comparison) fewerOptions(d difference, answers [2]engine.Answers, id string) [2]engine.Answers {
	for _, option := range chosenBy(answers, id) {
		fewer := [2]engine.Answers{maps.Clone(answers[0]), maps.Clone(answers[1])}
		empty := false
		for i := range fewer {
			kept := slices.DeleteFunc(slices.Clone(fewer[i][id].Options()), func(o string) bool { return o == option })
			empty = empty || len(kept) == 0
			if _, ok := fewer[i][id]; ok {
				fewer[i][id] = engine.Chosen(kept...)
			}
		}
		if !empty && c.sees(d, fewer) {
			answers = fewer
		}
	}
	return answers
}

// plainest replaces what somebody says by what is more ordinary, as long as the
// change stays: by an option that stands alone ("none of these"), or else by
// the earliest one. What is left over from a search says less than it seems.
func (c *comparison) plainest(d difference, answers [2]engine.Answers) [2]engine.Answers {
	b := c.new.Program.Bundle()
	for i := range b.Questions {
		q := &b.Questions[i]
		value, given := answers[1][q.ID]
		if !given || q.Kind == engine.Number {
			continue
		}
		for _, id := range plainOptions(q) {
			if slices.Equal(value.Options(), []string{id}) {
				break
			}
			other := [2]engine.Answers{maps.Clone(answers[0]), maps.Clone(answers[1])}
			other[0][q.ID], other[1][q.ID] = engine.Chosen(id), engine.Chosen(id)
			if old, ok := c.old.Program.Question(q.ID); ok && hasOption(old, id) && c.sees(d, other) {
				answers = other
				break
			}
		}
	}
	return answers
}

// plainOptions are the options of a question, the most ordinary first.
func plainOptions(q *engine.Question) []string {
	var alone, others []string
	for i := range q.Options {
		if q.Options[i].Exclusive {
			alone = append(alone, q.Options[i].ID)
		} else {
			others = append(others, q.Options[i].ID)
		}
	}
	return append(alone, others...)
}

// chosenBy are the options that a person chose, in either version.
func chosenBy(answers [2]engine.Answers, id string) []string {
	out := slices.Clone(answers[0][id].Options())
	for _, o := range answers[1][id].Options() {
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

// stepChanges lists the steps that stand otherwise, in the order of the new
// version and then of the old one.
func (c *comparison) stepChanges(old, new *view, answers [2]engine.Answers) []StepChange {
	out := []StepChange{}
	for _, s := range c.sights {
		if s.Kind != Step {
			continue
		}
		before, after := old.standing(s.ID), new.standing(s.ID)
		if before != after {
			out = append(out, StepChange{Step: s.ID, Old: before, New: after, Why: c.why(s.ID, before, after, answers)})
		}
	}
	return out
}

// why names what decides about a step in the new version and, where it was
// there before, what had put it there.
func (c *comparison) why(step string, before, after Standing, answers [2]engine.Answers) []string {
	var out []string
	if before == Absent {
		return append(out, reasons(c.new, answers[1], step)...)
	}
	if _, ok := c.new.Program.Step(step); !ok {
		return append(out, "the new version has no such step")
	}
	out = append(out, reasons(c.new, answers[1], step)...)
	if after == Absent && len(out) == 0 {
		for _, r := range reasons(c.old, answers[0], step) {
			out = append(out, "no longer "+r)
		}
	}
	return out
}

// reasons say which rules and guards put a step where it is; none if no rule
// recommends it.
func reasons(side Side, answers engine.Answers, step string) []string {
	e, ok := side.Program.Explain(answers, step)
	if !ok {
		return nil
	}
	words := map[engine.Standing]string{
		engine.StandsHeld: "held by", engine.StandsWithheld: "withheld by", engine.StandsNotAllowed: "not allowed by", engine.StandsNoPlan: "no plan because of",
	}
	var out []string
	if e.Standing == engine.StandsPast {
		out = append(out, "its phase is over")
	}
	for _, j := range e.By {
		if words[e.Standing] != "" {
			out = append(out, words[e.Standing]+" "+string(j.Kind)+" "+j.ID+side.place(j.ID))
		}
	}
	if e.Standing != engine.StandsOpen && e.Standing != engine.StandsFolded && e.Standing != engine.StandsCounted && e.Standing != engine.StandsHeld {
		return out
	}
	for _, j := range e.Rules {
		if j.Conditions.Value == engine.True.String() {
			out = append(out, "recommended by rule "+j.ID+side.place(j.ID))
		}
	}
	return out
}

// place is where a rule or guard stands, in brackets.
func (s Side) place(id string) string {
	if s.Source == nil || s.Source.At(id) == "" {
		return ""
	}
	return " (" + s.Source.At(id) + ")"
}
