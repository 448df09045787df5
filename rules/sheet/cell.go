package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/table"
)

// What a cell says in place of a value. Ids have no brackets, so neither can be
// one.
const (
	cellSkipped = "(skipped)" // the question was passed over
	cellNone    = "(none)"    // an expected list that is empty
)

// answer turns a cell into the answer to its question; nil if it cannot be
// one.
func (r *reader) answer(column column, c table.Cell) *yaml.Node {
	if strings.EqualFold(c.Text, cellSkipped) {
		return r.scalar(c, "null", "!!null")
	}
	if r.wasMade(c) {
		return nil
	}
	switch kind := engine.QuestionKind(column.question.Type.Value); kind {
	case engine.YesNo:
		return r.yesOrNo(column.question, c)
	case engine.Number:
		return r.number(c)
	case engine.AnyOf:
		return r.list(c, column.question)
	default:
		items := r.list(c, column.question)
		if items == nil || len(items.Content) != 1 {
			return items // more than one is reported like in YAML
		}
		return items.Content[0]
	}
}

// expected turns a cell into what a case expects; nil if it cannot be that.
func (r *reader) expected(column column, c table.Cell) *yaml.Node {
	if r.wasMade(c) {
		return nil
	}
	switch column.key.Type {
	case entries.TypeFlag:
		return r.yesOrNo(nil, c)
	case entries.TypeRefs, entries.TypeWords:
		if strings.EqualFold(c.Text, cellNone) {
			return r.node(c, yaml.SequenceNode)
		}
		return r.list(c, nil)
	case entries.TypeWhole:
		return r.number(c)
	case entries.TypePhrases:
		list := r.node(c, yaml.SequenceNode)
		for _, phrase := range items(c, "|\n") {
			list.Content = append(list.Content, r.scalar(phrase, phrase.Text, "!!str"))
		}
		return list
	}
	return r.scalar(c, c.Text, "!!str")
}

// truths are what spreadsheets make of true and false in some languages.
var truths = map[string]string{
	"yes": "true", "no": "false", "wahr": "true", "vrai": "true", "verdadero": "true", "vero": "true", "verdadeiro": "true", "waar": "true", "ja": "true", "x": "true",
	"falsch": "false", "faux": "false", "falso": "false", "onwaar": "false", "nein": "false",
}

func truth(text string) string {
	if value, ok := truths[strings.ToLower(text)]; ok {
		return value
	}
	return strings.ToLower(text)
}

// months are the beginnings of their names in the languages of those who are
// likely to open such a table.
const months = `jan|jän|ene|gen|feb|fév|fev|mar|mär|maa|apr|avr|abr|may|mai|mag|mei|maj|jun|jui|giu|jul|lug|aug|aoû|aou|ago|sep|set|oct|okt|out|ott|nov|dec|déc|dez|dic`

var (
	exponent   = regexp.MustCompile(`^\d(?:[.,]\d+)?E[+-]?\d+$`)
	failedCell = regexp.MustCompile(`^#(?:[A-Z]+/?[A-Z0-9]*[!?]?|#+)$`)
	dateCell   = regexp.MustCompile(`(?i)^(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}[-. /]+(?:` + months + `)\pL*\.?(?:[- /]\d{2,4})?|(?:` + months + `)\pL*[- ./]+\d{1,4}|\d{1,2}\.\d{1,2}\.|\d{1,2}:\d{2}(?::\d{2})?)$`)
)

// number turns a cell into a number. What could be two is asked about, and what
// a spreadsheet has made of a number is told as that.
func (r *reader) number(c table.Cell) *yaml.Node {
	switch meant := engine.ReadNumber(c.Text); {
	case len(meant) > 1:
		thousands := strconv.FormatFloat(meant[0], 'f', -1, 64)
		r.mangled(c, c.Text, fmt.Sprintf("`%s` could be %s, or a number with three decimals", diagnostic.Clip(c.Text), thousands),
			fmt.Sprintf("write %s, or a fourth decimal: %s0", thousands, diagnostic.Clip(c.Text)))
		return nil
	case len(meant) == 1:
		return r.scalar(c, strconv.FormatFloat(meant[0], 'f', -1, 64), "!!float")
	case dateCell.MatchString(c.Text), exponent.MatchString(c.Text), failedCell.MatchString(c.Text), strings.HasPrefix(c.Text, "="):
		r.mangled(c, c.Text, mangledBy(c.Text), formatAsText)
		return nil
	}
	text := r.scalar(c, c.Text, "!!str") // reported like a text in YAML
	text.Style = yaml.DoubleQuotedStyle
	return text
}

