package lower

import (
	"strconv"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// comparison is one comparison on its way to a test.
type comparison struct {
	op          string
	negated     bool // "!=" or "not in"
	left, right operand
	first, last int // its tokens
}

// compare lowers `left op right`; negated is set for "not in".
func (r *reading) compare(n *ast.BinaryNode, negated bool) engine.Condition {
	if r.misplacedNot(n, negated) {
		return engine.Condition{}
	}
	c := comparison{op: n.Operator, negated: negated || n.Operator == "!=", left: r.operand(n.Left), right: r.operand(n.Right)}
	c.first, c.last = r.span(n)
	leftOK, rightOK := r.settle(c.left, c.right), r.settle(c.right, c.left)
	if !leftOK || !rightOK || r.incomparable(&c) {
		return engine.Condition{}
	}
	switch c.op {
	case "in":
		return r.membership(&c)
	case "==", "!=":
		return r.equality(&c)
	}
	return r.ordering(&c)
}

// misplacedNot reports `not role == "x"`. Expr reads it as `(not role) == "x"`.
func (r *reading) misplacedNot(n *ast.BinaryNode, negated bool) bool {
	u, ok := n.Left.(*ast.UnaryNode)
	if !ok || !isNot(u) || r.bracketed(r.span(u)) {
		return false
	}
	first, last := r.span(n)
	inner := *n
	inner.Left = u.Node
	r.compare(&inner, negated)
	rest := r.source(first+1, last)
	r.report(first, last, codeNot, "write not ("+rest+")",
		"%q before a comparison takes hold of its first word only", r.tokens[first].text).fixing("not (" + rest + ")")
	return true
}

// incomparable reports two sides of which neither is a question or fact, or
// both are, or one is a test of its own.
func (r *reading) incomparable(c *comparison) bool {
	isName := func(o operand) bool { return o.kind == aName || o.kind == aCount }
	switch {
	case c.left.kind == aTest || c.right.kind == aTest:
		r.comparedTest(c)
	case isName(c.left) && isName(c.right):
		r.report(c.first, c.last, codeTwo, "compare each with an option or a number of its own",
			"%s and %s cannot be compared with each other", c.left.source, c.right.source)
	case c.left.isLiteral() && c.right.isLiteral():
		r.report(c.first, c.last, codeConstant, "put the name of a question or fact on one side",
			"%s is the same whatever is answered", r.source(c.first, c.last))
	default:
		return false
	}
	return true
}

// comparedTest reports a side that is a test of its own, as in
// `has(cause, "lie") == true` or `role == ("one" or "other")`.
func (r *reading) comparedTest(c *comparison) {
	test, other := c.left, c.right
	if test.kind != aTest {
		test, other = other, test
	}
	switch {
	case other.kind == aTruth:
		r.report(c.first, c.last, CodeWrongType, "write it alone, or not (…) around it", "%s is a test already", test.source)
	case other.kind == aName && isAlternatives(test.node):
		r.report(c.first, c.last, CodeWrongType, "write "+other.source+` in ["one", "other"]`,
			"options cannot be joined by %q", test.node.(*ast.BinaryNode).Operator)
		return
	default:
		r.report(c.first, c.last, CodeWrongType, `join tests by "and" or "or"`, "%s is a test and cannot be compared", test.source)
	}
	r.condition(test.node)
}

// isAlternatives reports whether a node is texts or names joined by and, or.
func isAlternatives(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.StringNode, *ast.IdentifierNode:
		return true
	case *ast.BinaryNode:
		return isJoint[n.Operator] && isAlternatives(n.Left) && isAlternatives(n.Right)
	}
	return false
}

