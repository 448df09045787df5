package lower

import (
	"slices"
	"strings"
	"unicode"
)

// tokenKind says what sort of thing a token is.
type tokenKind uint8

const (
	word    tokenKind = iota // a name, a function or a word like "and"
	number                   // anything that begins with a digit
	quoted                   // a text in quotes
	mark                     // an operator, a bracket, or a character of no use
	comment                  // "# …" outside brackets, "// …", "/* … */"
)

// token is a piece of a text. Its offsets count runes of the author's text.
type token struct {
	kind     tokenKind
	from, to int
	text     string // as the author wrote it
	as       string // as expr's parser gets it
	at       int    // where it stands in the parser's text
	open     bool   // of a quoted text: the closing quote is missing
	match    int    // of a bracket: the index of its partner, or -1
}

// is reports whether the parser gets the token as one of these.
func (t token) is(texts ...string) bool {
	return t.kind != quoted && slices.Contains(texts, t.as)
}

// shown is how a message names the token: options have their own quotes, names
// and numbers none, and all else is quoted to stand out.
func (t token) shown() string {
	if isOperand(t) {
		return t.text
	}
	return quote(t.text)
}

// The quotes, straight ones first. A text that begins with a quote of one row
// ends at the next quote of the same row.
var quoteRows = []string{"\"“”„‟«»", "'‘’‚‛‹›", "`´"}

// The operators of more than one character, longest first; the ones of other
// languages too, so that one message covers the whole of them.
var longMarks = []string{
	"===", "!==", "==", "!=", "<=", ">=", "=<", "=>", "<>", "&&", "||", "**", "..", "?.", "??", "::",
}

type scanner struct {
	src    []rune
	pos    int
	depth  int // of open brackets: "#" is a comment only outside them
	tokens []token
}

// scan cuts a text into tokens. It never fails: what it does not know becomes
// a mark of one character.
func scan(src []rune) []token {
	s := scanner{src: src}
	for s.pos < len(src) {
		if unicode.IsSpace(src[s.pos]) {
			s.pos++
			continue
		}
		s.next()
	}
	return s.tokens
}

func (s *scanner) next() {
	r := s.src[s.pos]
	switch {
	case quoteRow(r) != "":
		s.quoted(quoteRow(r))
	case '0' <= r && r <= '9':
		s.number()
	case isNameRune(r):
		s.emit(word, s.run(s.pos, isNameRune))
	case r == '#' && s.depth == 0, s.sees("//"):
		s.emit(comment, s.run(s.pos, func(r rune) bool { return r != '\n' }))
	case s.sees("/*"):
		s.emit(comment, s.after("*/"))
	default:
		s.mark()
	}
}

func (s *scanner) emit(kind tokenKind, end int) {
	text := string(s.src[s.pos:end])
	s.tokens = append(s.tokens, token{kind: kind, from: s.pos, to: end, text: text, as: text, match: -1})
	s.pos = end
}

// run returns the end of the run of runes from start that belong.
func (s *scanner) run(start int, belongs func(rune) bool) int {
	for start < len(s.src) && belongs(s.src[start]) {
		start++
	}
	return start
}

func (s *scanner) sees(text string) bool {
	runes := []rune(text)
	return len(s.src)-s.pos >= len(runes) && slices.Equal(s.src[s.pos:s.pos+len(runes)], runes)
}

// after returns the place after the next occurrence of text, or the end.
func (s *scanner) after(text string) int {
	runes := []rune(text)
	for i := s.pos + len(runes); i+len(runes) <= len(s.src); i++ {
		if slices.Equal(s.src[i:i+len(runes)], runes) {
			return i + len(runes)
		}
	}
	return len(s.src)
}

func (s *scanner) quoted(row string) {
	end := s.pos + 1
	for end < len(s.src) && s.src[end] != '\n' && !strings.ContainsRune(row, s.src[end]) {
		if s.src[end] == '\\' { // expr reads the next rune as part of the text
			end++
		}
		end++
	}
	end = min(end, len(s.src))
	open := end == len(s.src) || !strings.ContainsRune(row, s.src[end])
	if !open {
		end++
	}
	s.emit(quoted, end)
	s.tokens[len(s.tokens)-1].open = open
}

// number takes everything that hangs together with a digit. Whether it is
// plain digits is seen later, as "2-weeks" may be an option without quotes.
func (s *scanner) number() {
	end := s.run(s.pos, isNameRune)
	for end+1 < len(s.src) && s.src[end] == '.' && s.src[end+1] != '.' {
		end = s.run(end+1, isNameRune)
	}
	s.emit(number, end)
}

func (s *scanner) mark() {
	for _, long := range longMarks {
		if s.sees(long) {
			s.emit(mark, s.pos+len(long))
			return
		}
	}
	switch s.src[s.pos] {
	case '(', '[', '{':
		s.depth++
	case ')', ']', '}':
		s.depth--
	}
	s.emit(mark, s.pos+1)
}

// quoteRow returns the row of quotes that r belongs to.
func quoteRow(r rune) string {
	for _, row := range quoteRows {
		if strings.ContainsRune(row, r) {
			return row
		}
	}
	return ""
}

// isNameRune says the same as expr's lexer, else the two would disagree about
// where a name ends.
func isNameRune(r rune) bool {
	return r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r)
}
