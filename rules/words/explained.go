package words

import (
	"fmt"

	"amends/engine"
)

// Explained is a condition with the value that somebody's answers gave it, laid
// out to be drawn.
type Explained struct {
	Value string          // "true", "false" or "unknown"
	Says  string          // a test, or what joins the parts: "all of these"
	Fact  bool            // a test of a fact; its parts are what the fact's value comes from
	Asked *engine.Subject // of a test of a question: what was answered; else nil
	Parts []*Explained
}

// Judged explains what a rule, a guard, a question or a fact came to. For a
// cap, which has no condition, and for what the program does not have, it is
// empty.
func (w *Words) Judged(p *engine.Program, j engine.Judgment) []*Explained {
	var when *engine.Condition
	switch j.Kind {
	case engine.JudgedRule:
		if r, ok := p.Rule(j.ID); ok {
			when = &r.When
		}
	case engine.JudgedGuard:
		if g, ok := p.Guard(j.ID); ok {
			when = &g.When
		}
	case engine.JudgedQuestion:
		if q, ok := p.Question(j.ID); ok {
			when = q.ShowIf
		}
	case engine.JudgedFact:
		return w.explainFact(j.ID, j.Conditions.All)
	case engine.JudgedCap:
	default:
		panic(engine.UnknownKind{Of: "words: a judgment", Kind: string(j.Kind)})
	}
	if when == nil {
		return nil
	}
	return []*Explained{w.Explain(when, &j.Conditions)}
}

// Explain lays out a condition, which says what is asked, with its values, which
// say what was answered. The two must have the same shape.
func (w *Words) Explain(c *engine.Condition, v *engine.ValuedCondition) *Explained {
	out := &Explained{Value: v.Value}
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		out.Says = "always"
	case engine.ShapeTest:
		out.Says = w.Test(c.Test, false).String()
		if c.Test.Fact != "" {
			out.Fact, out.Parts = true, w.explainFact(c.Test.Fact, v.All)
		} else {
			out.Asked = v.Subject
		}
	case engine.ShapeNot:
		out.Says, out.Parts = Lead(c), []*Explained{w.Explain(c.Not, v.Not)}
	case engine.ShapeAll:
		out.Says, out.Parts = Lead(c), w.explainAll(c.All, v.All)
	case engine.ShapeAny:
		out.Says, out.Parts = Lead(c), w.explainAll(c.Any, v.Any)
	case engine.ShapeAtLeast:
		out.Says, out.Parts = Lead(c), w.explainAll(c.Of, v.Of)
	default:
		panic(engine.UnknownKind{Of: "words: a condition", Kind: string(shape)})
	}
	return out
}

func (w *Words) explainAll(conditions []engine.Condition, values []*engine.ValuedCondition) []*Explained {
	out := make([]*Explained, len(conditions))
	for i := range conditions {
		out[i] = w.Explain(&conditions[i], values[i])
	}
	return out
}

// explainFact explains the conditions from which a fact has its value: its own,
// or those on the way through its choices.
func (w *Words) explainFact(id string, values []*engine.ValuedCondition) []*Explained {
	f := w.facts[id]
	if f == nil {
		return nil
	}
	if f.When != nil {
		return w.explainAll([]engine.Condition{*f.When}, values)
	}
	var out []*Explained
	choice := f.Choose
	for _, v := range values {
		out = append(out, w.Explain(choice.If, v))
		if v.Value == engine.True.String() {
			choice = choice.Then
		} else {
			choice = choice.Else
		}
	}
	return out
}

// Lead says what joins the parts of a condition that has some: "all of these".
func Lead(c *engine.Condition) string {
	switch shape := c.Shape(); shape {
	case engine.ShapeNot:
		return "not this"
	case engine.ShapeAll:
		return "all of these"
	case engine.ShapeAny:
		return "any of these"
	case engine.ShapeAtLeast:
		return fmt.Sprintf("at least %d of these %d", c.AtLeast, len(c.Of))
	case engine.ShapeAlways, engine.ShapeTest:
		return ""
	default:
		panic(engine.UnknownKind{Of: "words: a condition", Kind: string(shape)})
	}
}
