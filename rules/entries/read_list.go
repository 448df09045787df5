package entries

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/lower"
)

// readList reads a list of ids.
func (r *Reader) readList(s slot, into *List) bool {
	if !r.expect(s, yaml.SequenceNode, "a list") {
		return false
	}
	into.Texts = []lines.Text{}
	seen := map[string]bool{}
	for _, n := range s.node.Content {
		t, ok := r.readText(s.at(n))
		if !ok {
			continue
		}
		if seen[t.Value] {
			r.Folder.Report(t.Diagnose(codeRepeated, fmt.Sprintf("`%s` stands twice in this list", diagnostic.Clip(t.Value)), "remove one"))
			continue
		}
		seen[t.Value] = true
		into.Texts = append(into.Texts, t)
		r.readListed(s.key, t)
	}
	return true
}

// readListed does what a type asks of one text of a list.
func (r *Reader) readListed(key *Key, t lines.Text) {
	switch kind := Kind(key.Of); key.Type {
	case TypeRefs:
		r.Names.use(kind, t)
	case TypeLabels:
		if d, ok := MisspeltWord(kind, t); ok {
			r.Folder.Report(d)
			return
		}
		r.Names.label(kind, t)
	case TypeWords, TypePhrases:
	default:
		panic("entries: no list of words has the type " + key.Type)
	}
}

// readOne reads a single entry.
func readOne[T any, P entry[T]](r *Reader, s slot, into *One[T]) bool {
	if !r.expect(s, yaml.MappingNode, "keys and values") {
		return false
	}
	into.Entry = new(T)
	r.fill(P(into.Entry), s.entry.file, s.node, s.entry)
	return true
}

// readMany reads a list of entries.
func readMany[T any, P entry[T]](r *Reader, s slot, into *Many[T]) bool {
	if !r.expect(s, yaml.SequenceNode, "a list") {
		return false
	}
	for _, n := range s.node.Content {
		one := new(T)
		switch {
		case n.Kind == yaml.MappingNode:
			r.fill(P(one), s.entry.file, n, s.entry)
			into.All = append(into.All, one)
		case s.key.Type == TypeEither && n.Kind == yaml.ScalarNode:
			if r.readShort(P(one), s.at(n)) {
				into.All = append(into.All, one)
			}
		case n.Kind != yaml.AliasNode:
			r.reportNoEntry(P(one), s.at(n))
		}
	}
	return true
}

// readShort reads an entry that is written as the value of its first key alone.
func (r *Reader) readShort(self shaped, s slot) bool {
	shape := begin(self, s.entry.file, s.node, s.entry)
	key := &shape.Keys[0]
	if !key.read(r, slot{self.base(), key, s.node, s.node}) {
		return false
	}
	field := key.into.field()
	field.name, field.node = s.node, s.node
	return true
}

// reportNoEntry reports an item of a list of entries that is none.
func (r *Reader) reportNoEntry(self shaped, s slot) {
	shape := shapeOf(self)
	found := "the text `" + diagnostic.Clip(s.node.Value) + "`"
	switch {
	case s.node.Kind == yaml.SequenceNode:
		found = "a list"
	case s.node.Value == "":
		found = "empty"
	}
	r.Folder.Report(s.entry.file.Diagnose(s.node, lower.CodeWrongType, fmt.Sprintf("each entry of `%s` has keys, and this is %s", s.key.Name, found),
		fmt.Sprintf("%s begins with `- %s:`", diagnostic.Article(shape.Name), shape.Keys[0].Name)))
}
