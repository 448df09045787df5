package lower

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"

	"amends/engine"
	"amends/rules/lower/internal/dialect"
)

// Names is what a text may name. Facts are in the order in which they may read
// each other, already lowered.
type Names struct {
	Questions []engine.Question
	Facts     []engine.Fact
	Lists     map[string][]string // options by the name of their list
}

// Scope lowers texts that name the same questions and facts. It must not be
// used by two goroutines at once.
type Scope struct {
	order  []string            // names, questions first, as authored
	names  map[string]*named   // by id
	owners map[string][]*named // questions and facts by option, as authored
	lists  map[string][]string
	config *conf.Config
	spans  map[*engine.Test]Span
}

// Span is a part of a text: its characters from From up to To. It denies the
// test that was lowered from it if it says the opposite: `role != "me"`.
type Span struct {
	From, To int
	Denies   bool
}

// Span tells where a test stands in the text that it was lowered from, by this
// Scope; false if it was not.
func (s *Scope) Span(t *engine.Test) (Span, bool) {
	span, ok := s.spans[t]
	return span, ok
}

// NewScope returns a Scope of what a condition may name. A later name hides an
// earlier one that is the same; the loader reports those.
func NewScope(n Names) *Scope {
	s := &Scope{names: map[string]*named{}, owners: map[string][]*named{}, lists: n.Lists, config: dialect.Config(n.Questions, n.Facts, n.Lists), spans: map[*engine.Test]Span{}}
	for i := range n.Questions {
		s.add(ofQuestion(&n.Questions[i]))
	}
	for i := range n.Facts {
		s.add(ofFact(&n.Facts[i]))
	}
	return s
}

func (s *Scope) add(n *named) {
	if _, again := s.names[n.id]; !again {
		s.order = append(s.order, n.id)
	}
	s.names[n.id] = n
	if n.kind == yesNo {
		return // "yes" and "no" are tested by the name alone
	}
	for _, option := range n.options {
		s.owners[option] = append(s.owners[option], n)
	}
}

// Condition lowers the text of a condition. With any problem the condition is
// worthless.
func (s *Scope) Condition(text string) (engine.Condition, []Problem) {
	r := s.read(text)
	if r.root == nil {
		return engine.Condition{}, r.sorted()
	}
	condition := r.whole(r.root)
	r.finish(dialect.Bool)
	return condition, r.sorted()
}

// Fact lowers the text of a fact: a condition, or a choice by `? :` between
// texts. With any problem the fact is worthless.
func (s *Scope) Fact(id, text string) (engine.Fact, []Problem) {
	fact := engine.Fact{ID: id}
	r := s.read(text)
	if r.root == nil {
		return fact, r.sorted()
	}
	expect := dialect.Bool
	switch n := r.root.(type) {
	case *ast.ConditionalNode:
		expect = dialect.String
		choice := r.choice(n)
		fact.Choose, fact.Values = &choice, r.results
	case *ast.StringNode:
		r.at(n, codeResult, `choose between texts: test ? "one" : "other"`, "the fact is always %s", r.sourceOf(n))
	default:
		condition := r.whole(n)
		fact.When = &condition
	}
	fact.Sensitive = r.sensitive
	r.finish(expect)
	return fact, r.sorted()
}

// Reads returns the names in a text in the order of their first mention, as far
// as they can be seen: also from a text with problems, and also names that
// nothing has.
func Reads(text string) []string {
	if len(text) > maxBytes {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	tokens := scan([]rune(text))
	for i := range tokens {
		if name, ok := nameAt(tokens, i); ok && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// nameAt returns the name that the token at index i can only be: no function,
// no word of the language, no part of something, nothing with a hyphen.
func nameAt(tokens []token, i int) (string, bool) {
	t := tokens[i]
	touches := func(j int, marks ...string) bool {
		return j >= 0 && j < len(tokens) && tokens[j].is(marks...) &&
			(tokens[j].from == t.to || tokens[j].to == t.from)
	}
	switch {
	case t.kind != word || Reserved(t.as) || i > 0 && tokens[i-1].is(".", "?.", "#"):
	case i+1 < len(tokens) && tokens[i+1].is("("):
	case touches(i-1, "-") && i > 1 && tokens[i-2].to == tokens[i-1].from && tokens[i-2].kind != mark:
	case touches(i+1, "-") && i+2 < len(tokens) && tokens[i+2].from == tokens[i+1].to && tokens[i+2].kind == word:
	default:
		return t.as, true
	}
	return "", false
}

// Reserved reports whether a word means something in conditions, so that no
// question or fact may have it as its id.
func Reserved(name string) bool {
	return slices.Contains(functionNames, name) || slices.Contains(reservedWords, name)
}

var reservedWords = []string{
	"and", "or", "not", "in", "is", "equals", "true", "false", "nil", "let", "if", "then", "else",
	"matches", "contains", "startsWith", "endsWith",
}

// reading is one text on its way through.
type reading struct {
	*Scope
	src       []rune
	tokens    []token // mended, without comments
	root      ast.Node
	problems  []Problem
	results   []string // of a fact, in the order of their first mention
	broken    bool     // the parser cannot make sense of it
	foreign   []token  // tokens that no condition has
	unclosed  int      // where a quote is opened and not closed, or -1
	sensitive bool     // reads a sensitive question or fact
}

// read takes a text as far as expr's tree. Without a tree there are problems.
func (s *Scope) read(text string) *reading {
	r := &reading{Scope: s, unclosed: -1}
	if len(text) > maxBytes {
		r.reportAt(0, utf8.RuneCountInString(text), codeLong, "split it into facts with names of their own",
			"the text has %d bytes; %d are allowed", len(text), maxBytes)
		return r
	}
	r.src = []rune(text)
	if strings.TrimSpace(text) == "" {
		r.reportAt(0, len(r.src), CodeEmptyCondition, "write true for always; a text that begins with ! or # needs a | block", "there is no condition")
		return r
	}
	r.tokens = r.mend(scan(r.src))
	if at, deep := tooDeep(r.tokens); deep {
		r.problems = nil
		r.report(at, at, codeDeep, "split it into facts with names of their own",
			"brackets and operators are nested more than %d deep here", maxLevels)
		return r
	}
	r.parse()
	if r.root == nil {
		r.checkTokens()
	}
	return r
}

// checkTokens reports unknown names in a text that has no tree.
func (r *reading) checkTokens() {
	for i, t := range r.tokens {
		if r.unclosed >= 0 && t.to >= r.unclosed {
			return // the rest is read inside out
		}
		if len(r.problems) >= maxProblems {
			return
		}
		name, ok := nameAt(r.tokens, i)
		if _, known := r.names[name]; ok && !known && !r.reportedWithin(i, i) {
			r.unknownName(i, i, name, nil)
		}
	}
}

// reportedWithin reports whether a problem of these tokens alone is known.
func (r *reading) reportedWithin(first, last int) bool {
	from, to := r.tokens[first].from, r.tokens[last].to
	for _, p := range r.problems {
		if from <= p.From && p.To <= to {
			return true
		}
	}
	return false
}
