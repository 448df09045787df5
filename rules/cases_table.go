package rules

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/table"
)

// Cases may stand in tables: `cases/*.csv`, one person a row. A table becomes
// the same entries as a YAML file of cases, each cell a node that knows its
// place, so that all checks and messages are the same.

// maxRows is more people than anybody writes cases for.
const maxRows = 10_000

// tableFile is a table of cases.
type tableFile struct {
	*lines.File
	table table.Table
}

// isTable reports whether a file of the folder is a table of cases.
func isTable(name string) bool {
	return path.Dir(name) == "cases" && strings.EqualFold(path.Ext(name), ".csv")
}

// readTable cuts a table into cells. They are read when all questions are
// known.
func (s *Source) readTable(name string, data []byte) {
	t := &tableFile{File: lines.NewFile(name)}
	s.folder.Add(t.File)
	s.tables = append(s.tables, t)
	if len(data) > lines.MaxFileSize {
		s.folder.Report(lines.TooLarge(name))
		return
	}
	read, problem := table.Read(data)
	t.table, t.Lines = read, read.Lines
	switch {
	case problem != nil:
		d := inFile(name, codeTable, problem.Message, problem.Hint)
		if problem.Line > 0 && problem.Line <= len(t.Lines) {
			d = t.DiagnoseSpan(lines.Span{Line: problem.Line, Column: problem.Column, End: problem.Column + 1}, codeTable, problem.Message, problem.Hint)
		}
		s.folder.Report(d)
	case len(read.Rows) > maxRows:
		t.table.Rows = read.Rows[:1]
		s.folder.Report(inFile(name, codeTable, fmt.Sprintf("this table has %d rows, and %d may be read", len(read.Rows), maxRows), "is this a table of cases?"))
	case len(read.Rows) == 0:
		s.folder.Report(inFile(name, lines.CodeEmptyFile, "this table is empty", "remove it, or write one with `amends test -csv`"))
	}
	if len(t.table.Rows) > 0 {
		t.Cell = t.cellAt
	}
}

// readTables turns the tables into entries.
func (s *Source) readTables() {
	for _, t := range s.tables {
		if len(t.table.Rows) == 0 {
			continue
		}
		r := tableReader{Source: s, tableFile: t, questions: s.entries("questions")}
		r.readColumns()
		cases := r.node(t.table.Rows[0][0], yaml.SequenceNode)
		for _, row := range t.table.Rows[1:] {
			cases.Content = append(cases.Content, r.row(row))
		}
		top := r.node(t.table.Rows[0][0], yaml.MappingNode)
		top.Content = []*yaml.Node{r.key(t.table.Rows[0][0], "cases"), cases}
		s.tops = append(s.tops, s.readObject(t.File, top, shapes[FileShape], nil))
	}
}

// tableReader turns the cells of one table into nodes.
type tableReader struct {
	*Source
	*tableFile
	questions []*object
	columns   []column
}

// column is what the cells under a name are.
type column struct {
	kind     string  // "id", "person", "question", "expect", or empty: not read
	name     string  // of the question, or the key of what is expected
	question *object // of a question
	key      Key     // of what is expected
}

// readColumns reads the first row.
func (r *tableReader) readColumns() {
	seen := map[string]bool{}
	for _, c := range r.table.Rows[0] {
		column := r.column(strings.Join(strings.Fields(c.Text), " "))
		switch {
		case column.kind == "" && c.Text != "" && c.Text[0] != '#':
			r.wrongColumn(c)
		case column.kind != "" && seen[column.kind+column.name]:
			r.wrong(c, c.Text, codeTableColumn, fmt.Sprintf("there are two columns `%s`", diagnostic.Clip(c.Text)), "put both into one")
			column.kind = ""
		}
		seen[column.kind+column.name] = true
		r.columns = append(r.columns, column)
	}
}

// column finds what the name of a column means.
func (r *tableReader) column(name string) column {
	if slices.Contains([]string{"id", "person"}, strings.ToLower(name)) {
		return column{kind: strings.ToLower(name)}
	}
	if key, ok := cutWord(name, "expect"); ok {
		if k, ok := shapes["expect"].key(strings.ToLower(key)); ok {
			return column{kind: "expect", name: k.Name, key: k}
		}
	}
	id, _ := cutWord(name, "question")
	for _, q := range r.questions {
		if strings.EqualFold(q.id(), id) {
			return column{kind: "question", name: q.id(), question: q}
		}
	}
	return column{}
}

