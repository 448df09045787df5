package table

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// mark tells spreadsheets that a file is UTF-8.
const mark = "\uFEFF"

// Write writes rows of cells, with a comma, semicolon or tab between them, as
// UTF-8 with a byte order mark and the line ends of Windows. Reading it gives
// the same texts, but for white space around them.
func Write(rows [][]string, separator rune) ([]byte, error) {
	if !strings.ContainsRune(separators, separator) {
		return nil, fmt.Errorf("cells cannot be separated by %q", separator)
	}
	var out bytes.Buffer
	out.WriteString(mark)
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = separator, true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = shielded(text)
		}
		if err := w.Write(cells); err != nil {
			return nil, fmt.Errorf("write a table: %w", err)
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// shielded is a text that no spreadsheet takes for a formula, and that Read
// takes no apostrophe away from. Numbers may begin with a sign.
func shielded(text string) string {
	if text == "" || !strings.ContainsRune(signs, rune(text[0])) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}

// signs are what formulas begin with, and the apostrophe itself.
const signs = "=+-@'"
