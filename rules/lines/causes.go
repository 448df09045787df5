package lines

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"amends/rules/diagnostic"
)

// cause is the likely reason why a line does not parse, and what the line
// would be without it.
type cause struct {
	code          *diagnostic.Code
	line          int // from 1
	column, end   int // in characters, from 1
	message, hint string
	mends         []string // what the line may have been meant as, likeliest first
}

func (c cause) diagnostic(f *File) diagnostic.Diagnostic {
	return f.DiagnoseSpan(Span{c.line, c.column, c.end}, c.code, c.message, c.hint)
}

// findCause looks for a well-known mistake in the line where parsing fails,
// then in the line before it, where some begin.
func findCause(lines []string, at int, err error) cause {
	if c, ok := suspect(lines, at); ok {
		return c
	}
	before := at - 1
	for before > 0 && strings.TrimSpace(lines[before-1]) == "" {
		before--
	}
	if before > 0 {
		if c, ok := suspectBefore(lines, before, at); ok {
			return c
		}
	}
	return unknownCause(lines, at, err)
}

// suspect tries every mistake that shows in one line alone.
func suspect(lines []string, at int) (cause, bool) {
	line := lines[at-1]
	for _, try := range []func(string, anatomy) (cause, bool){conflict, tab, badStart, quoted, bracketed, colon} {
		if c, ok := try(line, dissect(line)); ok {
			c.line = at
			if c.code == codeTab {
				c.mends = indentations(lines, at)
			}
			if c.end == 0 {
				c.end = c.column + 1
			}
			return c, true
		}
	}
	return cause{}, false
}

// conflict finds the marks that a version control system leaves.
func conflict(line string, _ anatomy) (cause, bool) {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if strings.HasPrefix(line, mark) {
			return cause{
				code: codeSyntax, column: 1, end: 8,
				message: "this line is a mark that git leaves where two changes meet",
				hint:    "keep the version that is right and delete the marks",
			}, true
		}
	}
	return cause{}, false
}

// tab finds tabs and no-break spaces in the indentation.
func tab(line string, a anatomy) (cause, bool) {
	i := strings.IndexAny(a.lead, "\t\u00a0")
	if i < 0 {
		return cause{}, false
	}
	c := cause{
		code: codeTab, column: utf8.RuneCountInString(line[:i]) + 1,
		message: "the indentation has a tab, and YAML takes only spaces",
		hint:    "indent with two spaces; most editors can do that for the tab key",
	}
	if strings.HasPrefix(a.lead[i:], "\u00a0") {
		c.message = "the indentation has a no-break space (often pasted from a web page or a word processor)"
		c.hint = "type the spaces again"
	}
	return c, true
}

// badStart finds a first character that means something to YAML.
func badStart(line string, a anatomy) (cause, bool) {
	if a.value == "" {
		return cause{}, false
	}
	first := a.value[:1]
	c := cause{column: a.column(line), mends: []string{a.quote()}}
	switch first {
	case "@", "`", "%":
		c.code = codeQuote
		c.message = fmt.Sprintf("a text cannot begin with `%s` without quotes", first)
		c.hint = a.advice()
	case "!":
		c.code = codeTag
		c.message = "`!` at the beginning is a mark of YAML, not the word \"not\""
		c.hint = a.advice()
		if conditionKeys[a.key] {
			c.hint = "write `not`, and the condition on its own line under `" + a.key + ": |`"
		}
	case "&", "*":
		c.code = codeAnchor
		c.message = fmt.Sprintf("`%s` at the beginning is a mark of YAML (an anchor), which is not used here", first)
		c.hint = a.advice()
	case "|", ">":
		if blockHeader.MatchString(a.value) {
			return cause{}, false
		}
		c.code = codeSyntax
		c.message = fmt.Sprintf("nothing may stand after `%s`; the text begins on the next line", first)
		c.hint = "put the text under it, indented by two spaces"
	default:
		return cause{}, false
	}
	return c, true
}

var blockHeader = regexp.MustCompile(`^[|>][-+0-9]*(?:[ \t]+#.*)?$`)

// quoted finds text that goes on after its closing quote, or a quote that is
// never closed.
func quoted(line string, a anatomy) (cause, bool) {
	if a.value == "" || a.value[0] != '"' && a.value[0] != '\'' {
		return cause{}, false
	}
	end, escape := closingQuote(a.value)
	if escape > 0 {
		at := a.column(line) + utf8.RuneCountInString(a.value[:escape])
		return cause{
			code: codeQuote, column: at, end: at + 2, mends: []string{a.quote()},
			message: fmt.Sprintf("`%s` means nothing in double quotes", diagnostic.Clean(a.value[escape:escape+2])),
			hint:    "a backslash is a mark in double quotes; use single quotes, or " + a.advice(),
		}, true
	}
	if end < 0 {
		return cause{
			code: codeQuote, column: a.column(line), mends: []string{a.quote()},
			message: "the text begins with a quote that is not closed",
			hint:    "close it at the end of the text, or leave it out",
		}, true
	}
	rest := strings.TrimSpace(a.value[end:])
	if rest == "" || rest[0] == '#' {
		return cause{}, false
	}
	return goesOn(line, a, end, "closing quote"), true
}

