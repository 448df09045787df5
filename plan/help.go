package plan

import (
	"slices"
	"strings"

	"amends/engine"
)

// knownCountry is the code if there are help lines for it, or nothing.
func knownCountry(help *engine.HelpLines, code string) string {
	if slices.ContainsFunc(help.Countries, func(c engine.Country) bool { return c.Code == code }) {
		return code
	}
	return ""
}

// linesIn are the help lines of a country, then the directories that list help
// everywhere.
func linesIn(help *engine.HelpLines, country string) []engine.HelpLine {
	for i := range help.Countries {
		if help.Countries[i].Code == country {
			return slices.Concat(help.Countries[i].Lines, help.World)
		}
	}
	return help.World
}

// LinesOf picks the lines of some kinds, in the order of the kinds, each once;
// without kinds (nil) all of them.
func LinesOf(lines []engine.HelpLine, kinds []string) []*engine.HelpLine {
	var out []*engine.HelpLine
	if kinds == nil {
		for i := range lines {
			out = append(out, &lines[i])
		}
	}
	for _, kind := range kinds {
		for i := range lines {
			l := &lines[i]
			if slices.Contains(l.Kinds, kind) && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// InReach puts lines in the order in which somebody in need tries them, and says
// how many of them are for that: whom to call first, whom to call first of
// another kind, and who answers text messages; then the others as they stood.
// Where nobody can be called or written to, all are.
func InReach(lines []*engine.HelpLine) (ordered []*engine.HelpLine, first int) {
	var calls, texts, others []*engine.HelpLine
	for _, l := range lines {
		_, dials := Dialled(l.Number)
		switch {
		case dials && (len(calls) == 0 || len(calls) == 1 && calls[0].Kinds[0] != l.Kinds[0]):
			calls = append(calls, l)
		case l.Text != "":
			texts = append(texts, l)
		default:
			others = append(others, l)
		}
	}
	if first = len(calls) + len(texts); first == 0 {
		first = len(others)
	}
	return slices.Concat(calls, texts, others), first
}

// Reached is how a line is reached, in words: its numbers and its address, each
// once.
func Reached(l *engine.HelpLine) []string {
	var out []string
	for _, way := range []string{l.Number, l.Text, l.Web} {
		if way != "" && !slices.Contains(out, way) {
			out = append(out, way)
		}
	}
	return out
}

// Dialled is what a telephone dials for a number as it is written, and whether
// that is exactly what stands there. Letters, an extension, "(0)" behind a
// country's code, or two numbers in one are for a person to read: no telephone
// would dial what they mean.
func Dialled(number string) (string, bool) {
	var dialled strings.Builder
	for i, r := range strings.TrimSpace(number) {
		switch {
		case '0' <= r && r <= '9', r == '*', r == '#', r == '+' && i == 0:
			dialled.WriteRune(r)
		case !strings.ContainsRune(" -.()\u00a0\u2009\u202f\u2010\u2011\u2013", r):
			return "", false
		}
	}
	digits := strings.Trim(dialled.String(), "+*#")
	trunk := strings.HasPrefix(dialled.String(), "+") && strings.Contains(number, "(0)")
	return dialled.String(), digits != "" && len(digits) <= mostDigits && !trunk
}

// mostDigits is how long a telephone number is at most, with its country's code
// (ITU-T E.164).
const mostDigits = 15
