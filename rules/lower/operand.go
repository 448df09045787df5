package lower

import (
	"slices"

	"github.com/expr-lang/expr/ast"
)

// operandKind says what stands on one side of a comparison.
type operandKind uint8

const (
	aName     operandKind = iota // a question or fact
	aCount                       // count(question)
	aText                        // "text"
	aNumber                      // 5, -2.5
	aTruth                       // true, false
	aList                        // ["one", "other"]
	aRange                       // 2..4
	aTest                        // a condition of its own
	aMistake                     // nothing that can be compared; already reported
	anUnknown                    // a name that nothing has; not reported yet
)

// operand is one side of a comparison.
type operand struct {
	kind        operandKind
	node        ast.Node
	first, last int     // its tokens
	source      string  // as the author wrote it
	named       *named  // of aName and aCount
	value       string  // of aText, and the name of anUnknown
	number      float64 // of aNumber
	truth       bool    // of aTruth
	items       []operand
	list        string // of aList, its name if it has one; of aText, that of the list it is in
}

// operand looks at one side of a comparison. What can never stand there is
// reported, with all unknown names in it.
func (r *reading) operand(n ast.Node) operand {
	o := operand{node: n}
	o.first, o.last = r.span(n)
	o.source = r.source(o.first, o.last)
	switch n := n.(type) {
	case *ast.IdentifierNode:
		r.nameOperand(&o, n.Value)
	case *ast.StringNode:
		o.kind, o.value = aText, n.Value
	case *ast.BoolNode:
		o.kind, o.truth = aTruth, n.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.UnaryNode:
		r.numberOperand(&o)
	case *ast.ArrayNode:
		o.kind = aList
		for _, item := range n.Nodes {
			o.items = append(o.items, r.operand(item))
		}
	case *ast.CallNode:
		r.callOperand(&o, n)
	case *ast.BinaryNode:
		r.binaryOperand(&o, n)
	default:
		r.foreignNode(n)
		o.kind = aMistake
	}
	return o
}

func (r *reading) nameOperand(o *operand, name string) {
	if n, known := r.names[name]; known {
		o.kind, o.named = aName, n
		r.sensitive = r.sensitive || n.sensitive
		return
	}
	if options, known := r.lists[name]; known {
		o.kind, o.list = aList, name
		for _, option := range options {
			o.items = append(o.items, operand{kind: aText, node: o.node, first: o.first, last: o.last, source: quote(option), value: option, list: name})
		}
		return
	}
	o.kind, o.value = anUnknown, name
}

func (r *reading) numberOperand(o *operand) {
	if value, ok := literalNumber(o.node); ok {
		o.kind, o.number = aNumber, value
		return
	}
	if u, ok := o.node.(*ast.UnaryNode); ok && isNot(u) {
		o.kind = aTest
		return
	}
	r.foreignNode(o.node)
	o.kind = aMistake
}

// literalNumber reads a number, with at most one minus before it.
func literalNumber(n ast.Node) (float64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, true
	case *ast.UnaryNode:
		if _, twice := n.Node.(*ast.UnaryNode); !twice && n.Operator == "-" {
			value, ok := literalNumber(n.Node)
			return 0 - value, ok // not -value, as there is no -0
		}
	}
	return 0, false
}

func (r *reading) callOperand(o *operand, n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || !slices.Contains(functionNames, callee.Value) {
		r.foreignNode(n)
		o.kind = aMistake
		return
	}
	if callee.Value != "count" {
		o.kind = aTest
		return
	}
	o.kind, o.named = aCount, r.counted(n)
	if o.named == nil {
		o.kind = aMistake
	}
}

func (r *reading) binaryOperand(o *operand, n *ast.BinaryNode) {
	switch {
	case n.Operator == "..":
		o.kind = aRange
		o.items = []operand{r.operand(n.Left), r.operand(n.Right)}
	case isComparison[n.Operator] || isJoint[n.Operator]:
		o.kind = aTest
	default:
		r.foreignOperator(n)
		o.kind = aMistake
	}
}

var (
	isComparison = map[string]bool{"==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true, "in": true}
	isJoint      = map[string]bool{"and": true, "&&": true, "or": true, "||": true}
)

func isNot(n *ast.UnaryNode) bool {
	return n.Operator == "not" || n.Operator == "!"
}

// settle reports an operand that is an unknown name, seen against what it is
// compared with.
func (r *reading) settle(o operand, against operand) (ok bool) {
	if o.kind == anUnknown {
		r.unknownName(o.first, o.last, o.value, against.named)
	}
	return o.kind != anUnknown && o.kind != aMistake
}

// is reports whether the operand is a name of this kind.
func (o operand) is(kind nameKind) bool {
	return o.kind == aName && o.named.kind == kind
}

// isNumeric reports whether the operand is something to compare with numbers.
func (o operand) isNumeric() bool {
	return o.kind == aCount || o.is(numeric)
}

// isLiteral reports whether the operand is the same whatever is answered.
func (o operand) isLiteral() bool {
	switch o.kind {
	case aText, aNumber, aTruth, aList, aRange:
		return true
	}
	return false
}
