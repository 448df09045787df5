package lines

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"amends/rules/diagnostic"
)

var noSpace = regexp.MustCompile(`^(\s*(?:- +)*)([a-z_]+):(\S.*)$`)

// suspectBefore tries the mistakes that begin in one line and show in the
// next.
func suspectBefore(lines []string, before, at int) (cause, bool) {
	if c, ok := conflict(lines[before-1], anatomy{}); ok {
		c.line = before
		return c, true
	}
	if c, ok := missingSpace(lines, at); ok {
		return c, true
	}
	if c, ok := missingSpace(lines, before); ok {
		return c, true
	}
	if c, ok := commentCut(lines, before); ok {
		return c, true
	}
	if c, ok := underText(lines, before, at); ok {
		return c, true
	}
	return noKey(lines, before, at)
}

// missingSpace finds `key:value`.
func missingSpace(lines []string, at int) (cause, bool) {
	if len(lines[at-1]) > maxDissected {
		return cause{}, false
	}
	m := noSpace.FindStringSubmatch(lines[at-1])
	if m == nil {
		return cause{}, false
	}
	column := utf8.RuneCountInString(m[1]+m[2]) + 1
	return cause{
		code: codeSyntax, line: at, column: column, end: column + 1,
		message: fmt.Sprintf("a space is missing after `%s:`", m[2]),
		hint:    fmt.Sprintf("write `%s: %s`", m[2], diagnostic.Clip(m[3])),
		mends:   []string{m[1] + m[2] + ": " + m[3]},
	}, true
}

// commentCut finds a text that is cut by " #" and goes on in the next line.
func commentCut(lines []string, before int) (cause, bool) {
	a := dissect(lines[before-1])
	i := strings.Index(a.value, " #")
	if i < 0 || strings.ContainsAny(a.value[:1], "\"'[{|>") {
		return cause{}, false
	}
	column := a.column(lines[before-1]) + utf8.RuneCountInString(a.value[:i]) + 1
	return cause{
		code: CodeComment, line: before, column: column, end: column + 1,
		message: "`#` after a space begins a comment, so the text ends here and its next line does not fit",
		hint:    a.advice(), mends: []string{a.quote()},
	}, true
}

// underText finds something indented under a key that has a text already.
func underText(lines []string, before, at int) (cause, bool) {
	a, b := dissect(lines[before-1]), dissect(lines[at-1])
	if a.key == "" || a.value == "" || b.key == "" || len(b.lead) <= len(a.lead) || strings.ContainsAny(a.value[:1], "|>") {
		return cause{}, false
	}
	column := utf8.RuneCountInString(b.lead) + 1
	return cause{
		code: codeIndentation, line: at, column: column, end: column + utf8.RuneCountInString(b.key),
		message: fmt.Sprintf("`%s` is indented under `%s`, which has a value already", b.key, a.key),
		hint:    fmt.Sprintf("begin `%s` in the same column as `%s`, or remove the value of `%s`", b.key, a.key, a.key),
		mends:   indentations(lines, at),
	}, true
}

// noKey finds a line among keys that has no key.
func noKey(lines []string, before, at int) (cause, bool) {
	for _, n := range []int{at, before} {
		a := dissect(lines[n-1])
		if a.key != "" || a.value == "" || strings.Contains(a.value, ":") || strings.Contains(a.lead, "-") || strings.ContainsAny(a.value[:1], "#]}") {
			continue
		}
		column := utf8.RuneCountInString(a.lead) + 1
		return cause{
			code: codeSyntax, line: n, column: column, end: column + utf8.RuneCountInString(a.value),
			message: fmt.Sprintf("`%s` is no key with a colon", diagnostic.Clip(a.value)),
			hint:    "if it is part of the text above, indent it more than the key of that text, or use a `|` block",
		}, true
	}
	return cause{}, false
}

var plainWords = []struct{ says, means string }{
	{"mapping values are not allowed", "a key with a colon cannot stand here"},
	{"block sequence entries are not allowed", "a list with `-` cannot begin on the same line as its key"},
	{"did not find expected ','", "a `[` or `{` before this place is not closed"},
	{"unexpected end of stream", "a quote or bracket before this place is not closed"},
	{"unknown anchor", "`*` at the beginning is a mark of YAML, which is not used here"},
	{"incompatible YAML", "this line asks for another version of YAML"},
	{"could not find expected ':'", "a colon is missing after the key"},
	{"exceeded max depth", "this is nested too deeply"},
}

// unknownCause says in plain words what the YAML library found.
func unknownCause(lines []string, at int, err error) cause {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	text = yamlLine.ReplaceAllString(text, "")
	a := dissect(lines[at-1])
	lead := utf8.RuneCountInString(a.lead)
	c := cause{
		code: codeSyntax, line: at, column: lead + 1, end: lead + 1 + max(1, utf8.RuneCountInString(a.value)),
		message: "this line does not parse as YAML: " + text,
		hint:    "compare its indentation, quotes and brackets with the lines around it",
	}
	if a.key != "" {
		c.end = c.column + utf8.RuneCountInString(a.key)
	}
	for _, p := range plainWords {
		if strings.Contains(text, p.says) {
			c.message = p.means
		}
	}
	if strings.Contains(text, "did not find expected key") || strings.Contains(text, "'-' indicator") {
		c.code = codeIndentation
		c.message = fmt.Sprintf("this line begins after %s, and no line above it that it could belong to does", diagnostic.Counted(indent(lines[at-1]), "space"))
		c.hint = "lines above it begin after " + diagnostic.Or(numerals(columnsAbove(lines, at))) + " spaces"
		c.mends = indentations(lines, at)
	}
	return c
}

// columnsAbove are the indentations of the entries that the line at could
// continue, the innermost first.
func columnsAbove(lines []string, at int) []int {
	var columns []int
	limit := 1 << 30
	for n := at - 1; n > 0 && limit > 0; n-- {
		if text := strings.TrimSpace(lines[n-1]); text == "" || text[0] == '#' {
			continue
		}
		key, dash := len(dissect(lines[n-1]).lead), indent(lines[n-1])
		for _, column := range []int{key, dash} {
			if column < limit {
				columns = append(columns, column)
				limit = column
			}
		}
	}
	return columns
}

// indentations are the line at with the indentations of lines above it, those
// most like its own first.
func indentations(lines []string, at int) []string {
	text := strings.TrimLeft(lines[at-1], " \t\u00a0")
	own := indent(strings.NewReplacer("\t", "    ", "\u00a0", " ").Replace(lines[at-1]))
	columns := columnsAbove(lines, at)
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(abs(a-own), abs(b-own)) })
	var all []string
	for _, column := range columns {
		all = append(all, strings.Repeat(" ", column)+text)
	}
	return all
}

func abs(n int) int { return max(n, -n) }

func numerals(columns []int) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = fmt.Sprint(c)
	}
	return list
}

func indent(line string) int {
	return len(line) - len(strings.TrimLeft(line, " "))
}
