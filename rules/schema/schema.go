// Package schema writes JSON Schemas of the rule files, so that the usual
// editors complete keys, show what they mean and underline slips while an author
// types. They are made from [entries.Shapes], the table that the loader itself
// reads by.
//
// A schema knows the keys, their types and the fixed lists of words. It knows no
// ids and no conditions: those are for `amends check`.
package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"amends/rules/entries"
)

// draft is what the usual YAML editors know best.
const draft = "http://json-schema.org/draft-07/schema#"

// schema is the part of JSON Schema that is needed here. The order of its
// fields is that of the file.
type schema struct {
	Draft       string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	AllOf       []*schema          `json:"allOf,omitempty"` // draft 7 reads nothing beside a $ref
	AnyOf       []*schema          `json:"anyOf,omitempty"`
	Type        string             `json:"type,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	MinLength   int                `json:"minLength,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Others      any                `json:"additionalProperties,omitempty"` // a *schema, or false
	Definitions map[string]*schema `json:"definitions,omitempty"`
}

// together are lists that are written in one file with another one.
var together = map[string][]string{"assessment": {"sections", "phases"}}

// Kinds are the kinds of files that have a schema: "file", which may hold every
// list, and one for each list.
func Kinds() []string {
	kinds := []string{entries.FileShape}
	for _, key := range entries.Shapes()[0].Keys {
		kinds = append(kinds, key.Name)
	}
	return kinds
}

// Write is the schema of a kind of file as JSON, the same bytes every time. It
// fails for a kind that is not among [Kinds].
func Write(kind string) ([]byte, error) {
	if !slices.Contains(Kinds(), kind) {
		return nil, fmt.Errorf("there is no schema %q", kind)
	}
	w := writer{shapes: map[string]entries.Shape{}, done: map[string]*schema{}}
	for _, shape := range entries.Shapes() {
		w.shapes[shape.Name] = shape
	}
	file := w.shapes[entries.FileShape]
	if kind != entries.FileShape {
		file = only(file, kind)
	}
	top := w.object(file)
	top.Draft, top.Title, top.Definitions = draft, "Amends: "+strings.ReplaceAll(kind, "_", " "), w.done
	data, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("failed to write the schema of %s: %w", kind, err)
	}
	return append(data, '\n'), nil
}

// only is the shape of a file that holds one list, and those that go with it.
func only(file entries.Shape, kind string) entries.Shape {
	var keys []entries.Key
	for _, key := range file.Keys {
		if key.Name == kind {
			key.Required = true
			file.Doc = key.Doc
		}
		if key.Required || slices.Contains(together[kind], key.Name) {
			keys = append(keys, key)
		}
	}
	file.Keys = keys
	return file
}

// writer makes the schema of one kind of file.
type writer struct {
	shapes map[string]entries.Shape
	done   map[string]*schema // definitions so far
}

// object is the schema of an entry.
func (w *writer) object(shape entries.Shape) *schema {
	s := &schema{Type: "object", Description: shape.Doc, Properties: map[string]*schema{}, Others: false}
	for _, key := range shape.Keys {
		s.Properties[key.Name] = w.value(key)
		if key.Required {
			s.Required = append(s.Required, key.Name)
		}
	}
	return s
}

// entry refers to the definition of an entry, and makes it if it is new.
func (w *writer) entry(shape string) *schema {
	name := strings.ReplaceAll(shape, " ", "-")
	if w.done[name] == nil {
		w.done[name] = &schema{} // the name is taken, should the shape hold itself
		*w.done[name] = *w.object(w.shapes[shape])
	}
	return &schema{Ref: "#/definitions/" + name}
}
