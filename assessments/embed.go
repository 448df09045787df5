// Package assessments holds the assessments that the binary carries, one folder
// each. Everything else here is content: see docs/language.md for its form.
package assessments

import "embed"

// Files has a folder for each assessment.
//
//go:embed */*.yaml */*/*
var Files embed.FS
