package entries

import (
	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/lines"
)

// Field is what the values of all keys have in common.
type Field struct {
	Key  string     // its name; empty in an entry that no file has
	name *yaml.Node // the key as written
	node *yaml.Node // its value
}

func (f *Field) field() *Field { return f }

// Written says whether the key is written, with whatever value.
func (f *Field) Written() bool { return f.name != nil }

// Filled says whether anything stands behind the key, if only something that
// cannot be read.
func (f *Field) Filled() bool {
	return f.Parts() > 0 || f.node != nil && f.node.Kind == yaml.ScalarNode && f.node.Value != ""
}

// Parts is the number of nodes behind the key: of a list its items, whether
// they can be read or not.
func (f *Field) Parts() int {
	if f.node == nil {
		return 0
	}
	return len(f.node.Content)
}

// Text is one text. A key that is written but cannot be read has a place and no
// value.
type Text struct {
	Field
	lines.Text
}

func (t *Text) texts() []lines.Text {
	if !t.Written() {
		return nil
	}
	return []lines.Text{t.Text}
}

// Prose is a text in plain Markdown.
type Prose struct {
	Text
	Blocks   []engine.Block
	Variants []*Variant // as in a [Line]
}

// Condition is a condition, or the expression of a fact. What it means is for
// those who know all questions and facts.
type Condition struct{ Text }

// List is a list of ids or words.
type List struct {
	Field
	Texts []lines.Text // nil if the list cannot be read
}

func (l *List) texts() []lines.Text { return l.Texts }

// Values are the words of the list; nil for none.
func (l *List) Values() []string {
	var values []string
	for _, t := range l.Texts {
		values = append(values, t.Value)
	}
	return values
}

// Flag is true or false.
type Flag struct {
	Field
	On bool
}

func (*Flag) texts() []lines.Text { return nil }

// Number is a number, whole or decimal as its key wants it.
type Number struct {
	Field
	Value float64
}

func (*Number) texts() []lines.Text { return nil }

// Whole is the number as a whole one.
func (n *Number) Whole() int { return int(n.Value) }

// Pointer is the number, or nil if the key is not written.
func (n *Number) Pointer() *float64 {
	if !n.Written() {
		return nil
	}
	v := n.Value
	return &v
}

// Answers are the answers of a person, as authored.
type Answers struct {
	Field
	All []Answer
}

// Answer is one answer: the id of a question and what is answered.
type Answer struct{ Question, Value lines.Text }

func (*Answers) texts() []lines.Text { return nil }

// One is a single entry; Entry is nil if there is none.
type One[T any] struct {
	Field
	Entry *T
}

func (*One[T]) texts() []lines.Text { return nil }

// Many is a list of entries, as authored.
type Many[T any] struct {
	Field
	All []*T
}

// texts are those of the entries.
func (m *Many[T]) texts() []lines.Text {
	var all []lines.Text
	for _, one := range m.All {
		if s, ok := any(one).(shaped); ok {
			for _, key := range s.keys() {
				if t, ok := key.into.(interface{ one() lines.Text }); ok && key.into.field().Written() {
					all = append(all, t.one())
				}
			}
		}
	}
	return all
}

// one is the text itself, and tells scalars from lists.
func (t *Text) one() lines.Text { return t.Text }
