package lines

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// anatomy splits a line into indentation and dashes, an optional key, and the
// value. The parts are bytes of the line.
type anatomy struct {
	lead, key, value string
}

var lineParts = regexp.MustCompile(`^([ \t\x{a0}]*(?:- +)*)(?:([A-Za-z0-9_./-]+)[ ]*:(?:[ \t]+|$))?(.*)$`)

// maxDissected is the length of a line that is worth a closer look; nobody
// writes longer ones by hand.
const maxDissected = 4096

func dissect(line string) anatomy {
	if len(line) > maxDissected {
		return anatomy{value: line}
	}
	m := lineParts.FindStringSubmatch(line)
	if m == nil {
		return anatomy{value: line}
	}
	return anatomy{lead: m[1], key: m[2], value: strings.TrimRight(m[3], " \t")}
}

// column is where the value begins in line, in characters from 1.
func (a anatomy) column(line string) int {
	i := strings.LastIndex(line, a.value)
	if a.value == "" || i < 0 {
		i = len(a.lead)
	}
	return utf8.RuneCountInString(line[:i]) + 1
}

// quote is the line with its value in single quotes.
func (a anatomy) quote() string {
	value := "'" + strings.ReplaceAll(a.value, "'", "''") + "'"
	if a.key == "" {
		return a.lead + value
	}
	return a.lead + a.key + ": " + value
}

// conditionKeys are the keys whose values are conditions.
var conditionKeys = map[string]bool{"when": true, "show_if": true, "is": true}

// advice says how to write the value so that YAML takes it as it is.
func (a anatomy) advice() string {
	switch {
	case conditionKeys[a.key]:
		return fmt.Sprintf("use a `|` block: write `%s: |`, and the condition on the next line, indented", a.key)
	case a.key != "":
		return fmt.Sprintf("put the whole text in quotes, or use a `|` block: write `%s: |`, and the text on the next line, indented", a.key)
	}
	return "put the whole text in quotes"
}
