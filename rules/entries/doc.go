// Package entries turns the nodes of rule files into entries: what an author
// wrote under each key, in a struct for each sort of entry.
//
// Each struct lists its keys in its method keys: the name of the key, the field
// that takes its value, and a line for authors. That list is the whole format.
// The [Reader] reads by it, [Shapes] makes schemas and layouts from it, and
// nobody else looks up a key by its name. A field that is missing or has the
// wrong type reads as empty; the fault is reported by then.
//
// [Names] is who defines an id and who uses it, for all kinds alike.
package entries
