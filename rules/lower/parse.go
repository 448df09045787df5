package lower

import (
	"errors"
	"sort"
	"strings"
	"unicode"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"amends/rules/diagnostic"
	"amends/rules/lower/internal/dialect"
)

// parse hands the mended text to expr's parser, unless the tokens show that it
// could only stumble.
func (r *reading) parse() {
	if len(r.tokens) == 0 {
		if len(r.problems) == 0 {
			r.reportAt(0, len(r.src), CodeEmptyCondition, "write true for always", "there is no condition")
		}
		return
	}
	r.pairBrackets()
	if r.broken {
		return
	}
	r.mendLists()
	r.findBraces()
	if len(r.foreign) == 0 {
		r.checkOrder()
	}
	if r.broken {
		return
	}
	tree, err := parser.ParseWithConfig(r.mended(), r.config)
	if err == nil {
		r.root = tree.Node
		return
	}
	if len(r.problems) == 0 && len(r.foreign) == 0 {
		r.syntax(err)
	}
}

// mended returns the text of the tokens for the parser, with the author's own
// spaces, and notes in each token where it stands there. Without slips it is
// the author's text.
func (r *reading) mended() string {
	var b strings.Builder
	at, end := 0, 0
	put := func(text string) {
		b.WriteString(text)
		at += len([]rune(text))
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		put(strings.Map(spaceOnly, string(r.src[end:t.from])))
		if t.as != t.text {
			put(" ") // so that it does not run into its neighbours
		}
		t.at = at
		put(t.as)
		if t.as != t.text {
			put(" ")
		}
		end = t.to
	}
	return b.String()
}

// spaceOnly blanks what the tokens left out, as comments.
func spaceOnly(c rune) rune {
	if unicode.IsSpace(c) {
		return c
	}
	return ' '
}

// syntax reports what expr's parser says. The checks before it leave it little
// to say, so its own words have to do.
func (r *reading) syntax(err error) {
	at := len(r.tokens) - 1
	message := err.Error()
	if e := (*file.Error)(nil); errors.As(err, &e) {
		at, message = r.tokenAt(e.From), e.Message
	}
	r.report(at, at, codeSyntax, "", "this cannot be read: %s", message)
}

// tokenAt returns the index of the token that holds an offset of the parser's
// text, or of the one before it.
func (r *reading) tokenAt(offset int) int {
	after := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].at > offset })
	return max(0, after-1)
}

// finish asks expr's type checker about what the walk accepted.
func (r *reading) finish(expect dialect.Result) {
	if len(r.problems) > 0 || len(r.foreign) > 0 {
		return
	}
	if err := dialect.Check(string(r.src), r.config, expect); err != nil {
		from, to, message := 0, len(r.src), err.Error()
		if e := (*file.Error)(nil); errors.As(err, &e) && e.From < e.To && e.To <= len(r.src) {
			from, to, message = e.From, e.To, e.Message
		}
		r.reportAt(from, to, codeRefused, "", "the expression library refuses this: %s", message)
	}
}

// span returns the first and last token of a node, with its brackets.
func (r *reading) span(n ast.Node) (first, last int) {
	s := &spanner{reading: r, first: len(r.tokens)}
	ast.Walk(&n, s)
	first, last = min(s.first, s.last), s.last
	for i := first; i <= last; i++ {
		if m := r.tokens[i].match; m > last {
			last = m
		} else if m >= 0 && m < first {
			first, i = m, m
		}
	}
	return first, last
}

// spanner visits the nodes of a tree and notes the outermost tokens.
type spanner struct {
	*reading
	first, last int
}

// Visit takes one node into account.
func (s *spanner) Visit(n *ast.Node) {
	at := s.tokenAt((*n).Location().From)
	last := at
	switch (*n).(type) {
	case *ast.ConditionalNode, *ast.SequenceNode, *ast.ChainNode:
		return // expr places it elsewhere; its parts tell
	case *ast.CallNode, *ast.BuiltinNode:
		if at+1 < len(s.tokens) && s.tokens[at+1].is("(") {
			last++
		}
	}
	s.first, s.last = min(s.first, at), max(s.last, last)
}

// source returns what the author wrote from the first to the last token.
func (r *reading) source(first, last int) string {
	return string(r.src[r.tokens[first].from:r.tokens[last].to])
}

func (r *reading) sourceOf(n ast.Node) string {
	return r.source(r.span(n))
}

// at reports a problem of a node.
func (r *reading) at(n ast.Node, code *diagnostic.Code, hint, format string, args ...any) *Problem {
	first, last := r.span(n)
	return r.report(first, last, code, hint, format, args...)
}

// bracketed reports whether brackets stand around the tokens first to last for
// no other reason than to hold them together.
func (r *reading) bracketed(first, last int) bool {
	return first > 0 && r.tokens[first-1].is("(") && r.tokens[first-1].match == last+1 && !r.follows(first-1)
}
