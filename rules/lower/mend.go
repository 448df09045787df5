package lower

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// mend reports the slips that can be seen in the tokens alone, and puts right
// what the author plainly meant, so that the parser gets to the rest.
func (r *reading) mend(tokens []token) []token {
	var mended []token
	for i := 0; i < len(tokens); {
		t, taken := r.mendNext(tokens[i:], mended)
		if t.as != "" {
			mended = append(mended, t)
		}
		i += taken
	}
	return mended
}

// mendNext returns the token to put for the first of rest, and how many of them
// it stands for. An empty one is left out.
func (r *reading) mendNext(rest, before []token) (token, int) {
	t := rest[0]
	switch t.kind {
	case comment:
		r.reportAt(t.from, t.to, codeComment, "put it on a line of its own above the condition, after a #",
			"a comment has no place inside a condition")
		return token{}, 1
	case quoted:
		return r.mendQuoted(t), 1
	case word, number:
		if n := hyphenated(rest); n > 1 && !r.isSubtraction(rest[:n]) {
			return r.mendHyphenated(joined(rest[:n]), before), n
		}
		if t.kind == number {
			return r.mendNumber(t), 1
		}
		return r.mendWord(rest)
	}
	return r.mendMark(t), 1
}

// joined makes one token of several.
func joined(tokens []token) token {
	t := tokens[0]
	var text strings.Builder
	for _, part := range tokens {
		if part.from > t.to {
			text.WriteString(" ")
		}
		text.WriteString(part.text)
		t.to = part.to
	}
	t.text = text.String()
	t.as = t.text
	return t
}

func (r *reading) mendQuoted(t token) token {
	if t.open {
		return t // reported with the brackets, as it spoils everything after it
	}
	runes := []rune(t.text)
	content := string(runes[1 : len(runes)-1])
	straight := string([]rune(quoteRow(runes[0]))[0])
	switch {
	case straight == "`" || strings.Contains(content, `\`):
		p := r.reportAt(t.from, t.to, codeOutside, "ids have only letters, digits and hyphens",
			"%s is not a text in plain quotes", t.text)
		if plain := `"` + content + `"`; !strings.ContainsAny(content, `\"`) {
			p.fixing(plain)
			t.as = plain
		} else {
			t.as = `""`
		}
	case string(runes[0]) != straight || string(runes[len(runes)-1]) != straight:
		t.as = `"` + strings.ReplaceAll(content, `"`, "") + `"`
		r.reportAt(t.from, t.to, codeCurly, `write straight quotes: `+t.as,
			"the quotes of %s are curly", t.text).fixing(t.as)
	}
	return t
}

// hyphenated says how many tokens hang together by hyphens without a space.
func hyphenated(tokens []token) int {
	n := 1
	for n+1 < len(tokens) && tokens[n].text == "-" && tokens[n].from == tokens[n-1].to &&
		tokens[n+1].from == tokens[n].to && (tokens[n+1].kind == word || tokens[n+1].kind == number) {
		n += 2
	}
	return n
}

// isSubtraction reports whether tokens joined by hyphens are names and numbers
// that could be subtracted, and not an option that was left without quotes.
func (r *reading) isSubtraction(tokens []token) bool {
	if len(r.owners[joined(tokens).text]) > 0 {
		return false
	}
	for i := 0; i < len(tokens); i += 2 {
		if _, known := r.names[tokens[i].text]; !known && tokens[i].kind == word {
			return false
		}
	}
	return true
}

func (r *reading) mendHyphenated(t token, before []token) token {
	t.kind = quoted
	t.as = `"` + t.text + `"`
	name := strings.ReplaceAll(t.text, "-", "_")
	_, known := r.names[name]
	afterValue := len(before) > 0 && before[len(before)-1].is("==", "!=", "[", ",", "in", "?", ":")
	if known && !afterValue {
		t.kind, t.as = word, name
		r.reportAt(t.from, t.to, CodeUnknownName, "names of questions and facts are written with _",
			"%s is not a name", t.text).fixing(name)
		return t
	}
	hint := "write " + t.as
	if !afterValue && len(r.owners[t.text]) == 0 {
		hint = "an option is written in quotes, " + t.as + "; a name of a question or fact has no hyphen"
	}
	p := r.reportAt(t.from, t.to, codeQuotes, hint, "%s is written without quotes", t.text)
	if afterValue || len(r.owners[t.text]) > 0 {
		p.fixing(t.as)
	}
	return t
}

