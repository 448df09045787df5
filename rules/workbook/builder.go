package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"amends/rules/table"
)

// builder puts the cells of a workbook together, sheet by sheet and row by row.
type builder struct {
	lines  []string
	sheets []sheet
	cells  int
}

type sheet struct {
	name string
	rows [][]table.Cell
}

// begin begins a sheet, and says whether it is to be read.
func (b *builder) begin(name string) (bool, error) {
	if strings.HasPrefix(strings.TrimSpace(name), "#") {
		return false, nil
	}
	if len(b.sheets) >= maxSheets {
		return false, limitError(fmt.Sprintf("this workbook has more than %d sheets", maxSheets))
	}
	b.sheets = append(b.sheets, sheet{name: name})
	return true, nil
}

// value is what a cell holds, and what the spreadsheet has made of what was typed,
// if it has.
type value struct{ text, made string }

// dated is a day or a time.
func dated(text string) value {
	if strings.Contains(text, "-") {
		return value{text, "the date " + text}
	}
	return value{text, "the time " + text}
}

// row adds a row of the sheet that was begun last.
func (b *builder) row(number int, values []value) error {
	for len(values) > 0 && strings.Trim(values[len(values)-1].text, blank) == "" {
		values = values[:len(values)-1]
	}
	of := &b.sheets[len(b.sheets)-1]
	switch {
	case len(values) == 0:
		return nil
	case number > maxRows:
		return limitError(fmt.Sprintf("something stands in row %d of the sheet %s, and %d rows may be read", number, of.name, maxRows))
	case len(values) > maxColumns:
		return limitError(fmt.Sprintf("row %d of the sheet %s has %d columns, and %d may be read", number, of.name, len(values), maxColumns))
	}
	if b.cells += len(values); b.cells > maxCells {
		return limitError(fmt.Sprintf("the sheets hold more than %d cells", maxCells))
	}
	b.lines = append(b.lines, "")
	cells := make([]table.Cell, len(values))
	for i, v := range values {
		if i > 0 {
			b.lines[len(b.lines)-1] += "\t"
		}
		text := strings.Trim(v.text, blank)
		cells[i] = table.Cell{
			Text: text, Made: v.made, Row: number, Place: i + 1, Sheet: of.name,
			Line: len(b.lines), Column: utf8.RuneCountInString(b.lines[len(b.lines)-1]) + 1,
		}
		parts := strings.Split(text, "\n")
		b.lines[len(b.lines)-1] += parts[0]
		b.lines = append(b.lines, parts[1:]...)
	}
	of.rows = append(of.rows, cells)
	return nil
}

// blank is what counts as nothing around a text.
const blank = " \t\r\n\u00a0"

// tables are the sheets in which something stands. One alone needs no name.
func (b *builder) tables() []table.Table {
	b.sheets = slices.DeleteFunc(b.sheets, func(s sheet) bool { return len(s.rows) == 0 })
	tables := make([]table.Table, len(b.sheets))
	for i, s := range b.sheets {
		tables[i] = table.Table{Lines: b.lines, Rows: s.rows}
	}
	return tables
}
