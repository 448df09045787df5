package main

import (
	"fmt"
	"io"
	"strings"

	"amends/engine"
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
	t.finding(2, r.Condition, &r.Conditions)
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
	if c := t.condition(j); c != nil {
		t.finding(2, c, &j.Conditions)
	}
	if j.Kind == engine.JudgedFact {
		t.fact(2, j.ID, j.Conditions.All)
	}
}

// at is where the user can open what was judged, in brackets.
func (t *teller) at(j engine.Judgment) string {
	if j.At == "" {
		return ""
	}
	return "(" + t.place(j.At) + ")"
}

// condition is what the author wrote for a rule or guard.
func (t *teller) condition(j engine.Judgment) *engine.Condition {
	if r, ok := t.program.Rule(j.ID); ok && j.Kind == engine.JudgedRule {
		return &r.When
	}
	if g, ok := t.program.Guard(j.ID); ok {
		return &g.When
	}
	if q, ok := t.program.Question(j.ID); ok && j.Kind == engine.JudgedQuestion {
		return q.ShowIf
	}
	return nil
}

// finding writes a condition with its values. The finding has the values and
// the answers, the condition what was asked for; their shapes are the same.
func (t *teller) finding(depth int, c *engine.Condition, f *engine.ValuedCondition) {
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		t.value(depth, f, "always")
	case engine.ShapeNot:
		t.value(depth, f, "not this:")
		t.finding(depth+1, c.Not, f.Not)
	case engine.ShapeAll:
		t.value(depth, f, "all of these:")
		t.findings(depth+1, c.All, f.All)
	case engine.ShapeAny:
		t.value(depth, f, "any of these:")
		t.findings(depth+1, c.Any, f.Any)
	case engine.ShapeAtLeast:
		t.value(depth, f, fmt.Sprintf("at least %d of these %d:", c.AtLeast, len(c.Of)))
		t.findings(depth+1, c.Of, f.Of)
	case engine.ShapeTest:
		t.test(depth, c.Test, f)
	default:
		panic(engine.UnknownKind{Of: "tell: a condition", Kind: string(shape)})
	}
}

func (t *teller) test(depth int, test *engine.Test, f *engine.ValuedCondition) {
	if test.Fact != "" {
		t.value(depth, f, asked(test))
		t.fact(depth+1, test.Fact, f.All)
		return
	}
	t.value(depth, f, asked(test)+"; "+answer(f))
}

func (t *teller) findings(depth int, conditions []engine.Condition, findings []*engine.ValuedCondition) {
	for i := range conditions {
		t.finding(depth, &conditions[i], findings[i])
	}
}

// fact writes the conditions from which a fact has its value: its own, or those
// on the way through its choices.
func (t *teller) fact(depth int, id string, findings []*engine.ValuedCondition) {
	f, ok := t.program.Fact(id)
	if !ok {
		return
	}
	if f.When != nil {
		t.finding(depth, f.When, findings[0])
		return
	}
	choice := f.Choose
	for i := range findings {
		t.finding(depth, choice.If, findings[i])
		if findings[i].Value == engine.True.String() {
			choice = choice.Then
		} else {
			choice = choice.Else
		}
	}
}

// asked is a test in words, close to how it was written.
func asked(x *engine.Test) string {
	name := x.Question + x.Fact
	options := strings.Join(x.Options, ", ")
	switch x.Kind {
	case engine.TestAll:
		return name + " has all of " + options
	case engine.TestNumber:
		return name + " " + ranges(x.Ranges)
	case engine.TestCount:
		return "count of " + name + " " + ranges(x.Ranges)
	case engine.TestAnswered:
		return name + " is answered"
	case engine.TestAny:
		if len(x.Options) > 1 {
			return name + " has any of " + options
		}
		return name + " has " + options
	}
	panic(engine.UnknownKind{Of: "tell: a test", Kind: string(x.Kind)})
}

// ranges are intervals in words.
func ranges(list []engine.Range) string {
	words := []string{}
	for _, r := range list {
		low, high := bound(r.Min, r.AboveMin, ">", ">="), bound(r.Max, r.BelowMax, "<", "<=")
		switch {
		case r.Min != nil && r.Max != nil && *r.Min == *r.Max:
			words = append(words, fmt.Sprintf("is %v", *r.Min))
		case low != "" && high != "":
			words = append(words, low+" and "+high)
		default:
			words = append(words, low+high)
		}
	}
	return strings.Join(words, " or ")
}

func bound(n *float64, outside bool, strict, loose string) string {
	switch {
	case n == nil:
		return ""
	case outside:
		return fmt.Sprintf("%s %v", strict, *n)
	}
	return fmt.Sprintf("%s %v", loose, *n)
}

// answer is what the taker said to the question of a finding.
func answer(f *engine.ValuedCondition) string {
	if len(f.Answer) == 0 {
		return "no answer to: " + f.Text
	}
	return "answered " + strings.Join(f.Answer, ", ") + ": " + f.Text
}

// value writes a line that begins with the value of a condition.
func (t *teller) value(depth int, f *engine.ValuedCondition, text string) {
	fmt.Fprintf(t.w, "    %-9s%s%s\n", f.Value, strings.Repeat("  ", depth-2), text)
}

func (t *teller) line(depth int, format string, args ...any) {
	fmt.Fprintf(t.w, strings.Repeat("  ", depth)+format+"\n", args...)
}
