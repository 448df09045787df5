package lower

import (
	"github.com/expr-lang/expr/ast"

	"amends/engine"
)

// What expr's parser may be given. It recurses on every level of nesting and a
// stack overflow ends the process, in a browser from about 6,000 levels on.
const (
	maxBytes  = 4096
	maxLevels = 64
)

// What a bundle may hold: see validate in the engine.
const (
	maxNodes  = 128 // above each other in a condition
	maxValues = 64  // of a fact
)

// maxProblems is when no more names of a condition are looked at: each is
// compared with the problems before it.
const maxProblems = 100

// bounded reports a condition that the engine would not take. Brackets alone
// do not lead there, but each may hold an "or" with an "and" in it.
func (r *reading) bounded(n ast.Node, c engine.Condition) engine.Condition {
	if levels(c) > maxNodes {
		r.at(n, codeDeep, "split it into facts with names of their own", "the condition is nested too deeply")
	}
	return c
}

func levels(c engine.Condition) int {
	below := 0
	c.EachPart(func(part *engine.Condition) { below = max(below, levels(*part)) })
	return below + 1
}

// tooDeep returns the index of the first token that lies deeper than the limit.
// Levels are open brackets, operators in front of each other ("not not x"), and
// the `?` of one bracket, each of which holds the next in its last branch.
func tooDeep(tokens []token) (int, bool) {
	type level struct{ prefixes, choices int }
	var stack []level
	var here level
	depth := 0
	for i, t := range tokens {
		switch {
		case t.is("(", "[", "{"):
			stack, here = append(stack, here), level{}
			depth++
		case t.is(")", "]", "}"):
			depth -= here.prefixes + here.choices
			here = level{}
			if len(stack) > 0 {
				here, stack = stack[len(stack)-1], stack[:len(stack)-1]
				depth -= here.prefixes + 1
				here.prefixes = 0
			}
		case t.is("not", "!", "-", "+"):
			here.prefixes++
			depth++
		default:
			depth -= here.prefixes
			here.prefixes = 0
			if t.is("?") {
				here.choices++
				depth++
			}
		}
		if depth > maxLevels {
			return i, true
		}
	}
	return 0, false
}