// equality lowers == and !=, whichever side the name is on.
func (r *reading) equality(c *comparison) engine.Condition {
	name, value := c.left, c.right
	if name.isLiteral() {
		name, value = value, name
	}
	switch {
	case name.is(oneOf) && value.kind == aText:
		return negateIf(c.negated, name.named.choosing(r.option(name.named, value)))
	case name.is(yesNo) && value.kind == aTruth:
		return negateIf(c.negated, name.named.choosing(yesOrNo(value.truth)))
	case name.isNumeric() && value.kind == aNumber:
		return negateIf(c.negated, inRanges(name, exactly(value.number)))
	}
	r.unequal(c, name, value)
	return engine.Condition{}
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// unequal reports an == or != between a name and something of another type.
func (r *reading) unequal(c *comparison, name, value operand) {
	in, not := " in ", ""
	if c.negated {
		in, not = " not in ", "not "
	}
	switch {
	case name.is(anyOf) && value.kind == aText:
		r.report(c.first, c.last, CodeWrongType, "an any-of question can have several answers: write "+not+"has("+name.source+", "+value.source+")",
			"%s %s and cannot be compared by %s", name.source, name.named.is(), c.op).
			fixing(not + "has(" + name.source + ", " + value.source + ")")
		r.option(name.named, value)
	case name.is(anyOf) && value.kind == aList:
		r.report(c.first, c.last, CodeWrongType, "write all_of("+name.source+", …) or any_of("+name.source+", …)",
			"%s %s and cannot be compared by %s", name.source, name.named.is(), c.op)
		r.items(name, value)
	case value.kind == aList || value.kind == aRange:
		r.report(c.first, c.last, CodeWrongType, "write "+name.source+in+value.source,
			"%s is compared with several values by %s", name.source, c.op).fixing(name.source + in + value.source)
		r.items(name, value)
	case name.is(yesNo) && value.kind == aText && (value.value == "yes" || value.value == "no"):
		instead := name.source + " " + c.op + " " + strconv.FormatBool(value.value == "yes")
		r.report(c.first, c.last, CodeWrongType, "write "+name.named.id+" alone, or "+instead,
			"%s %s and has no texts", name.source, name.named.is()).fixing(instead)
	default:
		r.mismatch(c, name, value)
	}
}

// mismatch reports a value of a type that a name does not have.
func (r *reading) mismatch(c *comparison, name, value operand) {
	if number, err := strconv.ParseFloat(value.value, 64); err == nil && value.kind == aText && name.isNumeric() {
		plain := strconv.FormatFloat(number, 'f', -1, 64)
		r.report(value.first, value.last, CodeWrongType, "write "+plain+" without quotes", "%s is a text and no number", value.source).fixing(plain)
		return
	}
	what := "gives a number"
	example := name.source + " >= 3"
	if name.kind == aName {
		what, example = name.named.is(), name.named.example()
	}
	r.report(c.first, c.last, CodeWrongType, "write a test that suits it, as in "+example,
		"%s %s and cannot be compared with %s", name.source, what, value.source)
}

// membership lowers "in" and "not in".
func (r *reading) membership(c *comparison) engine.Condition {
	left, right := c.left, c.right
	if right.kind == aList && len(right.items) == 0 {
		r.report(right.first, right.last, codeEmptyList, "name at least one option or number", "the list is empty")
		return engine.Condition{}
	}
	switch {
	case left.kind == aText && right.is(anyOf):
		return negateIf(c.negated, right.named.choosing(r.option(right.named, left)))
	case left.is(oneOf) && right.kind == aList:
		return negateIf(c.negated, left.named.choosing(r.optionsOf(left.named, right.items)...))
	case left.isNumeric() && right.kind == aList:
		return negateIf(c.negated, inRanges(left, r.numbers(left, right.items)...))
	case left.isNumeric() && right.kind == aRange:
		return negateIf(c.negated, r.between(c))
	}
	r.notMember(c)
	return engine.Condition{}
}

// notMember reports an "in" whose sides do not suit each other.
func (r *reading) notMember(c *comparison) {
	left, right := c.left, c.right
	in, equal, not := "in", "==", ""
	if c.negated {
		in, equal, not = "not in", "!=", "not "
	}
	switch {
	case left.is(anyOf) && right.kind == aList:
		instead := not + "any_of(" + left.source + ", " + right.source + ")"
		r.report(c.first, c.last, CodeWrongType, "write "+instead, "%s %s and can have several answers", left.source, left.named.is()).fixing(instead)
		r.items(left, right)
	case left.is(anyOf) && right.kind == aText:
		instead := right.source + " " + in + " " + left.source
		r.report(c.first, c.last, CodeWrongType, "write "+instead, "the option stands before %q, the question after it", in).fixing(instead)
		r.option(left.named, right)
	case left.is(oneOf) && right.kind == aText:
		instead := left.source + " " + in + " [" + right.source + "]"
		r.report(c.first, c.last, CodeWrongType, "write "+instead, "after %q stands a list in square brackets", in).fixing(instead)
		r.option(left.named, right)
	case left.kind == aText && right.is(oneOf):
		instead := right.source + " " + equal + " " + left.source
		r.report(c.first, c.last, CodeWrongType, "write "+instead, "%s %s and has one answer", right.source, right.named.is()).fixing(instead)
		r.option(right.named, left)
	case left.kind == aList && right.is(anyOf):
		r.report(c.first, c.last, CodeWrongType, "write any_of("+right.source+", "+left.source+"), or all_of", "a list cannot stand before %q", in)
		r.items(right, left)
	case left.isLiteral():
		r.mismatch(c, right, left)
	default:
		r.mismatch(c, left, right)
	}
}

// items checks the options in a list for a name that has options.
func (r *reading) items(name, list operand) {
	if list.kind == aList && (name.is(oneOf) || name.is(anyOf)) {
		r.optionsOf(name.named, list.items)
	}
}

// optionsOf returns the options that texts name, in the author's order.
func (r *reading) optionsOf(n *named, texts []operand) []string {
	var options []string
	seen := map[string]bool{}
	for _, o := range texts {
		switch {
		case !r.settle(o, operand{named: n}):
		case o.kind != aText:
			r.report(o.first, o.last, CodeWrongType, "an option is a text in quotes: it has "+quotedList(n.options),
				"%s is no %s of %s", o.source, n.has(), n.id)
		case o.list != "" && !n.hasOption(o.value):
			r.report(o.first, o.last, CodeUnknownOption, "a list goes with questions that have all of its options",
				"the list %s has %s, which is no %s of %s", o.list, o.source, n.has(), n.id)
			return options
		case seen[o.value]:
			r.report(o.first, o.last, codeRepeated, "name it once", "%s is named twice", o.source)
		default:
			seen[o.value] = true
			options = append(options, r.option(n, o, texts...))
		}
	}
	return options
}
