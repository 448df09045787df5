package logicpage

import (
	"amends/engine"
	"amends/rules/words"
)

// node is a condition as a list of lists.
func (v *viewer) node(c *engine.Condition) *node {
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
		return &node{Says: "always"}
	case engine.ShapeTest:
		return v.test(c.Test, false)
	case engine.ShapeNot:
		if c.Not.Test != nil {
			return v.test(c.Not.Test, true)
		}
		return v.parts(c)
	case engine.ShapeAll, engine.ShapeAny, engine.ShapeAtLeast:
		return v.parts(c)
	default:
		panic(engine.UnknownKind{Of: "logicpage: a condition", Kind: string(shape)})
	}
}

// parts are the parts of a condition as a list under what joins them.
func (v *viewer) parts(c *engine.Condition) *node {
	out := &node{Lead: words.Lead(c)}
	c.EachPart(func(part *engine.Condition) { out.Kids = append(out.Kids, v.node(part)) })
	return out
}

func (v *viewer) test(t *engine.Test, negated bool) *node {
	p := v.words.Test(t, negated)
	to := v.toQuestion(p.ID)
	if p.Fact {
		to = toFact(p.ID)
	}
	return &node{link: to, Fact: p.Fact, Says: p.Says}
}
