package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// readODS reads content.xml of a workbook of LibreOffice.
func (b *builder) readODS(content io.Reader) error {
	r := odsReader{to: b, decoder: xml.NewDecoder(content)}
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return ended(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			err = r.start(token)
		case xml.EndElement:
			err = r.end(token.Name.Local)
		case xml.CharData:
			if r.paragraphs > 0 && r.aside == 0 && r.cell != nil {
				r.cell.text += collapsed(string(token), r.cell.text)
			}
		}
		if err != nil {
			return err
		}
	}
}

// odsReader goes through the elements of a document.
type odsReader struct {
	to      *builder
	decoder *xml.Decoder

	reading    bool // this table is read
	row        int  // its number, from 1
	rowTimes   int  // how many rows are like this one
	values     []value
	cell       *value // the cell that we are in
	typed      string // what kind of value it holds
	held       string // that value, beside its text
	cellTimes  int
	paragraphs int // how many we are in
	aside      int // how many notes we are in, which are not of the cell's text
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// times is how often something is repeated.
func times(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

func (r *odsReader) start(e xml.StartElement) (err error) {
	switch e.Name.Local {
	case "table":
		r.reading, err = r.to.begin(attribute(e, "name"))
		r.row = 0
	case "table-row":
		r.rowTimes, r.values = times(e, "number-rows-repeated"), nil
		r.row++
	case "table-cell", "covered-table-cell":
		r.cell, r.held, r.cellTimes = &value{}, held(e), times(e, "number-columns-repeated")
		r.typed = attribute(e, "value-type")
	case "annotation", "shapes", "frame":
		r.aside++
	case "p":
		if r.cell != nil && r.aside == 0 && r.cell.text != "" {
			r.cell.text += "\n"
		}
		r.paragraphs++
	case "s", "tab", "line-break":
		if r.cell != nil && r.aside == 0 {
			r.cell.text += map[string]string{"s": strings.Repeat(" ", min(1000, times(e, "c"))), "tab": " ", "line-break": "\n"}[e.Name.Local]
		}
	}
	return err
}

// held is what a cell holds beside its text.
func held(e xml.StartElement) string {
	for _, name := range []string{"value", "date-value", "time-value", "boolean-value"} {
		if v := attribute(e, name); v != "" {
			return v
		}
	}
	return ""
}

func (r *odsReader) end(name string) error {
	switch name {
	case "table":
		r.reading = false
	case "table-row":
		return r.endRow()
	case "table-cell", "covered-table-cell":
		return r.endCell()
	case "annotation", "shapes", "frame":
		r.aside--
	case "p":
		r.paragraphs--
	}
	return nil
}

func (r *odsReader) endCell() error {
	if r.cell == nil {
		return nil
	}
	v := *r.cell
	r.cell = nil
	switch r.typed {
	case "boolean":
		v.text = strings.ToUpper(r.held)
	case "float", "percentage", "currency":
		v.text = plain(r.held)
	case "date":
		v = dated(strings.TrimSuffix(r.held, "T00:00:00"))
	case "time":
		v = dated(v.text)
	}
	if v.text == "" && len(r.values)+r.cellTimes > maxColumns { // the empty rest of a row
		r.cellTimes = max(0, maxColumns-len(r.values))
	}
	if len(r.values)+r.cellTimes > maxColumns {
		return limitError(fmt.Sprintf("row %d has more than %d columns", r.row, maxColumns))
	}
	for range r.cellTimes {
		r.values = append(r.values, v)
	}
	return nil
}

func (r *odsReader) endRow() error {
	filled := false
	for _, v := range r.values {
		filled = filled || v.text != ""
	}
	if r.reading && filled {
		for i := range r.rowTimes {
			if err := r.to.row(r.row+i, r.values); err != nil {
				return err
			}
		}
	}
	r.row += r.rowTimes - 1
	r.values = nil
	return nil
}

// collapsed is a text as it counts between tags: one space for any white space,
// and none after another.
func collapsed(text, before string) string {
	var out strings.Builder
	space := before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "\n")
	for _, c := range text {
		if strings.ContainsRune(" \t\r\n", c) {
			if !space {
				out.WriteByte(' ')
			}
			space = true
			continue
		}
		out.WriteRune(c)
		space = false
	}
	return out.String()
}
