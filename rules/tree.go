package rules

import (
	"fmt"
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/lines"

	"go.yaml.in/yaml/v3"
)

const yamlQuotes = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle

// object is an entry that follows a Shape: the tree of a file with names in
// place of YAML nodes. A field that is missing or has the wrong type reads as
// empty; the fault has been reported by then.
type object struct {
	shape  *Shape
	File   *lines.File
	Node   *yaml.Node
	parent *object
	fields map[string]*field
	meant  []string // keys that unknown keys were probably meant as
}

// field is the value of a key.
type field struct {
	key     Key
	name    *yaml.Node // the key as written
	Node    *yaml.Node
	text    lines.Text   // of a scalar
	texts   []lines.Text // of a list of scalars
	objects []*object    // of entries
	number  float64
	flag    bool
}

func (o *object) field(key string) *field {
	if o == nil || o.fields[key] == nil {
		return &field{}
	}
	return o.fields[key]
}

// has says whether a key is written.
func (o *object) has(key string) bool          { return o != nil && o.fields[key] != nil }
func (o *object) text(key string) lines.Text   { return o.field(key).text }
func (o *object) str(key string) string        { return o.field(key).text.Value }
func (o *object) list(key string) []lines.Text { return o.field(key).texts }
func (o *object) all(key string) []*object     { return o.field(key).objects }
func (o *object) flag(key string) bool         { return o.field(key).flag }
func (o *object) whole(key string) int         { return int(o.field(key).number) }
func (o *object) strings(key string) []string {
	var list []string
	for _, t := range o.list(key) {
		list = append(list, t.Value)
	}
	return list
}

// one is the entry behind a key, or nil.
func (o *object) one(key string) *object {
	if list := o.all(key); len(list) > 0 {
		return list[0]
	}
	return nil
}

// number is the number behind a key, or nil.
func (o *object) number(key string) *float64 {
	if !o.has(key) {
		return nil
	}
	n := o.field(key).number
	return &n
}

// id is the entry's own name; empty if it has none.
func (o *object) id() string { return o.str("id") }

// related points to the entry's id, or to the entry if it has none.
func (o *object) related(message string) Related {
	id := o.text("id")
	if id.Node == nil {
		id = lines.Text{Node: o.Node, File: o.File}
	}
	return id.Related(message)
}

// called is how messages speak of the entry: "question `cause`".
func (o *object) called() string {
	if o.id() != "" {
		return fmt.Sprintf("%s `%s`", o.shape.Name, diagnostic.Clip(o.id()))
	}
	return "this " + o.shape.Name
}

// diagnose makes a diagnostic for a key of the entry, or for the entry if the
// key is not written.
func (o *object) diagnose(key string, code *diagnostic.Code, message, hint string) Diagnostic {
	if o.has(key) {
		return o.File.Diagnose(o.field(key).name, code, message, hint)
	}
	if t := o.text("id"); t.Node != nil {
		return t.Diagnose(code, message, hint)
	}
	return o.File.Diagnose(o.Node, code, message, hint)
}

// readTree turns the documents of a file into entries.
func (s *Source) readTree(f *lines.File) {
	if f.Empty() {
		s.folder.Report(f.DiagnoseSpan(lines.Span{Line: 1, Column: 1, End: 2}, lines.CodeEmptyFile, "this file is empty", "remove it, or write a list such as `rules:`"))
	}
	for _, root := range f.Roots {
		if len(root.Content) == 0 {
			continue
		}
		top := root.Content[0]
		if !s.folder.Sound(f, top) {
			continue
		}
		if top.Kind != yaml.MappingNode {
			s.folder.Report(f.Diagnose(top, codeWrongType, "a file begins with the name of a list, such as `rules:`",
				"known: "+strings.Join(shapes[FileShape].names(), ", ")))
			s.folder.Partial = true
			continue
		}
		s.tops = append(s.tops, s.readObject(f, top, shapes[FileShape], nil))
	}
}

