package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/lines"
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
func (s *Source) checkName(kind Kind, id lines.Text) {
	var message, hint string
	switch {
	case kind == kindQuestion || kind == kindFact:
		message, hint = conditionName(kind, id.Value)
	case kind == kindSource:
		if !sourceName.MatchString(id.Value) {
			message, hint = fmt.Sprintf("the id `%s` has characters that ids of sources do not have", diagnostic.Clip(id.Value)), "ids of sources look like `evidence/E01`"
		}
	case slices.Contains(confusing, id.Value):
		message, hint = fmt.Sprintf("some programs read the id `%s` as yes or no", id.Value), "choose a word that says more"
	case !kebabCase.MatchString(id.Value) || onlyDigits.MatchString(id.Value):
		message, hint = wrongSpelling(kind, id.Value, "-"), "write ids of "+plural(kind)+" in small letters, with `-` between words"
	}
	if message == "" {
		return
	}
	code := codeIDSpelling
	if lower.Reserved(id.Value) && (kind == kindQuestion || kind == kindFact) {
		code = codeReservedName
	}
	s.folder.Report(id.Diagnose(code, message, hint))
}

// conditionName says what is wrong with the name of a question or fact.
func conditionName(kind Kind, id string) (message, hint string) {
	switch {
	case lower.Reserved(id):
		return fmt.Sprintf("`%s` is a word of conditions and cannot be the id of %s", id, diagnostic.Article(string(kind))),
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
		return fmt.Sprintf("`%s` cannot be the id of %s", diagnostic.Clip(id), diagnostic.Article(string(kind)))
	}
	return fmt.Sprintf("`%s` cannot be the id of %s; write `%s`", diagnostic.Clip(id), diagnostic.Article(string(kind)), diagnostic.Clip(right))
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
