package findings

import (
	"slices"

	"amends/engine"
)

// part is a part of a condition that can be left out.
type part struct {
	condition *engine.Condition
	path      []int // from the root
	kids      []*part
	gone      bool
}

func newPart(c *engine.Condition, path []int) *part {
	p := &part{condition: c, path: path}
	c.EachPart(func(kid *engine.Condition) {
		p.kids = append(p.kids, newPart(kid, append(slices.Clone(path), len(p.kids))))
	})
	return p
}

// joins reports whether the part joins several others, of which one can go.
func (p *part) joins() bool {
	switch p.condition.Shape() {
	case engine.ShapeAll, engine.ShapeAny:
		return len(p.left()) > 1
	case engine.ShapeAtLeast:
		return len(p.left()) > p.condition.AtLeast
	}
	return false
}

// left are the kids that are not gone.
func (p *part) left() []*part {
	return slices.DeleteFunc(slices.Clone(p.kids), func(k *part) bool { return k.gone })
}

// build is the condition without what is gone.
func (p *part) build() *engine.Condition {
	var kids []engine.Condition
	for _, k := range p.left() {
		kids = append(kids, *k.build())
	}
	switch shape := p.condition.Shape(); {
	case len(kids) == 0:
		return p.condition
	case shape == engine.ShapeNot:
		return &engine.Condition{Not: &kids[0]}
	case shape == engine.ShapeAtLeast:
		return &engine.Condition{AtLeast: p.condition.AtLeast, Of: kids}
	case len(kids) == 1:
		return &kids[0]
	case shape == engine.ShapeAll:
		return &engine.Condition{All: kids}
	case shape == engine.ShapeAny:
		return &engine.Condition{Any: kids}
	default:
		panic(engine.UnknownKind{Of: "findings: a condition", Kind: string(shape)})
	}
}

// asksWhetherAnswered reports whether the part is answered(…) or its opposite.
func (p *part) asksWhetherAnswered() bool {
	c := p.condition
	for c.Not != nil {
		c = c.Not
	}
	return c.Test != nil && c.Test.Kind == engine.TestAnswered
}

// quoted are words in backquotes, joined by "and".
func quoted(words []string) string {
	out := ""
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			out += " and "
		case i > 0:
			out += ", "
		}
		out += "`" + w + "`"
	}
	return out
}
