package lower

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// foreignTokens are the signs and words of expr that no condition has, with
// what to write instead.
var foreignTokens = map[string]string{
	"let":  "make a fact of it, and use the name of the fact",
	"if":   `a condition is the test alone; a fact chooses by: test ? "one" : "other"`,
	"then": `a condition is the test alone; a fact chooses by: test ? "one" : "other"`,
	"else": `a condition is the test alone; a fact chooses by: test ? "one" : "other"`,
	";":    `there is one condition only; join tests by "and" or "or"`,
	"#":    `write has(question, "option"), or any_of(question, "one", "other")`,
	"::":   "write the function alone",
	"?.":   "questions have no parts; write the name of the question alone",
	"??":   "a question without an answer makes a test unknown by itself; answered(question) asks for it",
}

// findBraces notes the first brace: conditions have none.
func (r *reading) findBraces() {
	for _, t := range r.tokens {
		if t.is("{") {
			r.foreign = append(r.foreign, t)
			return
		}
	}
}

// reportForeign reports the tokens that no condition has, unless the walk had
// more to say about their whole expression. What belongs together, as "if" and
// "else", is reported once.
func (r *reading) reportForeign() {
	said := map[string]bool{}
	for _, t := range r.foreign {
		hint := foreignTokens[t.as]
		covered := slices.ContainsFunc(r.problems, func(p Problem) bool { return p.From <= t.from && t.to <= p.To })
		if !covered && !(hint != "" && said[hint]) {
			r.reportAt(t.from, t.to, codeOutside, hint, "%q has no place in a condition", t.text)
		}
		said[hint] = true
	}
}

// The operators of expr that no condition has.
var foreignOperators = map[string]string{
	"matches":    `a text is one of the options: question == "option"`,
	"startsWith": `name the options: question in ["one", "other"]`,
	"endsWith":   `name the options: question in ["one", "other"]`,
	"contains":   `write has(question, "option")`,
	"..":         "a range stands after in: question in 2..4",
	"??":         foreignTokens["??"],
}

const noArithmetic = "conditions do not calculate; compare the question with a number, as in years >= 5"

// foreignOperator reports a use of an operator that the language has not.
func (r *reading) foreignOperator(n *ast.BinaryNode) {
	first, last := r.span(n)
	if n.Operator == "contains" && r.containsOption(n) {
		return
	}
	hint, ok := foreignOperators[n.Operator]
	if !ok {
		hint = noArithmetic
	}
	r.report(first, last, codeOutside, hint, "%q has no place in a condition", n.Operator)
	r.checkNames(n)
}

// containsOption reports `cause contains "lie"` with what the author meant.
func (r *reading) containsOption(n *ast.BinaryNode) bool {
	left, right := r.operand(n.Left), r.operand(n.Right)
	if left.kind != aName || left.named.kind != anyOf || right.kind != aText {
		return false
	}
	first, last := r.span(n)
	r.report(first, last, CodeWrongType, "has() asks whether an option is chosen",
		`"contains" does not look into an answer`).fixing("has(" + left.source + ", " + right.source + ")")
	r.option(left.named, right)
	return true
}

// foreignNode reports any other part of expr that the language has not.
func (r *reading) foreignNode(n ast.Node) {
	first, last := r.span(n)
	source := r.source(first, last)
	switch n := n.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			break
		}
		r.report(first, last, codeOutside, noArithmetic, "%s has no place in a condition", source)
	case *ast.MemberNode, *ast.SliceNode, *ast.ChainNode:
		r.report(first, last, codeOutside, "questions have no parts; write the name of the question alone",
			"%s asks for a part of something", source)
	case *ast.ConditionalNode:
		if !n.Ternary {
			break // reported as "if"
		}
		r.report(first, last, codeOutside, "put it into a fact, and compare the fact here",
			`"? :" has no place in a condition`)
	case *ast.NilNode:
		r.report(first, last, codeOutside, "answered(question) asks whether there is an answer", "nil has no place in a condition")
	case *ast.BuiltinNode:
		r.foreignCall(first, last, n.Name)
	case *ast.CallNode:
		name := source
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
			name = callee.Value
		}
		r.foreignCall(first, last, name)
	default:
		if len(r.foreign) == 0 {
			r.report(first, last, codeOutside, "", "%s has no place in a condition", source)
		}
	}
	r.checkNames(n)
}

// What to write for the functions of expr that authors are likely to try.
var foreignCalls = map[string]string{
	"any":  `write any_of(question, "one", "other"), or has(question, "one")`,
	"all":  `write all_of(question, "one", "other")`,
	"none": `write none_of(question, "one", "other")`,
	"one":  "write count(question) == 1",
	"len":  "write count(question)",
	"now":  "plans do not depend on the day; ask a question about time",
	"date": "plans do not depend on the day; ask a question about time",
}

func (r *reading) foreignCall(first, last int, name string) {
	hint, ok := foreignCalls[name]
	code := codeFunction
	switch {
	case ok:
		code = codeOutside
	case strings.ContainsAny(name, ".(["):
		code, hint = codeOutside, `questions have no parts; write has(question, "option")`
	case engine.Nearest(name, functionNames) != "":
		hint = "did you mean " + engine.Nearest(name, functionNames) + "?"
	default:
		hint = "the functions are " + strings.Join(functionNames, ", ")
	}
	if _, known := r.names[name]; known {
		hint = name + " is a question or fact; its name has no brackets after it"
	}
	p := r.report(first, last, code, hint, "there is no function %s", name)
	if near := engine.Nearest(name, functionNames); near != "" && code == codeFunction && r.tokens[first].as == name {
		p.Fix = &Fix{From: r.tokens[first].from, To: r.tokens[first].to, Text: near}
	}
}
