package entries

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/lower"
)

// Reader reads the entries of the files of one folder and reports what is wrong
// with them.
type Reader struct {
	Folder   *lines.Folder
	Names    *Names
	Siblings func() []string // the assessments that texts may lead to

	owners map[string][]string // the shapes that have a key, once somebody asks
}

// slot is a key of an entry with what is written behind it.
type slot struct {
	entry *Entry
	key   *Key
	name  *yaml.Node // the key as written
	node  *yaml.Node // its value
}

// at is the slot with another node behind the same key.
func (s slot) at(n *yaml.Node) slot {
	s.node = n
	return s
}

// text is the text of the value.
func (s slot) text() lines.Text { return lines.NewText(s.entry.file, s.node) }

// Read turns the documents of a file into entries.
func (r *Reader) Read(f *lines.File) []*File {
	if f.Empty() {
		r.Folder.Report(f.DiagnoseSpan(lines.Span{Line: 1, Column: 1, End: 2}, lines.CodeEmptyFile, "this file is empty", "remove it, or write a list such as `rules:`"))
	}
	var read []*File
	for _, root := range f.Roots {
		if len(root.Content) == 0 {
			continue
		}
		top := root.Content[0]
		if !r.Folder.Sound(f, top) {
			continue
		}
		if top.Kind != yaml.MappingNode {
			shape := shapeOf(&File{})
			r.Folder.Report(f.Diagnose(top, lower.CodeWrongType, "a file begins with the name of a list, such as `rules:`",
				"known: "+strings.Join(shape.names(), ", ")))
			r.Folder.Partial = true
			continue
		}
		read = append(read, r.ReadNode(f, top))
	}
	return read
}

// ReadNode turns a node with the keys of a file into entries.
func (r *Reader) ReadNode(f *lines.File, top *yaml.Node) *File {
	file := &File{}
	r.fill(file, f, top, nil)
	return file
}

// fill reads an entry by its shape.
func (r *Reader) fill(self shaped, f *lines.File, n *yaml.Node, parent *Entry) {
	shape := begin(self, f, n, parent)
	e := self.base()
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if name.Tag == "!!merge" || lines.Tagged(name) {
			continue // reported
		}
		at := slices.IndexFunc(shape.Keys, func(k Key) bool { return k.Name == name.Value })
		if at < 0 {
			r.reportUnknownKey(e, &shape, name, value)
			continue
		}
		key := &shape.Keys[at]
		if key.into.field().Written() || name.Kind != yaml.ScalarNode {
			continue // reported as a duplicate
		}
		r.readKey(slot{e, key, name, value})
	}
	r.reportMissingKeys(e, &shape)
}

// begin ties a struct to its place and names its fields by their keys.
func begin(self shaped, f *lines.File, n *yaml.Node, parent *Entry) Shape {
	e := self.base()
	e.self, e.file, e.node, e.parent = self, f, n, parent
	shape := shapeOf(self)
	for i := range shape.Keys {
		shape.Keys[i].into.field().Key = shape.Keys[i].Name
	}
	return shape
}

// readKey reads the value of a key into its field. One that cannot be used is
// left empty, and its lines are not trusted.
func (r *Reader) readKey(s slot) {
	ok := s.key.read(r, s)
	field := s.key.into.field()
	field.name, field.node = s.name, s.node
	if !ok {
		s.entry.file.Distrust(s.node)
	}
}

// reportUnknownKey reports a key that the shape does not have.
func (r *Reader) reportUnknownKey(e *Entry, shape *Shape, name, value *yaml.Node) {
	known := shape.names()
	if name.Kind != yaml.ScalarNode {
		r.Folder.Report(e.file.Diagnose(name, codeUnknownKey, "this is no key", "known: "+strings.Join(known, ", ")))
		return
	}
	t := lines.NewText(e.file, name)
	d := t.Diagnose(codeUnknownKey, fmt.Sprintf("%s has no key `%s`", diagnostic.Article(shape.Name), diagnostic.Clip(name.Value)), "")
	if shape.Name == FileShape {
		d.Message = fmt.Sprintf("`%s` is not one of the lists that a file may hold", diagnostic.Clip(name.Value))
	}
	d.Hint = diagnostic.Meant(name.Value, known)
	d.Fix = t.Renamed(known)
	if near := engine.Nearest(diagnostic.Clip(name.Value), known); near != "" && !slices.Contains(e.meant, near) {
		e.meant = append(e.meant, near)
	}
	switch {
	case e.node.Style&yaml.FlowStyle != 0 && value.Tag == "!!null" && value.Value == "":
		d.Hint = "inside { } a comma ends a text; put a text that has a comma in quotes"
	case d.Fix == nil:
		if owners := r.ownersOf(name.Value); len(owners) > 0 {
			d.Hint = fmt.Sprintf("`%s` is a key of %s; check the indentation", name.Value, diagnostic.Or(owners))
		} else if d.Hint == "" {
			d.Hint = "known: " + strings.Join(known, ", ")
		}
	}
	r.Folder.Report(d)
}

// ownersOf are the shapes that have a key; none if there are many.
func (r *Reader) ownersOf(key string) []string {
	if r.owners == nil {
		r.owners = map[string][]string{}
		for _, shape := range Shapes() {
			for _, k := range shape.Keys {
				r.owners[k.Name] = append(r.owners[k.Name], diagnostic.Article(shape.Name))
			}
		}
	}
	if owners := r.owners[key]; len(owners) <= 3 {
		return owners
	}
	return nil
}

// reportMissingKeys reports the required keys that an entry does not have.
func (r *Reader) reportMissingKeys(e *Entry, shape *Shape) {
	if e.NearDamage() {
		return
	}
	for _, key := range shape.Keys {
		if key.Required && !key.into.field().Written() && !slices.Contains(e.meant, key.Name) {
			r.Folder.Report(e.Diagnose(CodeMissingKey, fmt.Sprintf("%s has no `%s`", e.Called(), key.Name), hintFor(key)))
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
