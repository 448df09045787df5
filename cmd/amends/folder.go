package main

import (
	"fmt"
	"io/fs"
	"os"
)

// A folder is what a path leads to whenever it is asked, so that a server sees
// the new folder when another is put in its place. No link in it leads out of
// it: rule files may come from people whom nobody knows.
type folder string

var (
	_ fs.StatFS     = folder("")
	_ fs.ReadFileFS = folder("")
	_ fs.ReadDirFS  = folder("")
)

func (f folder) Open(name string) (fs.File, error) {
	return inside(f, func(in fs.FS) (fs.File, error) { return in.Open(name) })
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	return inside(f, func(in fs.FS) (fs.FileInfo, error) { return fs.Stat(in, name) })
}

func (f folder) ReadFile(name string) ([]byte, error) {
	return inside(f, func(in fs.FS) ([]byte, error) { return fs.ReadFile(in, name) })
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	return inside(f, func(in fs.FS) ([]fs.DirEntry, error) { return fs.ReadDir(in, name) })
}

// inside does one thing in the folder that is there now.
func inside[T any](f folder, do func(fs.FS) (T, error)) (T, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		var none T
		return none, fmt.Errorf("failed to open the folder: %w", err)
	}
	defer root.Close()
	return do(root.FS())
}
