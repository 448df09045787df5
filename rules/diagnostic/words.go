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

// Clip shortens a text for a message.
func Clip(s string) string {
	s = strings.Join(strings.Fields(Clean(s)), " ")
	runes := []rune(s)
	if len(runes) <= 40 {
		return s
	}
	return string(runes[:39]) + "…"
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