// goesOn is the cause for text after the end of a quoted text or a list.
func goesOn(line string, a anatomy, end int, what string) cause {
	skip := len(a.value[end:]) - len(strings.TrimLeft(a.value[end:], " \t"))
	at := a.column(line) + utf8.RuneCountInString(a.value[:end+skip])
	return cause{
		code: codeQuote, column: at, end: a.column(line) + utf8.RuneCountInString(a.value), mends: []string{a.quote()},
		message: "the text goes on after its " + what,
		hint:    a.advice(),
	}
}

// closingQuote is the index after the quote that closes the one at 0, or -1;
// escape is the index of a backslash that YAML does not know.
func closingQuote(s string) (end, escape int) {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case quote == '"' && s[i] == '\\':
			if i+1 < len(s) && !strings.ContainsRune("0abtnvfre \"/\\N_LPxuU\t", rune(s[i+1])) {
				return -1, i
			}
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == quote:
			return i + 1, 0
		}
	}
	return -1, 0
}

// bracketed finds text that goes on after a list, or a colon within one.
func bracketed(line string, a anatomy) (cause, bool) {
	if a.value == "" || a.value[0] != '[' && a.value[0] != '{' {
		return cause{}, false
	}
	end := closingBracket(a.value)
	if end < 0 {
		return cause{
			code: codeQuote, column: a.column(line), mends: []string{a.quote()},
			message: fmt.Sprintf("the `%s` at the beginning is not closed on this line, or a text inside needs quotes", a.value[:1]),
			hint:    "inside { } and [ ] put quotes around every text with a comma, a colon or a bracket",
		}, true
	}
	rest := strings.TrimSpace(a.value[end:])
	if rest != "" && rest[0] != '#' {
		return goesOn(line, a, end, fmt.Sprintf("closing `%s`", a.value[end-1:end])), true
	}
	return inFlow(line, a, a.value[:end])
}

// inFlow finds a mark inside { } or [ ] that needs quotes there.
func inFlow(line string, a anatomy, flow string) (cause, bool) {
	found := func(i int, message string) (cause, bool) {
		at := a.column(line) + utf8.RuneCountInString(flow[:i])
		return cause{
			code: codeQuote, column: at, end: at + 1, mends: []string{a.lead},
			message: message, hint: "put the text in quotes, or write the entry over several lines, without { }",
		}, true
	}
	colons := 0
	for i := 1; i < len(flow); i++ {
		switch next := flow[min(i+1, len(flow)-1)]; flow[i] {
		case '"', '\'':
			if !strings.ContainsRune(" ,:[{(", rune(flow[i-1])) {
				continue // an apostrophe within a word
			}
			if end, _ := closingQuote(flow[i:]); end > 0 {
				i += end - 1
			}
		case '?':
			if strings.ContainsRune(" ,]}", rune(next)) {
				return found(i, "a question mark inside { } or [ ] has a meaning of its own")
			}
		case ':':
			if next != ' ' {
				continue
			}
			if colons++; colons > 1 {
				return found(i, "a colon and a space inside a text make YAML read it as another key")
			}
		case ',', '[', '{':
			colons = 0
		}
	}
	return cause{}, false
}

// closingBracket is the index after the bracket that closes the one at 0, or
// -1.
func closingBracket(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			if i > 0 && !strings.ContainsRune(" ,:[{(", rune(s[i-1])) {
				continue // an apostrophe within a word
			}
			end, _ := closingQuote(s[i:])
			if end < 0 {
				return -1
			}
			i += end - 1
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// colon finds ": " within a plain text.
func colon(line string, a anatomy) (cause, bool) {
	if a.key == "" || a.value == "" || strings.ContainsAny(a.value[:1], "\"'[{|>#") {
		return cause{}, false
	}
	i := strings.Index(a.value+" ", ": ")
	if i < 0 {
		return cause{}, false
	}
	at := a.column(line) + utf8.RuneCountInString(a.value[:i])
	return cause{
		code: codeColon, column: at, end: at + 1, mends: []string{a.quote()},
		message: "a colon and a space inside a text make YAML read it as another key",
		hint:    a.advice(),
	}, true
}
