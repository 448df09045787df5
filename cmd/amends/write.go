package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile puts a file where it belongs in one move: whoever reads it, and
// whatever happens meanwhile, finds the old file or the new one and never a
// part. A link stays a link, and the file keeps its permissions. Folders that are
// missing are made.
func writeFile(name string, data []byte) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("failed to write %s: %w", name, err)
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
		if mode&0o200 == 0 {
			return fmt.Errorf("failed to write %s: it may not be written to", name)
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("failed to make the folder of %s: %w", name, err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".amends-*")
	if err != nil {
		return fmt.Errorf("failed to write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close() // the second time of a file that is closed: nothing
			_ = os.Remove(f.Name())
			err = fmt.Errorf("failed to write %s, which is as it was: %w", name, err)
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if err := f.Sync(); err != nil { // a full disk may say so only now
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
