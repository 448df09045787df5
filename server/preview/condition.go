package preview

import (
	"fmt"
	"strings"

	"amends/engine"
)

// conditionView is a condition with what it came to.
type conditionView struct {
	Value string
	Asked string // of a comparison: the name and the options
	Text  string
	Fact  bool // its parts are those of the fact, and shown when asked for
	Parts []*conditionView
}

// newConditionView draws what became of a condition. The finding has the values
// and the answers, the condition what was asked for; their shapes are the same.
func newConditionView(p *engine.Program, c *engine.Condition, f *engine.ValuedCondition) *conditionView {
	v := &conditionView{Value: f.Value}
	if c == nil {
		v.Text = "always"
		return v
	}
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		v.Text = "always"
	case engine.ShapeNot:
		v.Text, v.Parts = "not this:", parts(p, []engine.Condition{*c.Not}, []*engine.ValuedCondition{f.Not})
	case engine.ShapeAll:
		v.Text, v.Parts = "all of these:", parts(p, c.All, f.All)
	case engine.ShapeAny:
		v.Text, v.Parts = "any of these:", parts(p, c.Any, f.Any)
	case engine.ShapeAtLeast:
		v.Text, v.Parts = fmt.Sprintf("at least %d of these %d:", c.AtLeast, len(c.Of)), parts(p, c.Of, f.Of)
	case engine.ShapeTest:
		v.test(p, c.Test, f)
	default:
		panic(engine.UnknownKind{Of: "preview: a condition", Kind: string(shape)})
	}
	return v
}

func (v *conditionView) test(p *engine.Program, t *engine.Test, f *engine.ValuedCondition) {
	if t.Fact != "" {
		v.Asked, v.Fact, v.Parts = asked(t, t.Fact), len(f.All) > 0, factParts(p, t.Fact, f.All)
		return
	}
	v.Asked, v.Text = asked(t, t.Question), f.Text
}

func parts(p *engine.Program, conditions []engine.Condition, findings []*engine.ValuedCondition) []*conditionView {
	var list []*conditionView
	for i := range min(len(conditions), len(findings)) {
		list = append(list, newConditionView(p, &conditions[i], findings[i]))
	}
	return list
}

// factParts are the conditions from which a fact has its value: its own, or
// those on the way through its choices.
func factParts(p *engine.Program, id string, findings []*engine.ValuedCondition) []*conditionView {
	fact, ok := p.Fact(id)
	if !ok {
		return nil
	}
	if fact.When != nil {
		return parts(p, []engine.Condition{*fact.When}, findings)
	}
	var list []*conditionView
	choice := fact.Choose
	for _, f := range findings {
		if choice == nil || choice.If == nil {
			break
		}
		list = append(list, newConditionView(p, choice.If, f))
		if f.Value == engine.True.String() {
			choice = choice.Then
		} else {
			choice = choice.Else
		}
	}
	return list
}

// asked is what a comparison asks of a question or fact.
func asked(t *engine.Test, name string) string {
	if len(t.Options) == 0 {
		return name
	}
	return name + ": " + strings.Join(t.Options, ", ")
}

// authored is the condition of a rule or guard; nil if there is none.
func authored(p *engine.Program, j engine.Judgment) *engine.Condition {
	if r, ok := p.Rule(j.ID); ok && j.Kind == engine.JudgedRule {
		return &r.When
	}
	if g, ok := p.Guard(j.ID); ok {
		return &g.When
	}
	return nil
}
