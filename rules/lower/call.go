package lower

import (
	"fmt"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
	"amends/rules/diagnostic"
)

// functionNames are the functions of the language, as documented.
var functionNames = []string{"has", "any_of", "all_of", "none_of", "count", "answered", "at_least"}

// call lowers a function that is a test.
func (r *reading) call(n *ast.CallNode) engine.Condition {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		r.foreignNode(n)
		return engine.Condition{}
	}
	switch callee.Value {
	case "has":
		return r.has(n)
	case "any_of", "all_of", "none_of":
		return r.several(n, callee.Value)
	case "answered":
		return r.answered(n)
	case "at_least":
		return r.atLeast(n)
	case "count":
		if r.counted(n) != nil {
			r.at(n, CodeWrongType, "compare it, as in "+r.sourceOf(n)+" >= 1", "%s gives a number and is no condition by itself", r.sourceOf(n))
		}
	default:
		r.foreignNode(n)
	}
	return engine.Condition{}
}

// about returns the name that a function is asked about, its first argument.
func (r *reading) about(n *ast.CallNode, function, example string) *named {
	if len(n.Arguments) == 0 {
		r.at(n, codeArguments, "write "+example, "%s() is not told about which question", function)
		return nil
	}
	o := r.operand(n.Arguments[0])
	switch {
	case !r.settle(o, operand{}):
		return nil
	case o.kind == aName:
		return o.named
	}
	hint := "write " + example
	p := r.report(o.first, o.last, codeArguments, hint, "%s() takes a question first, not %s", function, o.source)
	if len(n.Arguments) == 2 && o.kind == aText {
		if second := r.operand(n.Arguments[1]); second.kind == aName {
			p.From, p.To = r.tokens[o.first].from, r.tokens[second.last].to
			p.fixing(second.source + ", " + o.source)
			p.Hint = "write " + function + "(" + p.Fix.Text + ")"
		}
	}
	return nil
}

func (r *reading) has(n *ast.CallNode) engine.Condition {
	name := r.about(n, "has", `has(question, "option")`)
	if name == nil {
		return engine.Condition{}
	}
	if len(n.Arguments) != 2 {
		r.at(n, codeArguments, `write has(`+name.id+`, "option"); for several options any_of or all_of`,
			"has() takes a question and one option")
		return engine.Condition{}
	}
	options := r.optionArguments(name, n.Arguments[1:])
	if name.kind == oneOf && len(options) == 1 {
		instead := name.id + " == " + quote(options[0])
		r.at(n, CodeWrongType, "write "+instead, "%s %s and has one answer", name.id, name.is()).fixing(instead)
	} else if name.kind != anyOf {
		r.unsuited(n, "has", name)
	}
	return name.choosing(options...)
}

func (r *reading) several(n *ast.CallNode, function string) engine.Condition {
	name := r.about(n, function, function+`(question, "one", "other")`)
	if name == nil {
		return engine.Condition{}
	}
	arguments := n.Arguments[1:]
	if len(arguments) == 0 {
		r.at(n, codeArguments, "write "+function+"("+name.id+`, "one", "other")`, "%s() names no option", function)
	}
	if len(arguments) == 1 && (name.kind == oneOf || name.kind == anyOf) {
		if list := r.operand(arguments[0]); list.kind == aList && list.list != "" {
			if function == "all_of" && name.isFact {
				r.unsuited(n, function, name)
			}
			condition := name.choosing(r.optionsOf(name, list.items)...)
			if function == "all_of" {
				condition.Test.Kind = engine.TestAll
			}
			return negateIf(function == "none_of", condition)
		}
	}
	if len(arguments) == 1 {
		if list, ok := arguments[0].(*ast.ArrayNode); ok {
			arguments = list.Nodes
			if len(arguments) == 0 {
				r.at(list, codeEmptyList, "name at least one option", "the list is empty")
			}
		}
	}
	if name.kind != oneOf && name.kind != anyOf || function == "all_of" && name.isFact {
		r.unsuited(n, function, name)
		return engine.Condition{}
	}
	condition := name.choosing(r.optionArguments(name, arguments)...)
	if function == "all_of" {
		condition.Test.Kind = engine.TestAll
	}
	return negateIf(function == "none_of", condition)
}

