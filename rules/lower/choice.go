package lower

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// choice lowers a `? :` or one of its results.
func (r *reading) choice(n ast.Node) engine.Choice {
	if c, ok := n.(*ast.ConditionalNode); ok {
		condition := r.bounded(c.Cond, r.condition(c.Cond))
		yes, no := r.choice(c.Exp1), r.choice(c.Exp2)
		return engine.Choice{If: &condition, Then: &yes, Else: &no}
	}
	return engine.Choice{Value: r.result(n)}
}

// result reads a text that a fact can have.
func (r *reading) result(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		if n.Value == "" {
			r.at(n, codeResult, "write a word for it", "a result is an empty text")
		}
		if !slices.Contains(r.results, n.Value) {
			r.results = append(r.results, n.Value)
			if len(r.results) == maxValues+1 {
				r.at(n, codeResult, "make two facts of it", "a fact has more than %d different texts", maxValues)
			}
		}
		return n.Value
	case *ast.BoolNode:
		r.at(n, codeResult, "for yes or no write the condition alone, without ? and :", "%t is no text", n.Value)
	case *ast.IdentifierNode:
		r.identifierResult(n)
	default:
		r.at(n, codeResult, "every result is a text in quotes", "%s is no text in quotes", r.sourceOf(n))
		r.checkNames(n)
	}
	return ""
}

// identifierResult reports a result without quotes, or a fact as a result.
func (r *reading) identifierResult(n *ast.IdentifierNode) {
	if _, known := r.names[n.Value]; known {
		r.at(n, codeResult, "every result is a text in quotes", "the answer of %s cannot be a result", n.Value)
		return
	}
	r.at(n, codeQuotes, "write "+quote(n.Value), "%s is written without quotes", n.Value).fixing(quote(n.Value))
}
