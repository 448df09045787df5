// Package lines reads the files of an assessment as far as lines and YAML nodes,
// and knows where everything stands.
//
// YAML is parsed only as far as nodes, because a node knows its place and what
// the author wrote, and a decoded value does not. A line that does not parse is
// mended or set aside (parse.go), and the author is told the likeliest cause
// (causes.go, causes_context.go), so that one slip does not hide the rest. What
// YAML can do and an assessment must not is reported in traps.go.
//
// A [Folder] holds the [File]s and takes all diagnostics about them. A [Text] is
// what the author wrote at one place, down to the character (span.go).
package lines