// formatAsText is what helps against a spreadsheet that knows better.
const formatAsText = "format the column as text in the spreadsheet, then type the cell again"

// list cuts a cell into ids, and labels of the question's options become theirs;
// without a question they are ids of something else. What a spreadsheet has
// spoiled is told as that.
func (r *reader) list(c table.Cell, q *entries.Question) *yaml.Node {
	options := []string{}
	if q != nil {
		options = q.OptionIDs()
	}
	list := r.node(c, yaml.SequenceNode)
	for _, item := range cut(c, q) {
		id := item.Text
		switch {
		case slices.Contains(options, id):
		case labelled(q, id) != "":
			id = labelled(q, id)
		case isSerial(id) && q != nil:
			r.mangled(item, id, fmt.Sprintf("this is a number, and may be what a spreadsheet has made of a date: `%s`", id), formatAsText)
			continue
		case zeroed(id, options) != "":
			r.mangled(item, id, fmt.Sprintf("a spreadsheet has taken the zeros away from `%s`", zeroed(id, options)), formatAsText)
			continue
		case mangledBy(id) != "":
			r.mangled(item, id, mangledBy(id), formatAsText)
			continue
		}
		list.Content = append(list.Content, r.scalar(item, id, "!!str"))
	}
	if len(list.Content) == 0 {
		return nil
	}
	return list
}

// items cuts a cell at separators.
func items(c table.Cell, separators string) []table.Cell {
	var out []table.Cell
	item := c
	item.Text = ""
	next := c // where the next character stands
	end := func() {
		if item.Text = strings.TrimRight(item.Text, " \u00a0"); item.Text != "" {
			out = append(out, item)
		}
		item.Text = ""
	}
	for _, r := range c.Text {
		switch {
		case strings.ContainsRune(separators, r):
			end()
		case item.Text == "" && (r == ' ' || r == '\u00a0'):
		default:
			if item.Text == "" {
				item.Line, item.Column = next.Line, next.Column
			}
			item.Text += string(r)
		}
		if next.Column++; r == '\n' {
			next.Line, next.Column = next.Line+1, 1
		}
	}
	end()
	return out
}

// zeroed is the option that a number was before a spreadsheet took its leading
// zeros away.
func zeroed(id string, options []string) string {
	for _, option := range options {
		if option != id && onlyDigits.MatchString(id) && strings.TrimLeft(option, "0") == id {
			return option
		}
	}
	return ""
}

// mangledBy says what a spreadsheet has made of an id; empty if nothing.
func mangledBy(text string) string {
	switch lower := strings.ToLower(text); {
	case lower == "true", lower == "false", len(lower) > 3 && truths[lower] != "":
		return fmt.Sprintf("a spreadsheet has made true or false of an id here: `%s`", diagnostic.Clip(text))
	case dateCell.MatchString(text):
		return fmt.Sprintf("a spreadsheet has made a date of an id or number here: `%s`", diagnostic.Clip(text))
	case exponent.MatchString(text):
		return fmt.Sprintf("a spreadsheet has shortened a number here: `%s`", diagnostic.Clip(text))
	case failedCell.MatchString(text):
		return fmt.Sprintf("the spreadsheet could not work this cell out: `%s`", diagnostic.Clip(text))
	case strings.HasPrefix(text, "="):
		return fmt.Sprintf("this cell is a formula: `%s`", diagnostic.Clip(text))
	}
	return ""
}

func (r *reader) mangled(c table.Cell, text, message, hint string) {
	r.wrong(c, text, codeTableCell, message, hint)
}
