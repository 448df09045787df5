package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

//go:embed all:built
var built embed.FS

// ErrNotBuilt says that this binary was built without the wasm, as on a clean
// clone before `make build`.
var ErrNotBuilt = errors.New("the page's program (wasm) is not in this binary")

// ManifestFile is the name of the file in which the build program says what it
// built.
const ManifestFile = "manifest.json"

// Manifest says what is in the folder built.
type Manifest struct {
	Inputs  string `json:"inputs"`  // hash over everything that the files were made from
	Quality int    `json:"quality"` // of brotli, 11 unless it was built in haste
	Wasm    Entry  `json:"wasm"`    // the program
	Exec    Entry  `json:"exec"`    // Go's own start-up script for it

	Deltas []Delta `json:"deltas,omitempty"` // to the program from earlier ones
}

// Entry is one built content. Only its encoded forms are kept, as
// Name + ".gz" and Name + ".br": the wasm as it is would triple the binary.
type Entry struct {
	Name string `json:"name"` // with the hash in it
	Type string `json:"type"` // media type
	Hash string `json:"hash"` // of the content as it is
}

// Set is the contents that were built before the binary was.
type Set struct {
	Wasm *Named
	Exec *Named
}

// Built reads the built contents of this binary, or says [ErrNotBuilt].
func Built() (*Set, error) {
	sub, err := fs.Sub(built, "built")
	if err != nil {
		return nil, fmt.Errorf("failed to open the built assets: %w", err)
	}
	return ReadSet(sub)
}

// ReadSet reads contents that the build program left in a folder.
func ReadSet(folder fs.FS) (*Set, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	wasm, err := m.Wasm.read(folder)
	if err != nil {
		return nil, err
	}
	exec, err := m.Exec.read(folder)
	if err != nil {
		return nil, err
	}
	wasm.versioned(folder, m.Wasm.Name, m.Deltas)
	return &Set{Wasm: wasm, Exec: exec}, nil
}

func readManifest(folder fs.FS) (Manifest, error) {
	var m Manifest
	data, err := fs.ReadFile(folder, ManifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return m, ErrNotBuilt
	}
	if err != nil {
		return m, fmt.Errorf("failed to read what was built: %w", err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("failed to read what was built: %s: %w", ManifestFile, err)
	}
	return m, nil
}

// read loads the form that browsers are sent. The gzip form is read when somebody
// asks for it, and the content as it is comes out of that: hardly any browser
// needs them, and they are several megabytes.
func (e Entry) read(folder fs.FS) (*Named, error) {
	packed, err := fs.ReadFile(folder, e.Name+brotlied.suffix())
	if err == nil {
		_, err = fs.Stat(folder, e.Name+gzipped.suffix())
	}
	if err != nil {
		return nil, fmt.Errorf("failed to read a built asset: %w", err)
	}
	c := &Content{kind: e.Type, hash: e.Hash}
	c.add(brotlied, packed)
	c.addLater(gzipped, func() []byte { return later(folder, e.Name+gzipped.suffix()) })
	c.addLater(identity, func() []byte { return gunzip(e.Name, c.forms[gzipped]().bytes) })
	return &Named{Path: path.Join(Prefix, e.Name), Content: c}, nil
}

// later reads a file that was there before. The folder is part of the binary.
func later(folder fs.FS, name string) []byte {
	b, err := fs.ReadFile(folder, name)
	if err != nil {
		panic(fmt.Sprintf("assets: reading %s: %v", name, err))
	}
	return b
}

// gunzip unpacks a built asset. That it is whole is a promise of the build
// program, which writes its manifest last.
func gunzip(name string, b []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err == nil {
		b, err = io.ReadAll(r)
	}
	if err != nil {
		panic(fmt.Sprintf("assets: unpacking %s: %v", name, err))
	}
	return b
}
