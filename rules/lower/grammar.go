package lower

import "unicode"

// pairBrackets links every bracket with its partner and reports the ones that
// have none, and quotes that are never closed.
func (r *reading) pairBrackets() {
	var open []int
	for i, t := range r.tokens {
		switch {
		case t.kind == quoted && t.open:
			r.reportUnclosed(i)
			return
		case t.is("(", "[", "{"):
			open = append(open, i)
		case t.is(")", "]", "}"):
			if len(open) == 0 || closing[r.tokens[open[len(open)-1]].as] != t.as {
				r.broken = true
				r.report(i, i, codeBrackets, "", "%q closes a bracket that is not open", t.text)
				return
			}
			partner := open[len(open)-1]
			open = open[:len(open)-1]
			r.tokens[i].match, r.tokens[partner].match = partner, i
		}
	}
	for _, i := range open {
		r.broken = true
		r.report(i, i, codeBrackets, "add "+closing[r.tokens[i].as], "%q is never closed", r.tokens[i].text)
	}
}

var closing = map[string]string{"(": ")", "[": "]", "{": "}"}

// reportUnclosed says where the quote that has no partner is likely to be: the
// first text with a space in it has run on into the condition, as ids have no
// spaces.
func (r *reading) reportUnclosed(last int) {
	r.broken = true
	at := last
	for i := last; i >= 0; i-- {
		t := r.tokens[i]
		if t.kind == quoted && !t.open && hasSpace(t.text) {
			at = i
		}
	}
	from := r.tokens[at].from
	r.unclosed = from
	r.problems, r.foreign = nil, nil // every text after it is read inside out
	r.reportAt(from, from+1, codeUnclosed, "every option stands between two straight quotes", "this quote is never closed")
}

func hasSpace(text string) bool {
	for _, c := range text {
		if unicode.IsSpace(c) {
			return true
		}
	}
	return false
}

// checkOrder reports wherever two parts stand side by side with nothing to join
// them, or something that joins has nothing on one side. The parser would stop
// at the first of them, and in words for programmers.
func (r *reading) checkOrder() {
	operandNext := true
	for i, t := range r.tokens {
		switch {
		case isOperand(t):
			if !operandNext {
				r.missingBetween(i)
			}
			operandNext = false
		case t.is("(", "["):
			if !operandNext && !r.follows(i) {
				r.missingBetween(i)
			}
			operandNext = true
		case t.is(")", "]"):
			if operandNext && !r.emptyBefore(i) {
				r.missingBefore(i)
			}
			operandNext = false
		case t.is("not", "!", "+", "-") && operandNext:
		case t.is("not", "!") && !(i+1 < len(r.tokens) && r.tokens[i+1].is("in", "contains", "matches", "startsWith", "endsWith")):
			r.missingBetween(i)
			operandNext = true
		case t.is("not", "!"):
		default:
			if operandNext {
				r.missingBefore(i)
			}
			r.checkComma(i)
			operandNext = true
		}
	}
	if operandNext && len(r.tokens) > 0 {
		r.missingAfter(len(r.tokens) - 1)
	}
	r.checkChoices()
}

// checkChoices reports a "?" without ":" and the other way round.
func (r *reading) checkChoices() {
	if r.broken {
		return
	}
	open := []int{}
	for i, t := range r.tokens {
		switch {
		case t.is("?"):
			open = append(open, i)
		case t.is(":") && len(open) == 0:
			r.reportChoice(i, "?", "before")
			return
		case t.is(":"):
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		r.reportChoice(open[len(open)-1], ":", "after")
	}
}

func (r *reading) reportChoice(i int, missing, where string) {
	r.broken = true
	r.report(i, i, codeSyntax, `a fact chooses by: test ? "one" : "other"`, "there is no %q %s %q", missing, where, r.tokens[i].text)
}

// isOperand reports whether a token can be compared or tested.
func isOperand(t token) bool {
	switch t.kind {
	case number, quoted:
		return true
	case word:
		return !t.is("and", "or", "in", "not", "not in", "matches", "contains", "startsWith", "endsWith")
	}
	return false
}

// follows reports whether the bracket at index i belongs to what stands before
// it, as in has(…) and list[…].
func (r *reading) follows(i int) bool {
	return i > 0 && (r.tokens[i].as == "[" || r.tokens[i-1].kind == word && isOperand(r.tokens[i-1]))
}

// emptyBefore reports whether the bracket at index i may close here: after its
// partner, as in count(), or after a last comma.
func (r *reading) emptyBefore(i int) bool {
	before := r.tokens[i-1]
	return r.tokens[i].match == i-1 && (before.as == "[" || i > 1 && r.follows(i-1)) ||
		before.is(",") && r.tokens[i].match < i-2
}

func (r *reading) missingBetween(i int) {
	r.broken = true
	hint := `join tests by "and" or "or", and compare by ==, != or in`
	if r.inList(i) {
		hint = "put a comma between the parts of a list or function"
	}
	r.report(i-1, i, codeSyntax, hint, "something is missing between %s and %s", r.tokens[i-1].shown(), r.tokens[i].shown())
}

func (r *reading) missingBefore(i int) {
	r.broken = true
	r.report(i, i, codeSyntax, "", "something is missing before %s", r.tokens[i].shown())
}

func (r *reading) missingAfter(i int) {
	r.broken = true
	r.report(i, i, codeSyntax, "", "something is missing after %s", r.tokens[i].shown())
}

// checkComma reports a comma that stands in no list and no function.
func (r *reading) checkComma(i int) {
	if !r.tokens[i].is(",") || r.inList(i) {
		return
	}
	r.broken = true
	r.report(i, i, codeSyntax, `a list stands in square brackets; tests are joined by "and" or "or"`, "a comma stands only in a list or a function")
}

// inList reports whether the token at index i stands right within a list or
// the brackets of a function.
func (r *reading) inList(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if r.tokens[j].match > i {
			return r.tokens[j].as == "[" || r.follows(j)
		}
	}
	return false
}
