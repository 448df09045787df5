package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/table"
)

// sameWords compares two texts as a reader does: capitals and the room between
// words do not count.
func sameWords(a, b string) bool {
	return a != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// labelled is the id of the one option with a label; empty if there is none, or
// more than one.
func labelled(q *entries.Question, label string) string {
	if q == nil {
		return ""
	}
	found := ""
	for _, o := range q.Options.All {
		if !sameWords(o.Label.Value, label) {
			continue
		}
		if found != "" {
			return ""
		}
		found = o.ID.Value
	}
	return found
}

// cut cuts a cell at separators. A comma in a label is none.
func cut(c table.Cell, q *entries.Question) []table.Cell {
	if labelled(q, c.Text) != "" {
		return []table.Cell{c}
	}
	var out []table.Cell
	for _, part := range items(c, ";|\n") {
		if labelled(q, part.Text) != "" {
			out = append(out, part)
		} else {
			out = append(out, items(part, ",")...)
		}
	}
	return out
}

// yesOrNo turns a cell into yes or no: an answer, by the labels of its question
// too, or an expectation.
func (r *reader) yesOrNo(q *entries.Question, c table.Cell) *yaml.Node {
	if c.Text == "1" || c.Text == "0" {
		word := map[string]string{"1": "TRUE", "0": "FALSE"}[c.Text]
		r.mangled(c, c.Text, fmt.Sprintf("a spreadsheet may have made the number %s of yes or no here", c.Text), "write "+word+" if that is meant")
		return nil
	}
	if id := labelled(q, c.Text); id == "yes" || id == "no" {
		return r.scalar(c, truths[id], "!!bool")
	}
	return r.scalar(c, truth(c.Text), "!!bool")
}

// wasMade reports what a spreadsheet has made of what was typed.
func (r *reader) wasMade(c table.Cell) bool {
	if c.Made != "" {
		r.mangled(c, c.Text, fmt.Sprintf("the spreadsheet has made %s of what was typed", diagnostic.Clip(c.Made)), formatAsText)
	}
	return c.Made != ""
}

// isSerial reports whether a number can be a day as spreadsheets count them,
// from 1970 to 2119.
func isSerial(text string) bool {
	n, err := strconv.ParseFloat(text, 64)
	return err == nil && n >= 25_569 && n < 80_000
}
