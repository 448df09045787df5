package logicpage

import (
	"amends/engine"
)

// node is a condition as a list of lists.
func (v *viewer) node(c *engine.Condition) *node {
	switch {
	case c.Always:
		return &node{Says: "always"}
	case c.Test != nil:
		return v.test(c.Test, false)
	case c.Not != nil && c.Not.Test != nil:
		return v.test(c.Not.Test, true)
	case c.Not != nil:
		return &node{Lead: "not this", Kids: []*node{v.node(c.Not)}}
	}
	kids, lead := c.All, "all of these"
	if c.All == nil {
		kids, lead = c.Any, "any of these"
	}
	out := &node{Lead: lead}
	for i := range kids {
		out.Kids = append(out.Kids, v.node(&kids[i]))
	}
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