var plainNumber = regexp.MustCompile(`^[0-9]{1,15}(\.[0-9]{1,15})?$`)

func (r *reading) mendNumber(t token) token {
	if plainNumber.MatchString(t.text) {
		return t
	}
	if len(r.owners[t.text]) > 0 {
		t.kind, t.as = quoted, `"`+t.text+`"`
		r.reportAt(t.from, t.to, codeQuotes, "write "+t.as, "%s is written without quotes", t.text).fixing(t.as)
		return t
	}
	r.reportAt(t.from, t.to, codeNumber, "write plain digits, as in 5 or 2.5", "%s is not a number", t.text)
	t.as = "0"
	return t
}

// The words of plain speech and of other languages that stand for an operator.
var wordOperators = []struct{ words, means string }{
	{"is not one of", "not in"},
	{"is not in", "not in"},
	{"is one of", "in"},
	{"is in", "in"},
	{"is not", "!="},
	{"is", "=="},
	{"equals", "=="},
}

func (r *reading) mendWord(rest []token) (token, int) {
	t := rest[0]
	if _, known := r.names[t.text]; known {
		return t, 1
	}
	for _, operator := range wordOperators {
		words := strings.Fields(operator.words)
		if len(words) > len(rest) || !slices.EqualFunc(words, rest[:len(words)], func(w string, t token) bool {
			return t.kind == word && strings.EqualFold(t.text, w)
		}) {
			continue
		}
		t = joined(rest[:len(words)])
		t.kind = mark
		return r.mendOperator(t, operator.means), len(words)
	}
	switch lower := strings.ToLower(t.text); lower {
	case "and", "or", "not", "in", "true", "false":
		if t.text != lower {
			t.as = lower
			r.reportAt(t.from, t.to, codeOperator, "write "+lower, "%s is written in capitals", t.text).fixing(lower)
		}
	case "let", "if", "then", "else":
		if t.text == lower {
			r.foreign = append(r.foreign, t)
		}
	}
	return t, 1
}

// The operators of other languages, and what they mean here.
var markOperators = map[string]string{
	"=": "==", "===": "==", "!==": "!=", "<>": "!=", "≠": "!=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=",
	"&": "and", "|": "or", "−": "-", "–": "-",
}

func (r *reading) mendMark(t token) token {
	if means, ok := markOperators[t.text]; ok && !r.defines() {
		return r.mendOperator(t, means)
	}
	if _, ok := foreignTokens[t.text]; ok {
		r.foreign = append(r.foreign, t)
		return t
	}
	if strings.Contains("()[]{}<>==!=<=>=&&||+-*/%**^?:.,..!", t.text) {
		return t
	}
	if c := []rune(t.text)[0]; !unicode.IsGraphic(c) || c == unicode.ReplacementChar {
		r.reportAt(t.from, t.to, codeInvisible, "delete it; it may come from copying out of a document",
			"the character %U cannot be seen and has no place here", c).fixing("")
		return token{}
	}
	r.foreign = append(r.foreign, t)
	return t
}

func (r *reading) mendOperator(t token, means string) token {
	t.as = means
	r.reportAt(t.from, t.to, codeOperator, "write "+means, "%q is written %q here", t.text, means).fixing(means)
	return t
}

// defines reports whether a "let" was read, which has a "=" of its own.
func (r *reading) defines() bool {
	return slices.ContainsFunc(r.foreign, func(t token) bool { return t.as == "let" })
}

// mendLists turns `in ("a", "b")` and `in {"a", "b"}` into lists.
func (r *reading) mendLists() {
	for i := 1; i < len(r.tokens); i++ {
		t := r.tokens[i]
		if !t.is("(", "{") || t.match < 0 || !r.tokens[i-1].is("in", "not in") || !r.hasComma(i) && t.as == "(" {
			continue
		}
		r.tokens[i].as, r.tokens[t.match].as = "[", "]"
		inside := string(r.src[t.to:r.tokens[t.match].from])
		r.report(i, t.match, codeSyntax, "write ["+inside+"]", "a list stands in square brackets").fixing("[" + inside + "]")
	}
}

// hasComma reports whether the bracket at index i has a comma of its own.
func (r *reading) hasComma(i int) bool {
	for j := i + 1; j < r.tokens[i].match; j++ {
		if r.tokens[j].is(",") {
			return true
		}
		if r.tokens[j].match > j {
			j = r.tokens[j].match
		}
	}
	return false
}
