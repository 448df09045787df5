package lower

import (
	"strings"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// inRanges is the test that a number or count lies in one of the ranges.
func inRanges(name operand, ranges ...engine.Range) engine.Condition {
	kind := engine.TestNumber
	if name.kind == aCount {
		kind = engine.TestCount
	}
	t := name.named.test(kind)
	t.Ranges = ranges
	return engine.Condition{Test: t}
}

func exactly(n float64) engine.Range {
	low, high := n, n
	return engine.Range{Min: &low, Max: &high}
}

// bound is the range of the numbers x for which `x op n`.
func bound(op string, n float64) engine.Range {
	switch op {
	case "<":
		return engine.Range{Max: &n, BelowMax: true}
	case "<=":
		return engine.Range{Max: &n}
	case ">":
		return engine.Range{Min: &n, AboveMin: true}
	}
	return engine.Range{Min: &n}
}

// turned gives the operator that says the same with its sides exchanged.
var turned = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// ordering lowers <, <=, > and >=.
func (r *reading) ordering(c *comparison) engine.Condition {
	name, value, op := c.left, c.right, c.op
	if name.isLiteral() {
		name, value, op = value, name, turned[op]
	}
	if name.isNumeric() && value.kind == aNumber {
		return inRanges(name, bound(op, value.number))
	}
	switch {
	case name.isNumeric():
		r.mismatch(c, name, value)
	default:
		r.report(c.first, c.last, CodeWrongType, "write a test that suits it, as in "+name.named.example(),
			"%s %s; only numbers are more or less", name.source, name.named.is())
	}
	return engine.Condition{}
}

// numbers returns the numbers of a list as ranges, in the author's order.
func (r *reading) numbers(name operand, items []operand) []engine.Range {
	var ranges []engine.Range
	seen := map[float64]bool{}
	for _, o := range items {
		switch {
		case !r.settle(o, operand{}):
		case o.kind != aNumber:
			r.report(o.first, o.last, CodeWrongType, "write plain digits without quotes", "%s is no number, but %s is one", o.source, name.source)
		case seen[o.number]:
			r.report(o.first, o.last, codeRepeated, "name it once", "%s is named twice", o.source)
		default:
			seen[o.number] = true
			ranges = append(ranges, exactly(o.number))
		}
	}
	return ranges
}

// between lowers `years in 2..4`.
func (r *reading) between(c *comparison) engine.Condition {
	low, high := c.right.items[0], c.right.items[1]
	lowOK, highOK := r.settle(low, operand{}), r.settle(high, operand{})
	if !lowOK || !highOK || r.notWhole(low) || r.notWhole(high) {
		return engine.Condition{}
	}
	if c.left.kind == aName && c.left.named.decimal {
		instead := low.source + " <= " + c.left.source + " <= " + high.source
		if c.negated {
			instead = "not (" + instead + ")"
		}
		r.report(c.first, c.last, codeDecimalRange, "write "+instead,
			"%s takes decimals, and a range has only whole numbers", c.left.source).fixing(instead)
		return engine.Condition{}
	}
	if low.number > high.number {
		instead := high.source + ".." + low.source
		r.report(c.right.first, c.right.last, codeEmptyRange, "the lower number comes first: write "+instead, "no number lies in %s", c.right.source).fixing(instead)
	}
	return inRanges(c.left, engine.Range{Min: &low.number, Max: &high.number})
}

// notWhole reports a bound of a range that is not a whole number.
func (r *reading) notWhole(o operand) bool {
	if o.kind == aNumber && !strings.Contains(o.source, ".") {
		return false
	}
	r.report(o.first, o.last, CodeWrongType, "a range goes from one whole number to another, as in 2..4", "%s is no whole number", o.source)
	return true
}

// isChain reports whether a node is `18 <= age < 30`. Expr makes it an "&&"
// that stands where no "and" is written.
func (r *reading) isChain(n *ast.BinaryNode) bool {
	return n.Operator == "&&" && r.tokens[r.tokenAt(n.Location().From)].is("<", "<=", ">", ">=")
}

// chain lowers `18 <= age < 30` to one test.
func (r *reading) chain(n *ast.BinaryNode) engine.Condition {
	left, ok := n.Left.(*ast.BinaryNode)
	if !ok || r.isChain(left) {
		r.at(n, CodeWrongType, `join comparisons by "and"`, "more than two comparisons are chained")
		return engine.Condition{}
	}
	right := n.Right.(*ast.BinaryNode)
	low, name, high := r.operand(left.Left), r.operand(left.Right), r.operand(right.Right)
	lowOK, nameOK, highOK := r.settle(low, name), r.settle(name, low), r.settle(high, name)
	switch {
	case !lowOK || !nameOK || !highOK:
	case !name.isNumeric() || low.kind != aNumber || high.kind != aNumber:
		r.at(n, CodeWrongType, "write a number, a number question, a number, as in 18 <= years < 30", "only a number question stands between two numbers")
	case left.Operator[0] != right.Operator[0]:
		r.at(n, CodeWrongType, `write both in one direction, as in 18 <= years < 30, or join two comparisons by "and"`, "the two comparisons go in opposite directions")
	default:
		r.reportEmpty(n, left.Operator, right.Operator, low, name, high)
		return inRanges(name, enclosed(bound(turned[left.Operator], low.number), bound(right.Operator, high.number)))
	}
	return engine.Condition{}
}

// enclosed is what lies within two bounds.
func enclosed(a, b engine.Range) engine.Range {
	if a.Min == nil {
		a, b = b, a
	}
	return engine.Range{Min: a.Min, AboveMin: a.AboveMin, Max: b.Max, BelowMax: b.BelowMax}
}

// reportEmpty reports a chain such as `30 < age < 18`, within which no number
// lies.
func (r *reading) reportEmpty(n ast.Node, left, right string, low, name, high operand) {
	within := enclosed(bound(turned[left], low.number), bound(right, high.number))
	switch {
	case *within.Min > *within.Max:
		instead := strings.Join([]string{high.source, left, name.source, right, low.source}, " ")
		r.at(n, codeEmptyRange, "write "+instead, "no number lies within %s", r.sourceOf(n)).fixing(instead)
	case *within.Min == *within.Max && (within.AboveMin || within.BelowMax):
		r.at(n, codeEmptyRange, "write "+name.source+" == "+low.source+" if that number alone is meant", "no number lies within %s", r.sourceOf(n))
	}
}