// readObject reads an entry by its shape.
func (s *Source) readObject(f *lines.File, n *yaml.Node, shape *Shape, parent *object) *object {
	o := &object{shape: shape, File: f, Node: n, parent: parent, fields: map[string]*field{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		key, ok := shape.key(name.Value)
		if name.Tag == "!!merge" || lines.Tagged(name) {
			continue // reported
		}
		if !ok {
			s.reportUnknownKey(o, name, value)
			continue
		}
		if o.fields[key.Name] != nil || name.Kind != yaml.ScalarNode {
			continue // reported as a duplicate
		}
		fl := &field{key: key, name: name, Node: value}
		if s.readField(o, fl) {
			o.fields[key.Name] = fl
		} else {
			o.fields[key.Name] = &field{key: key, name: name, Node: value, text: lines.Text{Node: value, File: f}}
			f.Distrust(value)
		}
	}
	s.reportMissingKeys(o)
	return o
}

// reportUnknownKey reports a key that the shape does not have.
func (s *Source) reportUnknownKey(o *object, name, value *yaml.Node) {
	if name.Kind != yaml.ScalarNode {
		s.folder.Report(o.File.Diagnose(name, codeUnknownKey, "this is no key", "known: "+strings.Join(o.shape.names(), ", ")))
		return
	}
	t := lines.NewText(o.File, name)
	d := t.Diagnose(codeUnknownKey, fmt.Sprintf("%s has no key `%s`", diagnostic.Article(o.shape.Name), diagnostic.Clip(name.Value)), "")
	if o.shape.Name == FileShape {
		d.Message = fmt.Sprintf("`%s` is not one of the lists that a file may hold", diagnostic.Clip(name.Value))
	}
	d.Hint = diagnostic.Meant(name.Value, o.shape.names())
	d.Fix = t.Renamed(o.shape.names())
	if near := diagnostic.Nearest(diagnostic.Clip(name.Value), o.shape.names()); near != "" && !slices.Contains(o.meant, near) {
		o.meant = append(o.meant, near)
	}
	switch {
	case o.Node.Style&yaml.FlowStyle != 0 && value.Tag == "!!null" && value.Value == "":
		d.Hint = "inside { } a comma ends a text; put a text that has a comma in quotes"
	case d.Fix == nil:
		if owners := ownersOf(name.Value); len(owners) > 0 {
			d.Hint = fmt.Sprintf("`%s` is a key of %s; check the indentation", name.Value, diagnostic.Or(owners))
		} else if d.Hint == "" {
			d.Hint = "known: " + strings.Join(o.shape.names(), ", ")
		}
	}
	s.folder.Report(d)
}

// ownersOf are the shapes that have a key.
func ownersOf(key string) []string {
	var owners []string
	for _, shape := range allShapes {
		if _, ok := shape.key(key); ok {
			owners = append(owners, diagnostic.Article(shape.Name))
		}
	}
	if len(owners) > 3 {
		return nil
	}
	return owners
}

// reportMissingKeys reports the required keys that an entry does not have.
func (s *Source) reportMissingKeys(o *object) {
	if o.nearDamage() {
		return
	}
	for _, key := range o.shape.Keys {
		if key.Required && !o.has(key.Name) && !slices.Contains(o.meant, key.Name) {
			s.folder.Report(o.diagnose("", codeMissingKey, fmt.Sprintf("%s has no `%s`", o.called(), key.Name), hintFor(key)))
		}
	}
}

// hintFor says what a key is for.
func hintFor(key Key) string {
	switch {
	case len(key.Values) > 0:
		return fmt.Sprintf("add `%s:` with %s", key.Name, diagnostic.Or(key.Values))
	case key.Doc != "":
		return fmt.Sprintf("add `%s:` (%s)", key.Name, key.Doc)
	}
	return fmt.Sprintf("add `%s:`", key.Name)
}

// nearDamage says whether lines of the entry, or next to it, do not parse: a
// key may well stand there.
func (o *object) nearDamage() bool {
	return o.File.NearDamage(o.Node)
}
