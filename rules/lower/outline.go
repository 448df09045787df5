package lower

import "github.com/expr-lang/expr/ast"

// Outline says where a text and its parts stand, in rune offsets. Its Parts
// follow the tree that the text is lowered to: of "and" and "or" what they
// join, of at_least() what it counts, of "not" what it negates, of "? :" the
// condition and both branches. A comparison, a name and any other function have
// none.
type Outline struct {
	From, To int
	Parts    []Outline
}

// Outline finds the parts of a text that was lowered without problems. Of any
// other text it is only the whole.
func (s *Scope) Outline(text string) Outline {
	r := s.read(text)
	if r.root == nil || len(r.problems) > 0 || len(r.foreign) > 0 {
		return Outline{To: len([]rune(text))}
	}
	return r.outline(r.root)
}

// At follows a path of indices as far as there are parts.
func (o Outline) At(path ...int) Outline {
	for _, i := range path {
		if i >= len(o.Parts) {
			break
		}
		o = o.Parts[i]
	}
	return o
}

func (r *reading) outline(n ast.Node) Outline {
	first, last := r.span(n)
	o := Outline{From: r.tokens[first].from, To: r.tokens[last].to}
	for _, part := range r.partsOf(n) {
		o.Parts = append(o.Parts, r.outline(part))
	}
	return o
}

// partsOf takes a node apart as [reading.condition] and [reading.choice] do.
func (r *reading) partsOf(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.ConditionalNode:
		return []ast.Node{n.Cond, n.Exp1, n.Exp2}
	case *ast.BinaryNode:
		if isJoint[n.Operator] && !r.isChain(n) {
			return r.parts(n)
		}
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok && callee.Value == "at_least" {
			return n.Arguments[1:]
		}
	case *ast.UnaryNode:
		if isNot(n) && !r.isSuffixed(n) {
			return []ast.Node{n.Node}
		}
	}
	return nil
}
