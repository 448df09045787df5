// Package rules is the language of counselors: it reads a folder of YAML,
// says what is wrong with it, and compiles it for the engine.
//
// # Start here
//
// [Load] reads the folder of one assessment from an [io/fs.FS]. It fails only
// if the files cannot be read. [Assessment.Check] then tells every mistake of the
// author as a [Diagnostic], with place, code and hint; [Diagnostics.WriteText]
// shows them to a person, and the page of its code says more. Once no errors
// are left, [Compile] makes an engine.Program, and each [Case] of
// [Assessment.Cases] can be run against it. [List] finds the assessments of a
// folder.
//
//	source, err := rules.Load(fsys, "trust")
//	problems := source.Check()
//	program, err := rules.Compile(source)
//
// # How it works
//
//	bytes -> lines -> nodes -> entries -> names -> conditions -> checks -> bundle
//
// Package lines: encoding, size, odd characters, and YAML as far as nodes. A
// line that does not parse is mended or set aside, so that one slip does not
// hide the rest. Package entries: one struct for each sort of entry, with a
// table of its keys, and who defines an id and who uses it. Package sheet:
// cases that stand in a table, as the same nodes. Package lower reads
// conditions, facts first, in an order in which each reads only earlier ones
// (facts.go, conditions.go). Checks: one file for each noun of this package.
// Bundle: what is left is copied into the engine's types (bundle.go). Package
// cases runs the authored tests.
//
// Everything that an author is told comes from package diagnostic. Each code is
// one value, which stands in the package that reports it; [Codes] lists all.
//
// # What is not told
//
// A mistake often causes others. On a line that does not parse only that is
// told; a name that such a line mentions counts as known and as used; a
// condition that reads a faulty question or fact is not blamed for what
// follows from that fault.
package rules
