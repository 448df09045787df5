package main

import (
	"fmt"
	"io"
	"strings"

	"amends/engine"
	"amends/rules/words"
)

// A teller writes explanations for a person to read.
type teller struct {
	w       io.Writer
	program *engine.Program
	place   func(at string) string // where the user can open a place of the assessment
}

// standings say where a step stands, in words.
var standings = map[engine.Standing]string{
	engine.StandsOpen:       "in the plan",
	engine.StandsHeld:       "in the plan, held closed",
	engine.StandsFolded:     `folded under "also helpful"`,
	engine.StandsCounted:    "folded, and only counted",
	engine.StandsPast:       "not in the plan: its phase is past, and no rule says that it is still due",
	engine.StandsWithheld:   "not in the plan: withheld",
	engine.StandsNotAllowed: "not in the plan: a guard does not allow it",
	engine.StandsNowhere:    "not in the plan: no rule that recommends it fired",
	engine.StandsNoPlan:     "not in the plan: there is no plan",
}

// tell writes all explanations.
func (t *teller) tell(e explained) {
	t.line(0, "%s: outcome %s", e.Assessment, e.Outcome)
	for _, j := range e.Stopped {
		t.judgment(stops(j), j)
	}
	if len(e.Explanations) == 0 {
		t.line(0, "no steps are shown; name one to see why it is not there")
	}
	for _, one := range e.Explanations {
		t.line(0, "")
		t.step(one)
		if found, ok := e.WouldOpen[one.Step]; ok {
			t.wouldOpen(found)
		}
	}
}

func (t *teller) step(e engine.Explanation) {
	t.line(0, "%s (%s)", e.Step, e.Title)
	t.line(1, "%s", standings[e.Standing])
	for _, j := range e.By {
		t.judgment("by "+string(j.Kind), j)
	}
	for _, j := range e.Rules {
		t.judgment(recommends(j), j)
	}
	if len(e.Rules) == 0 {
		t.line(1, "no rule recommends it")
	}
	for _, r := range e.Texts {
		t.reading(r)
	}
}

// reading says of a text why it is read, or not.
func (t *teller) reading(r engine.Reading) {
	why := "not read, because this is not known"
	switch r.Conditions.Value {
	case engine.True.String():
		why = "read, because this is true"
	case engine.False.String():
		why = "not read, because this is false"
	}
	t.line(1, "%s: %s", r.Place, why)
	if r.Text != "" {
		t.line(2, "“%s”", strings.Join(strings.Fields(r.Text), " "))
	}
	t.explained(2, words.ByID(t.program.Bundle()).Explain(r.Condition, &r.Conditions))
}

// stops says how a hard guard stops the plan.
func stops(j engine.Judgment) string {
	if j.Conditions.Value == engine.Unknown.String() {
		return "not decided yet: guard"
	}
	return "stopped by guard"
}

// recommends says what a rule that can recommend a step did.
func recommends(j engine.Judgment) string {
	switch j.Conditions.Value {
	case engine.True.String():
		return "recommended by rule"
	case engine.False.String():
		return "not recommended, because this is false: rule"
	}
	return "not recommended yet, because this is not known: rule"
}

func (t *teller) judgment(role string, j engine.Judgment) {
	if j.Kind == engine.JudgedCap {
		t.line(1, "%s %s", role, j.ID)
		return
	}
	t.line(1, "%s", strings.TrimSpace(fmt.Sprintf("%s %s %s", role, j.ID, t.at(j))))
	if j.Text != "" {
		t.line(2, "%s", strings.Join(strings.Fields(j.Text), " "))
	}
	for _, e := range words.ByID(t.program.Bundle()).Judged(t.program, j) {
		t.explained(2, e)
	}
}

// at is where the user can open what was judged, in brackets.
func (t *teller) at(j engine.Judgment) string {
	if j.At == "" {
		return ""
	}
	return "(" + t.place(j.At) + ")"
}

// explained writes a condition with its values.
func (t *teller) explained(depth int, e *words.Explained) {
	text := e.Says
	switch {
	case e.Asked != nil:
		text += "; " + answer(e.Asked)
	case len(e.Parts) > 0 && !e.Fact:
		text += ":"
	}
	fmt.Fprintf(t.w, "    %-9s%s%s\n", e.Value, strings.Repeat("  ", depth-2), text)
	for _, part := range e.Parts {
		t.explained(depth+1, part)
	}
}

// answer is what the taker said to a question.
func answer(s *engine.Subject) string {
	if len(s.Answer) == 0 {
		return "no answer to: " + s.Text
	}
	return "answered " + strings.Join(s.Answer, ", ") + ": " + s.Text
}

func (t *teller) line(depth int, format string, args ...any) {
	fmt.Fprintf(t.w, strings.Repeat("  ", depth)+format+"\n", args...)
}
