package plan

import (
	"slices"

	"amends/engine"
)

// KnownCountry is the code if there are help lines for it, or nothing.
func KnownCountry(help *engine.HelpLines, code string) string {
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
