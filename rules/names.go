package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"amends/rules/lower"
)

var (
	snakeCase  = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	kebabCase  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	sourceName = regexp.MustCompile(`^[A-Za-z0-9]+([-/][A-Za-z0-9]+)*$`)
	onlyDigits = regexp.MustCompile(`^[0-9]+$`)
)

// confusing are ids that YAML tools other than this one take for true and
// false.
var confusing = []string{"false", "off", "on", "true", "y", "n"}

// checkName reports an id that is spelled in a way its kind does not allow.
func (s *Source) checkName(kind Kind, id text) {
	var message, hint string
	switch {
	case kind == kindQuestion || kind == kindFact:
		message, hint = conditionName(kind, id.value)
	case kind == kindSource:
		if !sourceName.MatchString(id.value) {
			message, hint = fmt.Sprintf("the id `%s` has characters that ids of sources do not have", clip(id.value)), "ids of sources look like `evidence/E01`"
		}
	case slices.Contains(confusing, id.value):
		message, hint = fmt.Sprintf("some programs read the id `%s` as yes or no", id.value), "choose a word that says more"
	case !kebabCase.MatchString(id.value) || onlyDigits.MatchString(id.value):
		message, hint = wrongSpelling(kind, id.value, "-"), "write ids of "+plural(kind)+" in small letters, with `-` between words"
	}
	if message == "" {
		return
	}
	d := id.diagnose(Error, "id-spelling", message, hint)
	if lower.Reserved(id.value) && (kind == kindQuestion || kind == kindFact) {
		d.Code = "reserved-name"
	}
	s.report(d)
}

// conditionName says what is wrong with the name of a question or fact.
func conditionName(kind Kind, id string) (message, hint string) {
	switch {
	case lower.Reserved(id):
		return fmt.Sprintf("`%s` is a word of conditions and cannot be the id of %s", id, article(string(kind))),
			fmt.Sprintf("add a word that says more, such as `%s_it`", strings.Trim(id, "_"))
	case !snakeCase.MatchString(id):
		return wrongSpelling(kind, id, "_"), "ids of " + plural(kind) + " are names in conditions: small letters, with `_` between words"
	}
	return "", ""
}

// canBeRead says whether conditions can name an id at all.
func canBeRead(id string) bool {
	return snakeCase.MatchString(id) && !lower.Reserved(id)
}

// wrongSpelling is the message about an id, with the right spelling if it can
// be guessed.
func wrongSpelling(kind Kind, id, between string) string {
	words := strings.FieldsFunc(strings.ToLower(id), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	right := strings.Join(words, between)
	if right == "" || right == id || onlyDigits.MatchString(right) {
		return fmt.Sprintf("`%s` cannot be the id of %s", clip(id), article(string(kind)))
	}
	return fmt.Sprintf("`%s` cannot be the id of %s; write `%s`", clip(id), article(string(kind)), clip(right))
}

// article is "a step", "an option".
func article(noun string) string {
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// plural is the word for several things of a kind.
func plural(kind Kind) string {
	switch kind {
	case kindHelp:
		return "kinds of help line"
	case kindAdvice:
		return "advice"
	}
	return string(kind) + "s"
}

// nearest is the candidate that is most like name, the first of equals; empty
// if none is near enough to be what the author meant.
func nearest(name string, candidates []string) string {
	best, bestDistance := "", max(1, len([]rune(name))/3)+1
	for _, candidate := range candidates {
		if d := distance([]rune(name), []rune(candidate)); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// distance counts the characters that must be put in, taken out, replaced or
// swapped with their neighbour to make b of a.
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// meant is the hint with the nearest name, or with all names if there are few.
func meant(name string, candidates []string) string {
	if len(name) > 100 {
		return ""
	}
	if near := nearest(name, candidates); near != "" {
		return "did you mean `" + near + "`?"
	}
	return known(candidates)
}

// known lists candidates if a person can take them in.
func known(candidates []string) string {
	if len(candidates) == 0 || len(candidates) > 12 {
		return ""
	}
	return "known: " + strings.Join(candidates, ", ")
}

// renamed is the fix that puts the nearest name in place of a text.
func (t text) renamed(candidates []string) *Fix {
	near := ""
	if len(t.value) <= 100 {
		near = nearest(t.value, candidates)
	}
	if near == "" || t.node.Style&^yamlQuotes != 0 {
		return nil
	}
	p := t.file.span(t.node)
	if t.node.Style != 0 {
		near = `"` + near + `"`
	}
	return &Fix{Title: "replace by `" + strings.Trim(near, `"`) + "`", Line: p.line, Column: p.column, EndColumn: p.end, Text: near}
}
