package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// xlsx is a workbook of Excel: what its sheets share.
type xlsx struct {
	archive *zip.Reader
	strings []string
	dates   []bool // whether a style, by its number, shows numbers as days or times
	from    float64
}

// readXLSX reads a workbook of Excel.
func (b *builder) readXLSX(archive *zip.Reader) error {
	x := &xlsx{archive: archive}
	main, err := x.mainPart()
	if err != nil {
		return err
	}
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			Same string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"` // strict files say it so
		} `xml:"sheets>sheet"`
	}
	if err := x.part(main, &book); err != nil {
		return err
	}
	if v := book.Properties.Date1904; v == "1" || v == "true" {
		x.from = 1462 // days between the two ways of counting
	}
	parts, err := x.relations(main)
	if err != nil {
		return err
	}
	if err := x.readShared(parts); err != nil {
		return err
	}
	for _, s := range book.Sheets {
		read, err := b.begin(s.Name)
		if err != nil {
			return err
		}
		at, ok := parts[s.ID+s.Same]
		if !read || !ok || !strings.HasSuffix(at.kind, "/worksheet") {
			continue
		}
		if err := x.readSheet(b, at.target); err != nil {
			return fmt.Errorf("in the sheet %s: %w", s.Name, err)
		}
	}
	return nil
}

// part reads a file of the archive.
func (x *xlsx) part(name string, into any) error {
	f, err := x.archive.Open(name)
	if err != nil {
		return fmt.Errorf("it has no %s", name)
	}
	defer f.Close()
	if err := xml.NewDecoder(f).Decode(into); err != nil {
		return fmt.Errorf("in %s: %w", name, err)
	}
	return nil
}

// relation leads from one file of the archive to another.
type relation struct{ target, kind string }

// relations are where a file of the archive leads, by id.
func (x *xlsx) relations(from string) (map[string]relation, error) {
	return x.relationsIn(path.Join(path.Dir(from), "_rels", path.Base(from)+".rels"), path.Dir(from))
}

// relationsIn reads where files lead from a folder.
func (x *xlsx) relationsIn(name, folder string) (map[string]relation, error) {
	var file struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		} `xml:"Relationship"`
	}
	if err := x.part(name, &file); err != nil {
		return nil, err
	}
	all := map[string]relation{}
	for _, r := range file.All {
		target := strings.TrimPrefix(r.Target, "/")
		if target == r.Target {
			target = path.Join(folder, target)
		}
		all[r.ID] = relation{target, r.Type}
	}
	return all, nil
}

// mainPart is the name of the file that lists the sheets.
func (x *xlsx) mainPart() (string, error) {
	all, err := x.relationsIn("_rels/.rels", "")
	if err != nil {
		return "", errors.New("it is neither of Excel nor of LibreOffice")
	}
	for _, r := range all {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			return r.target, nil
		}
	}
	return "", errors.New("it is no workbook")
}

// text is a text in parts that may look different; what says how to pronounce it
// is not of it.
type text struct {
	Plain string `xml:"t"`
	Runs  []struct {
		Plain string `xml:"t"`
	} `xml:"r"`
}

func (t text) String() string {
	out := t.Plain
	for _, r := range t.Runs {
		out += r.Plain
	}
	return out
}

// readShared reads the texts and the styles that cells point to.
func (x *xlsx) readShared(parts map[string]relation) error {
	for _, r := range parts {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			var file struct {
				All []text `xml:"si"`
			}
			if err := x.part(r.target, &file); err != nil {
				return err
			}
			for _, t := range file.All {
				x.strings = append(x.strings, t.String())
			}
		case strings.HasSuffix(r.kind, "/styles"):
			var file styles
			if err := x.part(r.target, &file); err != nil {
				return err
			}
			x.dates = file.dates()
		}
	}
	return nil
}

// cell is a cell as the file has it.
type cell struct {
	At     string `xml:"r,attr"`
	Type   string `xml:"t,attr"`
	Style  int    `xml:"s,attr"`
	Value  string `xml:"v"`
	Inline text   `xml:"is"`
}

// readSheet reads the rows of a sheet.
func (x *xlsx) readSheet(b *builder, part string) error {
	f, err := x.archive.Open(part)
	if err != nil {
		return fmt.Errorf("it has no %s", part)
	}
	defer f.Close()
	decoder, number := xml.NewDecoder(f), 0
	for {
		token, err := decoder.Token()
		if err != nil {
			return ended(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "row" {
			continue
		}
		var row struct {
			Number int    `xml:"r,attr"`
			Cells  []cell `xml:"c"`
		}
		if err := decoder.DecodeElement(&row, &start); err != nil {
			return fmt.Errorf("read a row: %w", err)
		}
		if number++; row.Number > 0 {
			number = row.Number
		}
		values, err := x.values(row.Cells)
		if err != nil {
			return err
		}
		if err := b.row(number, values); err != nil {
			return err
		}
	}
}

// values are the cells of a row in their columns.
func (x *xlsx) values(cells []cell) ([]value, error) {
	var values []value
	for _, c := range cells {
		at := len(values)
		if n := columnOf(c.At); n > 0 {
			at = n - 1
		}
		v := x.value(c)
		if v.text == "" {
			continue
		}
		if at >= maxColumns {
			return nil, limitError(fmt.Sprintf("something stands in the cell %s, and %d columns may be read", c.At, maxColumns))
		}
		for len(values) <= at {
			values = append(values, value{})
		}
		values[at] = v
	}
	return values, nil
}

// columnOf is the column of a cell's name, from 1; 0 if it has none.
func columnOf(name string) int {
	n := 0
	for _, r := range name {
		if r < 'A' || r > 'Z' || n > maxColumns {
			break
		}
		n = 26*n + int(r-'A') + 1
	}
	return n
}

// value is what a cell holds.
func (x *xlsx) value(c cell) value {
	switch c.Type {
	case "s":
		if i, err := strconv.Atoi(c.Value); err == nil && i >= 0 && i < len(x.strings) {
			return value{text: x.strings[i]}
		}
		return value{}
	case "inlineStr":
		return value{text: c.Inline.String()}
	case "b":
		return value{text: map[string]string{"1": "TRUE", "0": "FALSE"}[c.Value]}
	case "d":
		return dated(strings.TrimSuffix(c.Value, "T00:00:00"))
	case "str", "e":
		return value{text: c.Value}
	}
	if c.Style >= 0 && c.Style < len(x.dates) && x.dates[c.Style] && c.Value != "" {
		return dated(day(c.Value, x.from))
	}
	return value{text: plain(c.Value)}
}
