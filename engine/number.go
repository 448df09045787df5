package engine

import (
	"strconv"
	"strings"
	"unicode"
)

// ReadNumber is every number that somebody can have meant by what they typed:
// none for what is not a number, and two where a point or a comma could stand
// before decimals or between thousands, as in "1.500": then the thousands come
// first. It takes digits, a sign, one decimal point or comma, and between
// thousands points, commas, spaces or apostrophes; no exponents, hexadecimals
// or names, which people do not type. The start script's number.js reads alike;
// testdata/numbers.json holds both to it.
func ReadNumber(text string) []float64 {
	text = strings.Replace(strings.TrimSpace(text), "−", "-", 1)
	sign := ""
	if text != "" && (text[0] == '-' || text[0] == '+') {
		sign, text = text[:1], text[1:]
	}
	var meant []float64
	for _, form := range []string{ungrouped(text), asDecimal(text)} {
		if n, err := strconv.ParseFloat(sign+form, 64); form != "" && err == nil {
			meant = append(meant, n)
		}
	}
	return meant
}

// WriteNumber is a number as somebody can type it so that it means no other.
func WriteNumber(n float64) string {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if len(ReadNumber(text)) > 1 {
		text += "0" // three decimals could be thousands
	}
	return text
}

// asDecimal is a number without thousands apart as Go writes it, or nothing.
func asDecimal(text string) string {
	whole, decimals := text, ""
	if at := strings.IndexAny(text, ".,"); at >= 0 {
		whole, decimals = text[:at], text[at+1:]
	}
	if whole+decimals == "" || digitsOf(whole+decimals) < len(whole+decimals) {
		return ""
	}
	return whole + "." + decimals
}

// ungrouped is a number with thousands apart as Go writes it, or nothing.
func ungrouped(text string) string {
	first := digitsOf(text)
	if first == 0 || first > 3 || text[0] == '0' {
		return ""
	}
	out, rest := text[:first], text[first:]
	apart, size := firstRune(rest)
	if !separates(apart) {
		return ""
	}
	for strings.HasPrefix(rest, string(apart)) {
		group := rest[size:]
		if digitsOf(group) < 3 {
			return ""
		}
		out, rest = out+group[:3], group[3:]
	}
	if rest == "" {
		return out
	}
	if point, _ := firstRune(rest); point != '.' && point != ',' || digitsOf(rest[1:]) < len(rest)-1 {
		return ""
	}
	return out + "." + rest[1:]
}

// separates reports whether people write a character between thousands.
func separates(c rune) bool { return strings.ContainsRune(".,'’", c) || unicode.IsSpace(c) }

// digitsOf counts the digits that a text begins with.
func digitsOf(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// firstRune is the first character of a text and its size; zero of none.
func firstRune(text string) (rune, int) {
	for _, c := range text {
		return c, len(string(c))
	}
	return 0, 0
}
