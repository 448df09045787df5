package diagnostic

import (
	"fmt"
	"strings"
	"unicode"
)

// Clean replaces what a terminal would act on, such as an escape character.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || unicode.IsGraphic(r) {
			return r
		}
		return '\uFFFD'
	}, s)
}

// Clip shortens a text that a message quotes, to at most 40 characters in one
// line.
func Clip(s string) string { return ClipTo(40, s) }

// ClipTo puts a text into one line of at most so many characters.
func ClipTo(most int, s string) string {
	s = Clean(strings.Join(strings.Fields(s), " "))
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// Or is "2", "2 or 4", "0, 2 or 4".
func Or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// Counted is "1 error", "2 errors".
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Article is the noun with "a" or "an" before it.
func Article(noun string) string {
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
