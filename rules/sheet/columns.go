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
	"amends/rules/lines"
	"amends/rules/table"
)

// reader turns the cells of one table into nodes.
type reader struct {
	sheet     *Sheet
	questions []*entries.Question
	columns   []column
}

// column is what the cells under a name are.
type column struct {
	kind     string            // "id", "person", "question", "expect", or empty: not read
	name     string            // of the question, or the key of what is expected
	question *entries.Question // of a question
	key      entries.Key       // of what is expected
}

// expectKeys are what a case can expect.
var expectKeys = (&entries.Expect{}).Keys()

func expectKey(name string) (entries.Key, bool) {
	i := slices.IndexFunc(expectKeys, func(k entries.Key) bool { return k.Name == name })
	if i < 0 {
		return entries.Key{}, false
	}
	return expectKeys[i], true
}

var onlyDigits = regexp.MustCompile(`^[0-9]+$`)

// readColumns reads the first row.
func (r *reader) readColumns(names []table.Cell) {
	seen := map[string]bool{}
	for _, c := range names {
		column := r.column(strings.Join(strings.Fields(c.Text), " "))
		switch {
		case column.kind == "" && c.Text != "" && c.Text[0] != '#':
			r.wrongColumn(c)
		case column.kind != "" && seen[column.kind+column.name]:
			r.wrong(c, c.Text, codeTableColumn, fmt.Sprintf("there are two columns `%s`", diagnostic.Clip(c.Text)), "put both into one")
			column.kind = ""
		}
		if column.kind == "question" {
			r.sheet.heads[column.name] = lines.NewText(r.sheet.file, r.scalar(c, column.name, "!!str"))
		}
		seen[column.kind+column.name] = true
		r.columns = append(r.columns, column)
	}
}

// column finds what the name of a column means.
func (r *reader) column(name string) column {
	if slices.Contains([]string{"id", "person"}, strings.ToLower(name)) {
		return column{kind: strings.ToLower(name)}
	}
	if key, ok := cutWord(name, "expect"); ok {
		if k, ok := expectKey(strings.ToLower(key)); ok {
			return column{kind: "expect", name: k.Name, key: k}
		}
	}
	id, _ := cutWord(name, "question")
	for _, q := range r.questions {
		if strings.EqualFold(q.ID.Value, id) {
			return column{kind: "question", name: q.ID.Value, question: q}
		}
	}
	if q := r.asked(id); q != nil {
		return column{kind: "question", name: q.ID.Value, question: q}
	}
	return column{}
}

// asked is the one question that is asked with a text; nil if there is none, or
// more than one.
func (r *reader) asked(text string) *entries.Question {
	var found *entries.Question
	for _, q := range r.questions {
		if !sameWords(q.Text.Value, text) {
			continue
		}
		if found != nil {
			return nil
		}
		found = q
	}
	return found
}

// cutWord cuts a word and the space after it from the beginning of a name.
func cutWord(name, word string) (string, bool) {
	if len(name) > len(word) && strings.EqualFold(name[:len(word)], word) && strings.ContainsAny(name[len(word):len(word)+1], " .:") {
		return strings.Trim(name[len(word):], " .:"), true
	}
	return name, false
}

func (r *reader) wrongColumn(c table.Cell) {
	names := []string{"id", "person"}
	for _, key := range expectKeys {
		names = append(names, "expect "+key.Name)
	}
	for _, q := range r.questions {
		names = append(names, q.ID.Value)
	}
	if r.sheet.folder.MayMention(c.Text) {
		return
	}
	hint := "a column is `id`, `person`, the id of a question, or `expect …`; one that begins with # is not read"
	if near := engine.Nearest(diagnostic.Clip(c.Text), names); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	r.wrong(c, c.Text, codeTableColumn, fmt.Sprintf("no question is called `%s`, and nothing that a case expects", diagnostic.Clip(c.Text)), hint)
}

// row turns a row into a case.
func (r *reader) row(cells []table.Cell) *yaml.Node {
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
func (r *reader) id(id, person table.Cell) *yaml.Node {
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
func (r *reader) put(to *yaml.Node, c table.Cell, key string, value *yaml.Node) {
	if value != nil {
		to.Content = append(to.Content, r.key(c, key), value)
	}
}

func (r *reader) node(c table.Cell, kind yaml.Kind) *yaml.Node {
	tag := "!!map"
	if kind == yaml.SequenceNode {
		tag = "!!seq"
	}
	return &yaml.Node{Kind: kind, Tag: tag, Line: c.Line, Column: c.Column}
}

func (r *reader) key(c table.Cell, name string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: c.Line, Column: c.Column}
}

func (r *reader) scalar(c table.Cell, text, tag string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text, Line: c.Line, Column: c.Column}
}

// wrong reports a text in a cell.
func (r *reader) wrong(c table.Cell, text string, code *diagnostic.Code, message, hint string) {
	r.sheet.folder.Report(r.sheet.file.Diagnose(r.scalar(c, text, "!!str"), code, message, hint))
}
