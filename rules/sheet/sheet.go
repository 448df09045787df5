// Package sheet reads and writes cases as tables: `cases/*.csv`, and the sheets
// of `cases/*.xlsx` and `cases/*.ods`, one person a row.
//
// A table becomes the same nodes as a YAML file of cases, each cell a node that
// knows its place, so that all checks and messages are the same. What
// spreadsheets do to ids and numbers is told as that (cell.go).
package sheet

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/table"
	"amends/rules/workbook"
)

// MaxRows is more people than anybody writes cases for.
const MaxRows = 10_000

// Sheet is a table of cases, cut into cells.
type Sheet struct {
	folder *lines.Folder
	file   *lines.File
	tables []table.Table // one, or one for each sheet of a workbook
	heads  map[string]lines.Text
}

// Is reports whether a file of the folder is a table of cases.
func Is(name string) bool {
	return path.Dir(name) == "cases" && (strings.EqualFold(path.Ext(name), ".csv") || workbook.Is(name) && !IsLock(name))
}

// IsLock reports whether a file is what Excel leaves beside a workbook while that
// is open.
func IsLock(name string) bool { return strings.HasPrefix(path.Base(name), "~$") }

// readTables reads what a file holds.
func readTables(name string, data []byte) ([]table.Table, *table.Problem) {
	if workbook.Is(name) {
		return workbook.Read(data)
	}
	one, problem := table.Read(data)
	return []table.Table{one}, problem
}

// Read cuts a table into cells, reports what is wrong with it, and adds it to the
// files of the folder.
func Read(folder *lines.Folder, name string, data []byte) *Sheet {
	s := &Sheet{folder: folder, file: lines.NewFile(name), heads: map[string]lines.Text{}}
	folder.Add(s.file)
	if len(data) > lines.MaxFileSize {
		folder.Report(lines.TooLarge(name))
		return s
	}
	var problem *table.Problem
	if s.tables, problem = readTables(name, data); len(s.tables) > 0 {
		s.file.Lines = s.tables[0].Lines
	}
	rows := 0
	for _, one := range s.tables {
		rows += len(one.Rows)
	}
	switch {
	case problem != nil:
		s.reportTable(problem)
	case rows > MaxRows:
		s.tables = s.tables[:1]
		s.tables[0].Rows = s.tables[0].Rows[:1]
		folder.Report(s.file.DiagnoseWhole(codeTable, fmt.Sprintf("this table has %d rows, and %d may be read", rows, MaxRows), "is this a table of cases?"))
	case rows == 0:
		folder.Report(s.file.DiagnoseWhole(lines.CodeEmptyFile, "this table is empty", "remove it, or write one with `amends test -csv`"))
	}
	if rows > 0 {
		s.file.Cell = s.cellAt
	}
	return s
}

// reportTable reports what is wrong with the table as a whole.
func (s *Sheet) reportTable(p *table.Problem) {
	var d diagnostic.Diagnostic
	if p.Line > 0 && p.Line <= len(s.file.Lines) {
		d = s.file.DiagnoseSpan(lines.Span{Line: p.Line, Column: p.Column, End: p.Column + 1}, codeTable, p.Message, p.Hint)
	} else {
		d = s.file.DiagnoseWhole(codeTable, p.Message, p.Hint)
	}
	s.folder.Report(d)
}

// File is the lines of the table.
func (s *Sheet) File() *lines.File { return s.file }

// Heads are the cells that name questions, by their ids; the last of each. They
// are known once there is a [Sheet.Node].
func (s *Sheet) Heads() map[string]lines.Text { return s.heads }

// Node is the table as a file with cases, for somebody who asks these questions;
// nil if it is empty.
func (s *Sheet) Node(questions []*entries.Question) *yaml.Node {
	if s.file.Cell == nil {
		return nil
	}
	var r reader
	var first table.Cell
	var cases *yaml.Node
	for _, one := range s.tables {
		if len(one.Rows) == 0 {
			continue
		}
		r = reader{sheet: s, questions: questions}
		r.readColumns(one.Rows[0])
		if cases == nil {
			first = one.Rows[0][0]
			cases = r.node(first, yaml.SequenceNode)
		}
		for _, row := range one.Rows[1:] {
			cases.Content = append(cases.Content, r.row(row))
		}
	}
	top := r.node(first, yaml.MappingNode)
	top.Content = []*yaml.Node{r.key(first, "cases"), cases}
	return top
}

// cellAt names the cell at a place: the last one that begins there or before.
func (s *Sheet) cellAt(line, column int) (string, bool) {
	after := func(c table.Cell) bool { return c.Line > line || c.Line == line && c.Column > column }
	var rows [][]table.Cell
	for _, one := range s.tables {
		rows = append(rows, one.Rows...)
	}
	at, _ := slices.BinarySearchFunc(rows, false, func(row []table.Cell, _ bool) int {
		if after(row[0]) {
			return 1
		}
		return -1
	})
	if at == 0 {
		return "", false
	}
	cell := rows[at-1][0]
	for _, c := range rows[at-1] {
		if !after(c) {
			cell = c
		}
	}
	return cell.Name(), true
}
