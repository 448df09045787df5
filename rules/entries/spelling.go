package entries

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

// define notes that an entry has an id, and reports one that is misspelt or
// taken.
func (r *Reader) define(kind Kind, e *Entry, id lines.Text) {
	if code, message, hint := misspelling(kind, id.Value); code != nil {
		r.Folder.Report(id.Diagnose(code, message, hint))
	}
	if kind == KindOption {
		return // ids of options are looked at question by question
	}
	before := r.Names.Definition(kind, id.Value)
	for _, other := range sharesNames[kind] {
		if before == nil {
			before = r.Names.Definition(other, id.Value)
		}
	}
	switch {
	case before == nil:
	case isCopy(before.ID.File.Name, id.File.Name):
		r.Folder.Report(Duplicate(before.Kind, before.ID, kind, id))
	default:
		r.Folder.Report(Duplicate(kind, id, before.Kind, before.ID))
	}
	r.Names.add(&Definition{Kind: kind, ID: id, Entry: e})
}

// isCopy reports whether a file, or a folder around it, is named like a copy of
// another: "rules copy.yaml" or "rules-old.yaml" beside "rules.yaml".
func isCopy(name, original string) bool {
	a, b := strings.Split(name, "/"), strings.Split(original, "/")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			one, other := strings.TrimSuffix(a[i], ".yaml"), strings.TrimSuffix(b[i], ".yaml")
			return len(one) > len(other) && strings.HasPrefix(one, other)
		}
	}
	return false
}

// Duplicate makes the diagnostic for an id that two entries have.
func Duplicate(kind Kind, id lines.Text, beforeKind Kind, before lines.Text) diagnostic.Diagnostic {
	d := id.Diagnose(CodeDuplicateID, fmt.Sprintf("there is another %s `%s`", beforeKind, diagnostic.Clip(id.Value)), "")
	if kind != beforeKind {
		d.Hint = fmt.Sprintf("%s and %s share their ids; rename one", plural(beforeKind), plural(kind))
	}
	d.Related = []diagnostic.Related{before.Related("first here")}
	return d
}

// misspelling says what is wrong with the spelling of an id; the code is nil if
// nothing is.
func misspelling(kind Kind, id string) (code *diagnostic.Code, message, hint string) {
	switch {
	case kind == KindQuestion || kind == KindFact || kind == KindList:
		return conditionName(kind, id)
	case kind == KindSource:
		if !sourceName.MatchString(id) {
			return codeIDSpelling, fmt.Sprintf("the id `%s` has characters that ids of sources do not have", diagnostic.Clip(id)), "ids of sources look like `evidence/E01`"
		}
	case slices.Contains(confusing, id):
		return codeIDSpelling, fmt.Sprintf("some programs read the id `%s` as yes or no", id), "choose a word that says more"
	case !kebabCase.MatchString(id) || onlyDigits.MatchString(id):
		return codeIDSpelling, wrongSpelling(kind, id, "-"), "write ids of " + plural(kind) + " in small letters, with `-` between words"
	}
	return nil, "", ""
}

// conditionName says what is wrong with the name of a question or fact.
func conditionName(kind Kind, id string) (code *diagnostic.Code, message, hint string) {
	switch {
	case lower.Reserved(id):
		return codeReservedName, fmt.Sprintf("`%s` is a word of conditions and cannot be the id of %s", id, diagnostic.Article(string(kind))),
			fmt.Sprintf("add a word that says more, such as `%s_it`", strings.Trim(id, "_"))
	case !snakeCase.MatchString(id):
		return codeIDSpelling, wrongSpelling(kind, id, "_"), "ids of " + plural(kind) + " are names in conditions: small letters, with `_` between words"
	}
	return nil, "", ""
}

// CanBeRead says whether conditions can name an id at all.
func CanBeRead(id string) bool { return snakeCase.MatchString(id) && !lower.Reserved(id) }

// MisspeltWord makes the diagnostic for a free word, such as a tag, that is not
// spelled like others; false if it is.
func MisspeltWord(kind Kind, t lines.Text) (diagnostic.Diagnostic, bool) {
	if kebabCase.MatchString(t.Value) {
		return diagnostic.Diagnostic{}, false
	}
	return t.Diagnose(codeIDSpelling, wrongSpelling(kind, t.Value, "-"), "small letters, with `-` between words"), true
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
