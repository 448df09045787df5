package lower

import (
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// nameKind says which tests suit a name.
type nameKind uint8

const (
	oneOf   nameKind = iota // a one-of question or a text fact
	anyOf                   // an any-of question
	numeric                 // a number question
	yesNo                   // a yes/no question or fact
)

// named is a question or a fact as a condition sees it.
type named struct {
	id        string
	kind      nameKind
	isFact    bool
	options   []string // of a text fact: its values
	decimal   bool
	sensitive bool
}

func ofQuestion(q *engine.Question) *named {
	n := &named{id: q.ID, kind: kindOf(q.Kind), decimal: q.Decimal, sensitive: q.Sensitive}
	for _, o := range q.Options {
		n.options = append(n.options, o.ID)
	}
	return n
}

// kindOf takes a question whose type is wrong or missing for a one-of question:
// the author is told about the type, and about nothing that follows from it.
func kindOf(kind engine.QuestionKind) nameKind {
	switch kind {
	case engine.OneOf, "":
		return oneOf
	case engine.AnyOf:
		return anyOf
	case engine.Number:
		return numeric
	case engine.YesNo:
		return yesNo
	}
	panic(engine.UnknownKind{Of: "lower: a question", Kind: string(kind)})
}

func ofFact(f *engine.Fact) *named {
	n := &named{id: f.ID, kind: yesNo, isFact: true, sensitive: f.Sensitive}
	if f.Choose != nil {
		n.kind, n.options = oneOf, f.Values
	}
	return n
}

// is says what the name is, to follow it in a message.
func (n *named) is() string {
	if n.isFact {
		return map[nameKind]string{oneOf: "is a fact with texts", yesNo: "is a yes/no fact"}[n.kind]
	}
	return map[nameKind]string{
		oneOf: "is a one-of question", anyOf: "is an any-of question", numeric: "is a number question", yesNo: "is a yes/no question",
	}[n.kind]
}

// has says what the name's options are, to follow it in a message.
func (n *named) has() string {
	if n.isFact {
		return "result"
	}
	return "option"
}

// example shows a test that suits the name, with its own first option.
func (n *named) example() string {
	option := `"…"`
	if len(n.options) > 0 {
		option = quote(n.options[0])
	}
	switch n.kind {
	case oneOf:
		return n.id + " == " + option
	case anyOf:
		return "has(" + n.id + ", " + option + ")"
	case numeric:
		return n.id + " >= 5"
	}
	return n.id
}

// test begins a test of the name.
func (n *named) test(kind engine.TestKind) *engine.Test {
	if n.isFact {
		return &engine.Test{Fact: n.id, Kind: kind}
	}
	return &engine.Test{Question: n.id, Kind: kind}
}

// choosing is the test that one of the options is chosen.
func (n *named) choosing(options ...string) engine.Condition {
	t := n.test(engine.TestAny)
	t.Options = options
	return engine.Condition{Test: t}
}

func negation(c engine.Condition) engine.Condition {
	return engine.Condition{Not: &c}
}

// negateIf negates a test that is written with != or not in.
func negateIf(negated bool, c engine.Condition) engine.Condition {
	if negated {
		return negation(c)
	}
	return c
}

func quote(s string) string { return `"` + s + `"` }

// quotedList names options, but not more than anyone reads.
func quotedList(options []string) string {
	const most = 12
	var b strings.Builder
	for i, option := range options {
		if i == most {
			b.WriteString(" …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(option))
	}
	return b.String()
}

// unknownName reports a name that nothing has. Compared with the options of a
// question it is more likely an option without quotes.
func (r *reading) unknownName(first, last int, name string, against *named) {
	switch truth, isTruth := truthWords[strings.ToLower(name)]; {
	case isTruth && against != nil && against.kind == yesNo:
		r.report(first, last, CodeWrongType, "write "+truth+", or "+against.id+" alone for yes",
			"%s %s and has no %s", against.id, against.is(), name).fixing(truth)
	case strings.HasPrefix(name, "$"):
		r.report(first, last, codeOutside, "write the name of a question or fact", "%s has no place in a condition", name)
	case against != nil && against.hasOption(name), against == nil && len(r.owners[name]) > 0:
		r.report(first, last, codeQuotes, "write "+quote(name), "%s is written without quotes", name).fixing(quote(name))
	default:
		r.noSuchName(first, last, name)
	}
}

// The words for yes and no that authors may write.
var truthWords = map[string]string{"yes": "true", "no": "false", "true": "true", "false": "false"}

func (r *reading) noSuchName(first, last int, name string) {
	near := engine.Nearest(name, append(slices.Sorted(maps.Keys(r.lists)), r.order...))
	hint := ""
	if near != "" {
		hint = "did you mean " + near + "?"
	}
	p := r.report(first, last, CodeUnknownName, hint, "there is no question or fact %s", name)
	if near != "" {
		p.fixing(near)
	}
}

func (n *named) hasOption(id string) bool {
	for _, option := range n.options {
		if option == id {
			return true
		}
	}
	return false
}

// checkNames reports the unknown names within a node that is reported itself.
func (r *reading) checkNames(n ast.Node) {
	c := &nameCollector{called: map[ast.Node]bool{}, defined: map[string]bool{"$env": true}}
	ast.Walk(&n, c)
	for _, name := range c.names {
		if _, known := r.names[name.Value]; !known && !c.called[name] && !c.defined[name.Value] {
			first, last := r.span(name)
			r.unknownName(first, last, name.Value, nil)
		}
	}
}

// nameCollector visits a tree and keeps the names in it, and which of them are
// called as functions or defined within.
type nameCollector struct {
	names   []*ast.IdentifierNode
	called  map[ast.Node]bool
	defined map[string]bool
}

// Visit notes one node.
func (c *nameCollector) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.IdentifierNode:
		c.names = append(c.names, n)
	case *ast.CallNode:
		c.called[n.Callee] = true
	case *ast.VariableDeclaratorNode:
		c.defined[n.Name] = true
	}
}

// option checks that a text is an option of a name, and returns it.
func (r *reading) option(n *named, text operand, beside ...operand) string {
	if n.hasOption(text.value) {
		return text.value
	}
	first, last := text.first, text.last
	if text.value == "" && r.reportedWithin(first, last) {
		return "" // it could not be read
	}
	owners := r.owners[text.value]
	switch near := engine.Nearest(text.value, n.options); {
	case len(owners) > 0:
		owner := *owners[0]
		owner.options = []string{text.value}
		r.report(first, last, codeQuestion, "write "+owner.example()+", or one of "+n.id+"'s own: "+quotedList(n.options),
			"%s is no %s of %s but of %s", text.source, n.has(), n.id, owner.id)
	case slices.ContainsFunc(beside, func(o operand) bool { return o.kind == aText && o.value == near }):
		r.report(first, last, CodeUnknownOption, "take it out, or name another: it has "+quotedList(n.options),
			"%s is no %s of %s, and %s is named already", text.source, n.has(), n.id, quote(near))
	case near != "":
		r.report(first, last, CodeUnknownOption, "did you mean "+quote(near)+"?",
			"%s is no %s of %s", text.source, n.has(), n.id).fixing(quote(near))
	case text.value == "":
		r.report(first, last, CodeUnknownOption, "answered("+n.id+") asks whether there is an answer",
			"%s is no %s of %s", text.source, n.has(), n.id)
	default:
		r.report(first, last, CodeUnknownOption, "it has "+quotedList(n.options),
			"%s is no %s of %s", text.source, n.has(), n.id)
	}
	return text.value
}
