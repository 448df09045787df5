package lower

import (
	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// whole lowers a text that is one condition; alone, it may be `true`.
func (r *reading) whole(n ast.Node) engine.Condition {
	if b, ok := n.(*ast.BoolNode); ok {
		if !b.Value {
			r.at(n, codeConstant, "take the whole rule out instead", "false would never be met")
		}
		return engine.Condition{Always: true}
	}
	return r.bounded(n, r.condition(n))
}

// condition lowers a part of a condition, and notes where its tests stand.
func (r *reading) condition(n ast.Node) engine.Condition {
	c := r.part(n)
	c.EachTest(func(t *engine.Test) {
		if _, known := r.spans[t]; !known { // of a part of this part
			first, last := r.span(n)
			r.spans[t] = Span{From: r.tokens[first].from, To: r.tokens[last].to, Denies: c.Not != nil}
		}
	})
	return c
}

func (r *reading) part(n ast.Node) engine.Condition {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.UnaryNode:
		return r.unary(n)
	case *ast.CallNode:
		return r.call(n)
	case *ast.IdentifierNode:
		return r.nameAlone(n)
	case *ast.BoolNode:
		r.at(n, codeConstant, "write true only as the whole condition; leave it out here",
			"%t is the same whatever is answered", n.Value)
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.ArrayNode:
		r.literalAlone(n, "")
	default:
		r.foreignNode(n)
	}
	return engine.Condition{}
}

func (r *reading) binary(n *ast.BinaryNode) engine.Condition {
	switch {
	case r.isChain(n):
		return r.chain(n)
	case isJoint[n.Operator]:
		return r.joint(n)
	case isComparison[n.Operator]:
		return r.compare(n, false)
	}
	r.foreignOperator(n)
	return engine.Condition{}
}

func (r *reading) unary(n *ast.UnaryNode) engine.Condition {
	if !isNot(n) {
		r.foreignNode(n)
		return engine.Condition{}
	}
	if r.isSuffixed(n) {
		return r.compare(n.Node.(*ast.BinaryNode), true)
	}
	return negation(r.condition(n.Node))
}

// isSuffixed reports whether a "not" belongs to the operator after it, as in
// `role not in [...]`. Expr places that one at its operator.
func (r *reading) isSuffixed(n *ast.UnaryNode) bool {
	inner, ok := n.Node.(*ast.BinaryNode)
	return ok && inner.Operator == "in" && !r.tokens[r.tokenAt(n.Location().From)].is("not", "!")
}

// joint lowers parts joined by "and" or "or". Parts that the author joined by
// the same word without brackets are parts of one condition.
func (r *reading) joint(n *ast.BinaryNode) engine.Condition {
	parts := r.parts(n)
	conditions := make([]engine.Condition, len(parts))
	for i, part := range parts {
		if text, ok := part.(*ast.StringNode); ok && i > 0 {
			r.literalAlone(text, subject(parts[i-1]))
			continue
		}
		conditions[i] = r.condition(part)
	}
	if isAnd(n) {
		return engine.Condition{All: conditions}
	}
	return engine.Condition{Any: conditions}
}

// parts returns what the author joined by one word, from left to right.
func (r *reading) parts(n *ast.BinaryNode) []ast.Node {
	var reversed []ast.Node
	for {
		reversed = append(reversed, n.Right)
		left, ok := n.Left.(*ast.BinaryNode)
		if !ok || !isJoint[left.Operator] || isAnd(left) != isAnd(n) || r.isChain(left) || r.isBracketed(n, left) {
			break
		}
		n = left
	}
	parts := []ast.Node{n.Left}
	for i := len(reversed) - 1; i >= 0; i-- {
		parts = append(parts, reversed[i])
	}
	return parts
}

// isBracketed reports whether the left side of n stands in brackets. It looks
// at the token before the operator first, as spans take time.
func (r *reading) isBracketed(n, left *ast.BinaryNode) bool {
	return r.tokens[r.tokenAt(n.Location().From)-1].is(")") && r.bracketed(r.span(left))
}

func isAnd(n *ast.BinaryNode) bool {
	return n.Operator == "and" || n.Operator == "&&"
}

// subject returns the name that a comparison is about, if it is a plain one.
func subject(n ast.Node) string {
	if comparison, ok := n.(*ast.BinaryNode); ok && isComparison[comparison.Operator] {
		if name, ok := comparison.Left.(*ast.IdentifierNode); ok {
			return name.Value
		}
	}
	return ""
}

// literalAlone reports a text, number or list where a test should stand. After
// a comparison, as in `role == "one" or "other"`, the author meant a second
// one of the same question.
func (r *reading) literalAlone(n ast.Node, about string) {
	hint := "compare a question or fact with it"
	if about != "" {
		hint = "repeat the question, " + about + " == " + r.sourceOf(n) + ", or name all options at once: " + about + ` in ["one", "other"]`
	}
	r.at(n, CodeWrongType, hint, "%s alone is no condition", r.sourceOf(n))
}

// nameAlone lowers the name of a yes/no question or fact.
func (r *reading) nameAlone(n *ast.IdentifierNode) engine.Condition {
	o := r.operand(n)
	if !r.settle(o, operand{}) {
		return engine.Condition{}
	}
	if o.kind == aList {
		r.at(n, CodeWrongType, "write which question it is about, as in any_of(question, "+o.source+")", "%s is a list of options and no condition by itself", o.source)
		return engine.Condition{}
	}
	if o.is(yesNo) {
		return o.named.choosing("yes")
	}
	r.at(n, CodeWrongType, "write what to test, as in "+o.named.example(), "%s %s and no condition by itself", o.source, o.named.is())
	return engine.Condition{}
}
