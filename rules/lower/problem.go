package lower

import (
	"cmp"
	"fmt"
	"slices"
)

// Problem is an author's mistake in a text. From and To are rune offsets in
// the text, half open; they are equal only where something is missing.
type Problem struct {
	From, To int
	Code     string // one of [Codes]
	Message  string // what is wrong: lower case, no full stop
	Hint     string // what to write instead; may be empty
	Fix      *Fix   // set only where it is safe to apply without reading
}

// Fix replaces the runes From to To of the text by Text.
type Fix struct {
	From, To int
	Text     string
}

// Code is a stable name for one sort of Problem.
type Code struct {
	Name, Title string
}

// The codes. They are part of what scripts and documentation rely on: add new
// ones, never rename.
const (
	codeBrackets     = "bracket-mismatch"
	codeComment      = "comment-in-condition"
	codeConstant     = "constant"
	codeCurly        = "curly-quotes"
	codeEmpty        = "empty-condition"
	codeEmptyList    = "empty-list"
	codeEmptyRange   = "empty-range"
	codeResult       = "fact-result"
	codeInvisible    = "invisible-character"
	codeQuotes       = "missing-quotes"
	codeNot          = "not-needs-brackets"
	codeNumber       = "number-form"
	codeOutside      = "outside-language"
	codeDecimalRange = "range-on-decimal"
	codeRefused      = "refused"
	codeRepeated     = "repeated-option"
	codeSyntax       = "syntax"
	codeDeep         = "too-deep"
	codeLong         = "too-long"
	codeTwo          = "two-questions"
	codeUnclosed     = "unclosed-quote"
	codeFunction     = "unknown-function"
	codeName         = "unknown-name"
	codeOption       = "unknown-option"
	codeArguments    = "wrong-arguments"
	codeOperator     = "wrong-operator"
	codeQuestion     = "wrong-question"
	codeType         = "wrong-type"
)

// Codes lists every code of this package with a one-line title, by name.
func Codes() []Code {
	return []Code{
		{codeBrackets, "a bracket is opened and never closed, or closed and never opened"},
		{codeComment, "a comment stands inside a condition"},
		{codeConstant, "a part of a condition has the same value whatever is answered"},
		{codeCurly, "curly or other typographic quotes instead of straight ones"},
		{codeEmpty, "there is no condition"},
		{codeEmptyList, "a list has nothing in it"},
		{codeEmptyRange, "no number lies within the bounds"},
		{codeResult, "a result of a fact is not a text in quotes"},
		{codeInvisible, "a character that cannot be seen stands in the condition"},
		{codeQuotes, "an option is written without quotes"},
		{codeNot, `"not" stands before a comparison that has no brackets`},
		{codeNumber, "a number is not written in plain digits"},
		{codeOutside, "something of another language, which conditions do not have"},
		{codeDecimalRange, "a range of whole numbers on a question that takes decimals"},
		{codeRefused, "the expression library refuses the condition"},
		{codeRepeated, "an option or number is named twice in one list"},
		{codeSyntax, "something is missing between two parts of the condition, or is too much"},
		{codeDeep, "brackets or operators are nested too deeply"},
		{codeLong, "the condition is too long"},
		{codeTwo, "two questions or facts are compared with each other"},
		{codeUnclosed, "a quote is opened and never closed"},
		{codeFunction, "there is no function of this name"},
		{codeName, "there is no question or fact of this name"},
		{codeOption, "the question has no such option"},
		{codeArguments, "a function is given too much, too little, or the wrong things"},
		{codeOperator, "an operator is written as in another language"},
		{codeQuestion, "the option belongs to another question"},
		{codeType, "a question or fact is tested in a way that does not suit its type"},
	}
}

// report adds a problem about the tokens first to last.
func (r *reading) report(first, last int, code, hint, format string, args ...any) *Problem {
	return r.reportAt(r.tokens[first].from, r.tokens[last].to, code, hint, format, args...)
}

func (r *reading) reportAt(from, to int, code, hint, format string, args ...any) *Problem {
	r.problems = append(r.problems, Problem{
		From: from, To: to, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...),
	})
	return &r.problems[len(r.problems)-1]
}

// fixing makes replacing the problem's own place by text its fix.
func (p *Problem) fixing(text string) {
	p.Fix = &Fix{From: p.From, To: p.To, Text: text}
}

// sorted returns the problems in the order of their places, without repeats.
func (r *reading) sorted() []Problem {
	r.reportForeign()
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return slices.CompactFunc(r.problems, func(a, b Problem) bool {
		return a.From == b.From && a.To == b.To && a.Code == b.Code && a.Message == b.Message
	})
}