// optionArguments returns the options that are arguments of a function.
func (r *reading) optionArguments(name *named, arguments []ast.Node) []string {
	var texts []operand
	for _, argument := range arguments {
		o := r.operand(argument)
		if o.kind == aList {
			hint := "name the options one by one, or all of them in one list"
			if o.list != "" {
				hint = "join two tests by `or`, or add the option to the list"
				if len(arguments) == 1 {
					hint = "write any_of(" + name.id + ", " + o.source + "), all_of or none_of"
				}
				o.items = nil
			}
			r.report(o.first, o.last, codeArguments, hint, "a list stands alone after the question")
			texts = append(texts, o.items...)
			continue
		}
		texts = append(texts, o)
	}
	if name.kind != oneOf && name.kind != anyOf {
		return nil
	}
	return r.optionsOf(name, texts)
}

// unsuited reports a function that cannot be asked about a name.
func (r *reading) unsuited(n *ast.CallNode, function string, name *named) {
	r.at(n, CodeWrongType, "write a test that suits it, as in "+name.example(), "%s() does not suit %s, which %s", function, name.id, name.is())
}

func (r *reading) answered(n *ast.CallNode) engine.Condition {
	name := r.about(n, "answered", "answered(question)")
	if name == nil {
		return engine.Condition{}
	}
	switch {
	case len(n.Arguments) > 1:
		r.at(n, codeArguments, "write answered("+name.id+")", "answered() takes one question")
	case name.isFact:
		r.at(n, CodeWrongType, "ask for the questions that it reads", "%s %s, and facts are not answered", name.id, name.is())
	}
	return engine.Condition{Test: name.test(engine.TestAnswered)}
}

// counted returns the question that count() counts, or nil.
func (r *reading) counted(n *ast.CallNode) *named {
	name := r.about(n, "count", "count(question) >= 1")
	switch {
	case name == nil:
		return nil
	case len(n.Arguments) > 1:
		r.at(n, codeArguments, "write count("+name.id+")", "count() takes one question")
		return nil
	case name.kind != anyOf:
		r.unsuited(n, "count", name)
		return nil
	}
	return name
}

// atLeast lowers a number of conditions of which some must be true.
func (r *reading) atLeast(n *ast.CallNode) engine.Condition {
	const example = `at_least(2, one_fact, other_fact, question == "option")`
	if len(n.Arguments) == 0 {
		r.at(n, codeArguments, "write "+example, "at_least() is not told how many, and of what")
		return engine.Condition{}
	}
	need, ok := n.Arguments[0].(*ast.IntegerNode)
	if !ok {
		first, last := r.span(n.Arguments[0])
		r.report(first, last, codeArguments, "write "+example, "at_least() takes a whole number first, not %s", r.source(first, last))
		return engine.Condition{}
	}
	parts := n.Arguments[1:]
	if len(parts) == 1 {
		if list, ok := parts[0].(*ast.ArrayNode); ok {
			r.at(list, codeArguments, "name them one by one, without square brackets", "at_least() takes no list of conditions")
			return engine.Condition{}
		}
	}
	if r.countsOptions(n, need, parts) {
		return engine.Condition{}
	}
	c := engine.Condition{AtLeast: need.Value}
	for _, part := range parts {
		c.Of = append(c.Of, r.condition(part))
	}
	switch {
	case len(parts) == 0:
		r.at(n, codeArguments, "write "+example, "at_least() is not told of what")
	case need.Value < 1:
		r.at(need, codeArguments, "write 1 or more", "at least %d of them is always true", need.Value)
	case need.Value > len(parts):
		r.at(need, codeArguments, fmt.Sprintf("write %d or less", len(parts)), "of %s, %d are never true", diagnostic.Counted(len(parts), "condition"), need.Value)
	}
	return c
}

// countsOptions reports at_least(2, cause), and at_least(2, cause, "lie", …),
// with which an author means the options of one question.
func (r *reading) countsOptions(n *ast.CallNode, need *ast.IntegerNode, parts []ast.Node) bool {
	if len(parts) == 0 {
		return false
	}
	name, ok := parts[0].(*ast.IdentifierNode)
	if !ok || r.names[name.Value] == nil || r.names[name.Value].kind != anyOf {
		return false
	}
	first, last := r.span(parts[0])
	p := r.report(first, last, CodeWrongType, "", "%s is an any-of question and no condition by itself", name.Value)
	p.Hint = fmt.Sprintf("count(%s) >= %d counts all that are chosen; for some of the options write a condition each, as in has(%s, \"…\")", name.Value, need.Value, name.Value)
	return true
}
