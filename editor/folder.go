package editor

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"amends/rules"
	"amends/rules/workbook"
)

// view is an assessment as it is in the editor at one moment.
type view struct {
	dir    string // the assessment's folder
	source *rules.Assessment
	files  fs.FS
	name   string
	places []rules.Place
}

// rootFile makes a folder an assessment.
const rootFile = "assessment.yaml"

// home is the folder of the assessment that a file belongs to; empty if it
// belongs to none.
func (s *server) home(file string) string {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		name := filepath.Join(dir, rootFile)
		_, open := s.texts[name]
		if info, err := os.Stat(name); open || err == nil && info.Mode().IsRegular() {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// load reads the assessment in a folder, as it is in the editor.
func (s *server) load(dir string) (*view, error) {
	above := filepath.Dir(dir)
	open := map[string]string{}
	for name, text := range s.texts {
		if rel, err := filepath.Rel(above, name); err == nil && filepath.IsLocal(rel) && !workbook.Is(name) {
			open[filepath.ToSlash(rel)] = text
		}
	}
	v := &view{dir: dir, name: filepath.Base(dir), files: overlay{s.folder(above), open}}
	source, err := rules.Load(v.files, v.name)
	if err != nil {
		return nil, err
	}
	v.source = source
	return v, nil
}

// lines are those of a file of the assessment; none if it cannot be read.
func (v *view) lines(file string) []string {
	data, err := fs.ReadFile(v.files, v.name+"/"+file)
	if err != nil {
		return nil
	}
	return linesOf(strings.TrimPrefix(string(data), "\ufeff"))
}

// uri is the address of a file of the assessment.
func (v *view) uri(file string) string { return uriOf(filepath.Join(v.dir, filepath.FromSlash(file))) }

// relative is the file of an address, as the assessment names it.
func (v *view) relative(uri string) string {
	rel, err := filepath.Rel(v.dir, pathOf(uri))
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// all are the places of names.
func (v *view) all() []rules.Place {
	if v.places == nil {
		v.places = v.source.Places()
	}
	return v.places
}

// under is the name at a place.
func (v *view) under(p at) (rules.Place, bool) {
	file := v.relative(p.TextDocument.URI)
	lines := v.lines(file)
	if p.Position.Line < 0 || p.Position.Line >= len(lines) {
		return rules.Place{}, false
	}
	column := characters(lines[p.Position.Line], p.Position.Character) + 1
	for _, one := range v.all() {
		if one.File == file && one.Line == p.Position.Line+1 && one.Column <= column && column <= one.End {
			return one, true
		}
	}
	return rules.Place{}, false
}

// same are all places of the name at a place.
func (v *view) same(p rules.Place) []rules.Place {
	var out []rules.Place
	for _, one := range v.all() {
		if one.Kind == p.Kind && one.ID == p.ID && one.Of == p.Of {
			out = append(out, one)
		}
	}
	return out
}

// location is a place as editors name it.
func (v *view) location(p rules.Place) location {
	return location{v.uri(p.File), spanIn(v.lines(p.File), p.Line, p.Column, p.End)}
}
