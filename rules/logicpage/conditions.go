package logicpage

import (
	"fmt"

	"amends/engine"
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
		return v.parts("not this", c)
	case engine.ShapeAll:
		return v.parts("all of these", c)
	case engine.ShapeAny:
		return v.parts("any of these", c)
	case engine.ShapeAtLeast:
		return v.parts(fmt.Sprintf("at least %d of these %d", c.AtLeast, len(c.Of)), c)
	default:
		panic(engine.UnknownKind{Of: "logicpage: a condition", Kind: string(shape)})
	}
}

// parts are the parts of a condition as a list under what joins them.
func (v *viewer) parts(lead string, c *engine.Condition) *node {
	out := &node{Lead: lead}
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
