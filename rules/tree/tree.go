// Package tree walks the folder of an assessment as its author sees it: a link to
// a folder is that folder.
package tree

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// ErrCircle says that a link leads back to a folder that it stands in.
var ErrCircle = errors.New("the link leads back to a folder that it stands in")

// deepest is how deep folders may stand in each other. It ends circles that no
// file system tells us of.
const deepest = 32

// Walk visits what is in a folder as [fs.WalkDir] does, in the order of names,
// and goes into links that lead to folders, too. A link that leads in a circle is
// visited with [ErrCircle]. Of the folder itself nothing is told.
func Walk(fsys fs.FS, folder string, visit fs.WalkDirFunc) error {
	info, err := fs.Stat(fsys, folder)
	if err != nil {
		return visit(folder, nil, err)
	}
	return walk(fsys, folder, []fs.FileInfo{info}, visit)
}

func walk(fsys fs.FS, folder string, above []fs.FileInfo, visit fs.WalkDirFunc) error {
	list, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return visit(folder, nil, err)
	}
	for _, entry := range list {
		if err := visitOne(fsys, path.Join(folder, entry.Name()), entry, above, visit); err != nil {
			return err
		}
	}
	return nil
}

func visitOne(fsys fs.FS, name string, entry fs.DirEntry, above []fs.FileInfo, visit fs.WalkDirFunc) error {
	err := visit(name, entry, nil)
	if errors.Is(err, fs.SkipDir) || err != nil {
		return without(err)
	}
	if !entry.IsDir() && entry.Type()&fs.ModeSymlink == 0 {
		return nil
	}
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.IsDir() {
		return nil // a link to a file, or to nothing: whoever reads it is told
	}
	for _, one := range above {
		if os.SameFile(one, info) || len(above) > deepest {
			return without(visit(name, entry, ErrCircle))
		}
	}
	return walk(fsys, name, append(above[:len(above):len(above)], info), visit)
}

// without takes away the word that a folder is to be left out.
func without(err error) error {
	if errors.Is(err, fs.SkipDir) {
		return nil
	}
	return err
}