// cutWord cuts a word and the space after it from the beginning of a name.
func cutWord(name, word string) (string, bool) {
	if len(name) > len(word) && strings.EqualFold(name[:len(word)], word) && strings.ContainsAny(name[len(word):len(word)+1], " .:") {
		return strings.Trim(name[len(word):], " .:"), true
	}
	return name, false
}

func (r *tableReader) wrongColumn(c table.Cell) {
	names := []string{"id", "person"}
	for _, key := range shapes["expect"].names() {
		names = append(names, "expect "+key)
	}
	for _, q := range r.questions {
		names = append(names, q.id())
	}
	if r.folder.MayMention(c.Text) {
		return
	}
	hint := "a column is `id`, `person`, the id of a question, or `expect …`; one that begins with # is not read"
	if near := diagnostic.Nearest(diagnostic.Clip(c.Text), names); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	r.wrong(c, c.Text, codeTableColumn, fmt.Sprintf("no question is called `%s`, and nothing that a case expects", diagnostic.Clip(c.Text)), hint)
}

// row turns a row into a case.
func (r *tableReader) row(cells []table.Cell) *yaml.Node {
	entry, answers, expect := r.node(cells[0], yaml.MappingNode), r.node(cells[0], yaml.MappingNode), r.node(cells[0], yaml.MappingNode)
	id, person := cells[0], cells[0]
	id.Text, person.Text = "", ""
	for i, c := range cells {
		if i >= len(r.columns) {
			if c.Text != "" {
				r.wrong(c, c.Text, codeTableColumn, "this cell stands under no column", "does a text with the separator in it lack its quotation marks?")
			}
			continue
		}
		switch column := r.columns[i]; {
		case c.Text == "":
		case column.kind == "id":
			id = c
		case column.kind == "person":
			person = c
		case column.kind == "question":
			r.put(answers, c, column.name, r.answer(column, c))
		case column.kind == "expect":
			r.put(expect, c, column.name, r.expected(column, c))
		}
	}
	r.put(entry, id, "id", r.id(id, person))
	if person.Text != "" {
		r.put(entry, person, "person", r.scalar(person, person.Text, "!!str"))
	}
	r.put(entry, cells[0], "answers", answers)
	r.put(entry, cells[0], "expect", expect)
	return entry
}

// id is the id of a row: its own, or else the person's name as an id.
func (r *tableReader) id(id, person table.Cell) *yaml.Node {
	switch {
	case id.Text != "":
		return r.scalar(id, id.Text, "!!str")
	case slug(person.Text) != "":
		return r.scalar(person, slug(person.Text), "!!str")
	}
	return r.scalar(id, "row-"+strconv.Itoa(id.Row), "!!str")
}

// slug makes an id of the first words of a text.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if id := strings.Join(words[:min(6, len(words))], "-"); !onlyDigits.MatchString(id) {
		return id
	}
	return ""
}

// put adds a key with its value; none if the value was no good.
func (r *tableReader) put(to *yaml.Node, c table.Cell, key string, value *yaml.Node) {
	if value != nil {
		to.Content = append(to.Content, r.key(c, key), value)
	}
}

func (r *tableReader) node(c table.Cell, kind yaml.Kind) *yaml.Node {
	tag := "!!map"
	if kind == yaml.SequenceNode {
		tag = "!!seq"
	}
	return &yaml.Node{Kind: kind, Tag: tag, Line: c.Line, Column: c.Column}
}

func (r *tableReader) key(c table.Cell, name string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: c.Line, Column: c.Column}
}

func (r *tableReader) scalar(c table.Cell, text, tag string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text, Line: c.Line, Column: c.Column}
}

// wrong reports a text in a cell.
func (r *tableReader) wrong(c table.Cell, text string, code *diagnostic.Code, message, hint string) {
	r.folder.Report(r.File.Diagnose(r.scalar(c, text, "!!str"), code, message, hint))
}

// cellAt names the cell at a place: the last one that begins there or before.
func (t *tableFile) cellAt(line, column int) (string, bool) {
	after := func(c table.Cell) bool { return c.Line > line || c.Line == line && c.Column > column }
	rows := t.table.Rows
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
