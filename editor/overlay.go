package editor

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"
)

// overlay is a folder as an editor has it: what is open, with its unsaved text,
// lies over what is on the disk.
type overlay struct {
	fs.FS
	open map[string]string // by path in the folder
}

// Open opens a file or folder; see [fs.FS].
func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.open[name]; ok {
		return fstest.MapFS{name: {Data: []byte(text), Mode: 0o644}}.Open(name)
	}
	return o.FS.Open(name)
}

// Stat is what is known of a file; see [fs.StatFS].
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.open[name]; ok {
		return fs.Stat(fstest.MapFS{name: {Data: []byte(text), Mode: 0o644}}, name)
	}
	return fs.Stat(o.FS, name)
}

// ReadFile reads a file; see [fs.ReadFileFS].
func (o overlay) ReadFile(name string) ([]byte, error) {
	if text, ok := o.open[name]; ok {
		return []byte(text), nil
	}
	return fs.ReadFile(o.FS, name)
}

// ReadDir lists a folder, with files that are open and were never saved; see
// [fs.ReadDirFS].
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	for file, text := range o.open {
		there := slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(file) })
		if path.Dir(file) != name || there {
			continue
		}
		info, statErr := fs.Stat(fstest.MapFS{file: {Data: []byte(text), Mode: 0o644}}, file)
		if statErr == nil {
			list, err = append(list, fs.FileInfoToDirEntry(info)), nil
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}
