// Package rules is the language of counselors: it reads a folder of YAML,
// says what is wrong with it, and compiles it for the engine.
//
// # Start here
//
// [Load] reads the folder of one assessment from an [io/fs.FS]. It fails only
// if the files cannot be read. [Source.Check] then tells every mistake of the
// author as a [Diagnostic], with place, code and hint; [Diagnostics.WriteText]
// shows them to a person and [Explain] says more about a code. Once no errors
// are left, [Compile] makes an engine.Program, and each [Case] of
// [Source.Cases] can be run against it. [List] finds the assessments of a
// folder.
//
//	source, err := rules.Load(fsys, "trust")
//	problems := source.Check()
//	program, err := rules.Compile(source)
//
// # How it works
//
//	bytes -> lines -> YAML nodes -> entries -> names -> conditions -> checks -> bundle
//
// Lines: encoding, size, odd characters (file.go). Nodes: YAML is parsed only
// as far as nodes, because a node knows its place and what the author wrote,
// and a decoded value does not. A line that does not parse is mended or set
// aside, so that one slip does not hide the rest (syntax.go, causes.go).
// Entries: [Shapes] is one table of all keys and their types; nodes are read by
// it, and schemas for editors are made from it (keys.go, tree.go, fields.go).
// Names: who defines an id and who uses it, for all kinds alike (refs.go).
// Conditions: package lower reads them, facts first, in an order in which each
// reads only earlier ones (facts.go, conditions.go). Checks: one file for each
// noun. Bundle: what is left is copied into the engine's types (bundle.go).
//
// # What is not told
//
// A mistake often causes others. On a line that does not parse only that is
// told; a name that such a line mentions counts as known and as used; a
// condition that reads a faulty question or fact is not blamed for what
// follows from that fault.
package rules
