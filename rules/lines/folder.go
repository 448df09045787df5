package lines

import (
	"slices"

	"amends/rules/diagnostic"
)

// Folder is the files of an assessment's folder, as far as they are read, and
// what is wrong with them. The zero value is an empty one.
type Folder struct {
	Files []*File
	Log   diagnostic.Log
	// Partial says that a file could not be read at all: what seems to be
	// unknown may stand there.
	Partial bool
}

// Add adds a file.
func (d *Folder) Add(f *File) { d.Files = append(d.Files, f) }

// Report adds a diagnostic. On a line that does not parse only what this
// package says is told: all else would follow from it. What is told about a
// table names the cell and has no safe fix, since the file may be in another
// encoding.
func (d *Folder) Report(one diagnostic.Diagnostic) {
	if f := d.file(one.File); f != nil && one.Line > 0 {
		if f.damaged[one.Line] && !isOwn(one.Code) {
			return
		}
		if f.Cell != nil {
			if name, ok := f.Cell(one.Line, one.Column); ok {
				one.Message += " (cell " + name + ")"
			}
			one.Fix = nil
		}
	}
	d.Log.Report(one)
}

// file finds a file by name; nil if it is not read.
func (d *Folder) file(name string) *File {
	if i := slices.IndexFunc(d.Files, func(f *File) bool { return f.Name == name }); i >= 0 {
		return d.Files[i]
	}
	return nil
}

// isOwn says whether a code is one of this package.
func isOwn(name string) bool {
	return slices.ContainsFunc(codes.All(), func(c *diagnostic.Code) bool { return c.Name == name })
}

// MayMention says whether a place that could not be read may define or use an
// id.
func (d *Folder) MayMention(id string) bool {
	return d.Partial || slices.ContainsFunc(d.Files, func(f *File) bool { return f.mayMention(id) })
}
