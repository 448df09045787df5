package lower

import (
	"cmp"
	"fmt"
	"slices"

	"amends/rules/diagnostic"
)

// Problem is an author's mistake in a text. From and To are rune offsets in
// the text, half open; they are equal only where something is missing.
type Problem struct {
	From, To int
	Code     *diagnostic.Code // one of [Codes]
	Message  string           // what is wrong: lower case, no full stop
	Hint     string           // what to write instead; may be empty
	Fix      *Fix             // set only where it is safe to apply without reading
}

// Fix replaces the runes From to To of the text by Text.
type Fix struct {
	From, To int
	Text     string
}

// MayFollow says whether a fault in a question or fact that the text reads may
// have brought the problem about.
func (p *Problem) MayFollow() bool { return slices.Contains(followsFrom, p.Code) }

// report adds a problem about the tokens first to last.
func (r *reading) report(first, last int, code *diagnostic.Code, hint, format string, args ...any) *Problem {
	return r.reportAt(r.tokens[first].from, r.tokens[last].to, code, hint, format, args...)
}

func (r *reading) reportAt(from, to int, code *diagnostic.Code, hint, format string, args ...any) *Problem {
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
