package entries

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// Entry is what the entries of all shapes have in common. The zero value stands
// for an entry that is not written.
type Entry struct {
	ID Text // its own name; empty if it has none

	self   shaped // the struct that this is a part of
	file   *lines.File
	node   *yaml.Node
	parent *Entry
	meant  []string // keys that unknown keys were probably meant as
}

func (e *Entry) base() *Entry { return e }

// Called is how messages speak of the entry: "question `cause`".
func (e *Entry) Called() string {
	name, _ := e.self.about()
	if e.ID.Value != "" {
		return fmt.Sprintf("%s `%s`", name, diagnostic.Clip(e.ID.Value))
	}
	return "this " + name
}

// Owner is the id of the entry, or of the one around it: a paragraph belongs to
// its step or page, and a page to its guard.
func (e *Entry) Owner() string {
	for ; e != nil; e = e.parent {
		if e.ID.Value != "" {
			return e.ID.Value
		}
	}
	return ""
}

// NearDamage says whether lines of the entry, or next to it, do not parse: a
// key may well stand there.
func (e *Entry) NearDamage() bool { return e.file.NearDamage(e.node) }

// text is the place of the entry: its id, or the whole if it has none.
func (e *Entry) text() lines.Text {
	if e.ID.Written() {
		return e.ID.Text
	}
	return lines.Text{Node: e.node, File: e.file}
}

// Related points to the entry.
func (e *Entry) Related(message string) diagnostic.Related { return e.text().Related(message) }

// RelatedWhole points to where the entry begins, whatever its id.
func (e *Entry) RelatedWhole(message string) diagnostic.Related {
	return lines.Text{Node: e.node, File: e.file}.Related(message)
}

// Diagnose makes a diagnostic for the entry.
func (e *Entry) Diagnose(code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return e.text().Diagnose(code, message, hint)
}

// Keyed is the value of a key.
type Keyed interface{ field() *Field }

// DiagnoseKey makes a diagnostic for a key of the entry, or for the entry if the
// key is not written.
func (e *Entry) DiagnoseKey(key Keyed, code *diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	if f := key.field(); f.Written() {
		return e.file.Diagnose(f.name, code, message, hint)
	}
	return e.Diagnose(code, message, hint)
}

// Find finds an id behind one of the entry's keys; behind a list of entries it
// may be in any of them. It panics if entries of this shape have no such key.
func (e *Entry) Find(key, id string) (lines.Text, bool) {
	shape := shapeOf(e.self)
	k, ok := shape.Key(key)
	if !ok {
		panic(fmt.Sprintf("entries: a %s has no key %q", shape.Name, key))
	}
	for _, t := range k.into.texts() {
		if t.Value == id {
			return t, true
		}
	}
	return lines.Text{}, false
}

// Empty says whether no key of the entry is written.
func (e *Entry) Empty() bool {
	for _, key := range e.self.keys() {
		if key.into.field().Written() {
			return false
		}
	}
	return true
}
