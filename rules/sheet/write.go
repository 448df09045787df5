package sheet

import (
	"strconv"
	"strings"

	"amends/engine"
	"amends/rules/cases"
)

// Write is cases as a table, as it is read from `cases/*.csv`: a column for each
// question, and for everything that cases can expect.
func Write(questions []engine.Question, list []cases.Case) [][]string {
	head := []string{"id", "person"}
	for _, q := range questions {
		head = append(head, questionColumn(q.ID))
	}
	for _, field := range (&cases.Expect{}).Fields() {
		head = append(head, "expect "+field.Key)
	}
	rows := [][]string{head}
	for i := range list {
		c := &list[i]
		row := []string{c.ID, c.Person}
		for _, q := range questions {
			row = append(row, answerCell(c.Answers, q.ID))
		}
		for _, field := range c.Expect.Fields() {
			row = append(row, expectedCell(field.Value))
		}
		rows = append(rows, row)
	}
	return rows
}

// questionColumn is the name of a question's column.
func questionColumn(id string) string {
	if id == "id" || id == "person" {
		return "question " + id
	}
	return id
}

// answerCell is an answer as a cell says it; nothing for an open question.
func answerCell(answers engine.Answers, id string) string {
	v, ok := answers[id]
	amount, isNumber := v.Amount()
	switch {
	case !ok:
		return ""
	case v.Skipped():
		return cellSkipped
	case isNumber:
		return engine.WriteNumber(amount)
	}
	return strings.Join(v.Options(), ", ")
}

// expectedCell is what is expected, as a cell says it.
func expectedCell(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case *bool:
		if v != nil {
			return strings.ToUpper(strconv.FormatBool(*v)) // as spreadsheets write it
		}
	case *int:
		if v != nil {
			return strconv.Itoa(*v)
		}
	case cases.Phrases:
		return strings.Join(v, " | ")
	case []string:
		if v != nil && len(v) == 0 {
			return cellNone
		}
		return strings.Join(v, ", ")
	}
	return ""
}
