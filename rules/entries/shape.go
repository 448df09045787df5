package entries

import "amends/rules/lines"

// Type is what may stand behind a key.
type Type string

// The types. Every scalar but TypeFlag, TypeWhole and TypeDecimal must be text
// for YAML.
const (
	TypeText       Type = "text"       // one line of plain text
	TypeProse      Type = "prose"      // plain Markdown
	TypeLine       Type = "line"       // such a text, or a list of entries of shape Key.Of
	TypePassage    Type = "passage"    // plain Markdown, or a list of entries of shape Key.Of
	TypeName       Type = "name"       // the id that an entry gets; Key.Of is its kind
	TypeRef        Type = "ref"        // the id of something else, of kind Key.Of
	TypeRefs       Type = "refs"       // a list of such ids
	TypeLabels     Type = "labels"     // a list of free words of kind Key.Of, which refs elsewhere may use
	TypeWords      Type = "words"      // a list of ids that are checked by other means
	TypePhrases    Type = "phrases"    // a list of words that takers read
	TypeWord       Type = "word"       // one such id
	TypeEnum       Type = "enum"       // one of Key.Values
	TypeFlag       Type = "flag"       // true or false
	TypeWhole      Type = "whole"      // a whole number
	TypeDecimal    Type = "decimal"    // a number
	TypeCondition  Type = "condition"  // a condition
	TypeExpression Type = "expression" // a condition, or a choice with ? and :
	TypeObject     Type = "object"     // an entry of shape Key.Of
	TypeObjects    Type = "objects"    // a list of entries of shape Key.Of
	TypeEither     Type = "either"     // a list of ids or of entries of shape Key.Of; an id is the entry's first key
	TypeAnswers    Type = "answers"    // question id: answer
)

// Key is a key of an entry.
type Key struct {
	Name     string
	Type     Type
	Of       string   // a Kind (name, ref, refs, labels) or the name of a Shape (the others)
	Values   []string // of an enum
	Required bool
	Doc      string // one line for authors

	into value // the field of the entry's struct
	read func(*Reader, slot) bool
}

// value is a field of an entry's struct. Its texts are what an author wrote
// there: one, or those of a list.
type value interface {
	field() *Field
	texts() []lines.Text
}

// need makes a key one that must be there.
func (k Key) need() Key {
	k.Required = true
	return k
}

// isCondition says whether a condition stands behind the key.
func (k Key) isCondition() bool { return k.Type == TypeCondition || k.Type == TypeExpression }

// Shape is a sort of entry: which keys it has, in the order in which authors
// are advised to write them.
type Shape struct {
	Name string // as it is called in messages
	Doc  string
	Keys []Key
}

// Key finds a key by name.
func (s *Shape) Key(name string) (Key, bool) {
	for _, k := range s.Keys {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

// names lists the keys of a shape.
func (s *Shape) names() []string {
	names := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		names[i] = k.Name
	}
	return names
}

// FileShape is the name of the shape of a whole file.
const FileShape = "file"

// shaped is a struct of an entry.
type shaped interface {
	about() (name, doc string)
	keys() []Key
	base() *Entry
}

// shapeOf is the shape of an entry; its keys read into that entry.
func shapeOf(s shaped) Shape {
	name, doc := s.about()
	return Shape{Name: name, Doc: doc, Keys: s.keys()}
}

// structs has one of every struct of an entry; that of a file comes first.
func structs() []shaped {
	return []shaped{
		&File{}, &Assessment{}, &Caps{}, &Section{}, &Phase{}, &Question{}, &Option{}, &Named{}, &Fact{}, &Guard{}, &Page{},
		&Paragraph{}, &Variant{}, &Variant{long: true}, &Rule{}, &Recommendation{}, &Step{}, &Tag{}, &Note{}, &Source{},
		&HelpLines{}, &Country{}, &HelpLine{},
		&Indexed{}, &Invariant{}, &Acceptance{}, &Selection{}, &Case{}, &Expect{},
	}
}

// Shapes is the whole format: every sort of entry with its keys. The first shape
// is that of a file.
func Shapes() []Shape {
	var shapes []Shape
	for _, s := range structs() {
		shapes = append(shapes, shapeOf(s))
	}
	return shapes
}
