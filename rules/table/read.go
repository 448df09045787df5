package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Table is what a file holds. The zero value is an empty table.
type Table struct {
	Lines []string // the text as an editor shows it, for messages
	Rows  [][]Cell // the first has the names of the columns; empty rows are left out
}

// Cell is one cell of a table.
type Cell struct {
	Text   string // without white space around it
	Line   int    // where Text begins in Lines, from 1
	Column int    // in characters, from 1
	Row    int    // in the spreadsheet, from 1
	Place  int    // its column in the spreadsheet, from 1

	Sheet string // of a workbook: the sheet that the cell stands in
	Made  string // of a workbook: what the spreadsheet has made of what was typed, such as "the date 2026-01-02"
}

// Name is what a spreadsheet calls the cell: "C7", or "C7 of the sheet People".
func (c Cell) Name() string {
	letters := ""
	for n := c.Place; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	if c.Sheet != "" {
		return fmt.Sprintf("%s%d of the sheet %s", letters, c.Row, c.Sheet)
	}
	return fmt.Sprint(letters, c.Row)
}

// Problem says why a table cannot be read, from there on.
type Problem struct {
	Line, Column int // in characters, from 1; 0 for the file as a whole
	Message      string
	Hint         string
}

// Read reads a table. With a problem, the table holds what comes before it.
func Read(data []byte) (Table, *Problem) {
	text, problem := decode(data)
	if problem != nil {
		return Table{}, problem
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	t := Table{Lines: strings.Split(text, "\n")}
	separator, skipped := separate(t.Lines)
	return t, t.read(text, separator, skipped)
}

// read cuts the text into cells, without the first lines that are skipped.
func (t *Table) read(text string, separator rune, skipped int) *Problem {
	for range skipped {
		_, text, _ = strings.Cut(text, "\n")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	row, next, read := 0, skipped+1, int64(0) // the row of the spreadsheet, the line where its next row begins, and what is read
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return t.problem(err, skipped)
		}
		line, _ := r.FieldPos(0)
		row += line + skipped - next + 1 // the reader passes over empty lines, a spreadsheet does not
		next += strings.Count(text[read:r.InputOffset()], "\n")
		read = r.InputOffset()
		cells := t.cells(r, fields, row, skipped)
		if slices.ContainsFunc(cells, func(c Cell) bool { return c.Text != "" }) {
			t.Rows = append(t.Rows, cells)
		}
	}
}

// cells notes where the cells of a row stand.
func (t *Table) cells(r *csv.Reader, fields []string, row, skipped int) []Cell {
	cells := make([]Cell, len(fields))
	for i, field := range fields {
		line, column := r.FieldPos(i)
		line += skipped
		c := Cell{Row: row, Place: i + 1, Line: line, Column: t.characters(line, column)}
		if at := t.Lines[line-1]; column <= len(at) && at[column-1] == '"' {
			c.Column++
		}
		c.trim(field)
		cells[i] = c
	}
	return cells
}

// trim takes away what stands around the text of a cell, and moves the place.
func (c *Cell) trim(field string) {
	text := strings.TrimLeft(field, blank)
	for _, r := range field[:len(field)-len(text)] {
		if c.Column++; r == '\n' {
			c.Line, c.Column = c.Line+1, 1
		}
	}
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune(signs, rune(text[1])) {
		text = text[1:]
		c.Column++
	}
	c.Text = strings.TrimRight(text, blank)
}

// blank is what counts as nothing around a text.
const blank = " \t\n\u00a0"

// characters turns a column in bytes into one in characters.
func (t *Table) characters(line, column int) int {
	text := t.Lines[line-1]
	return utf8.RuneCountInString(text[:min(column-1, len(text))]) + 1
}

// problem says what is wrong with the quotes of a table.
func (t *Table) problem(err error, skipped int) *Problem {
	wrong := (*csv.ParseError)(nil)
	if !errors.As(err, &wrong) {
		return &Problem{Message: err.Error()}
	}
	line := min(wrong.Line+skipped, len(t.Lines))
	p := &Problem{
		Line: line, Column: t.characters(line, wrong.Column),
		Message: "there is a quotation mark in the middle of a cell",
		Hint:    `a cell with quotation marks stands in quotation marks, and those within are doubled: "he said ""no"""`,
	}
	if errors.Is(wrong.Err, csv.ErrQuote) && wrong.Line > wrong.StartLine || line == len(t.Lines) {
		p.Line, p.Column = min(wrong.StartLine+skipped, len(t.Lines)), 1
		p.Message, p.Hint = "a cell of this row begins with a quotation mark that is never closed", "save the table from the spreadsheet again, or close the quotation"
	}
	return p
}

// separate finds what stands between cells: what `sep=` in the first line
// says, or else what the first row has most of, outside quotation marks. It
// gives the number of lines before the table too.
func separate(lines []string) (separator rune, skipped int) {
	first := lines[0]
	if rest, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, `"`)), "sep="); ok && len(rest) == 1 && strings.Contains(separators, rest) {
		return rune(rest[0]), 1
	}
	counts, quoted := map[rune]int{}, false
	for _, r := range strings.TrimLeft(strings.Join(lines, "\n"), "\n") {
		if r == '\n' && !quoted {
			break
		}
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			counts[r]++
		}
	}
	separator = ','
	for _, r := range separators {
		if counts[r] > counts[separator] {
			separator = r
		}
	}
	return separator, 0
}

const separators = ",;\t"
