// Build makes the contents that package assets embeds: the wasm and Go's
// start-up script for it, under content-hashed names, compressed once with
// brotli and gzip at their best levels. It does nothing while everything that
// the wasm is made from is as it was.
//
//	go run ./server/assets/build
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"amends/server/assets"
	"amends/server/assets/program"
)

// recipe stands for this program in the hash of the inputs; change it when the
// program makes something else from the same inputs.
const recipe = "2: brotli 11, gzip 9"

// quality is brotli's best: the wasm is compressed once and sent for ever.
const quality = 11

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "amends: error:", err)
		os.Exit(2)
	}
}

func run() error {
	page, err := program.New(program.Page)
	if err != nil {
		return err
	}
	dir := filepath.Join(page.Root(), "server", "assets", "built")
	inputs, err := page.Inputs()
	if err != nil {
		return err
	}
	inputs = assets.Hash([]byte(recipe + inputs))
	if upToDate(dir, inputs) {
		return nil
	}
	m, files, err := compile(page, inputs)
	if err != nil {
		return err
	}
	return replace(dir, m, files)
}

// upToDate reports whether the folder holds what these inputs give.
func upToDate(dir, inputs string) bool {
	data, err := os.ReadFile(filepath.Join(dir, assets.ManifestFile))
	if err != nil {
		return false
	}
	var m assets.Manifest
	if json.Unmarshal(data, &m) != nil || m.Inputs != inputs {
		return false
	}
	_, err = assets.ReadSet(os.DirFS(dir)) // a file may be gone
	return err == nil
}

// compile builds the wasm and compresses it and its start-up script.
func compile(page *program.Program, inputs string) (assets.Manifest, map[string][]byte, error) {
	m := assets.Manifest{Inputs: inputs}
	wasm, err := buildWasm(page)
	if err != nil {
		return m, nil, err
	}
	name, err := program.StartScript()
	if err != nil {
		return m, nil, err
	}
	script, err := os.ReadFile(name)
	if err != nil {
		return m, nil, fmt.Errorf("read Go's start-up script: %w", err)
	}
	files := map[string][]byte{}
	m.Wasm = pack(files, "amends.wasm", "application/wasm", wasm)
	m.Exec = pack(files, "wasm_exec.js", "text/javascript; charset=utf-8", script)
	return m, files, nil
}

// buildWasm compiles the browser's program, and says what of go-app is not in it.
func buildWasm(page *program.Program) ([]byte, error) {
	if page.LeftOut != nil {
		fmt.Fprintf(os.Stderr, "amends: the browser's program leaves out of go-app: %s (GOAPP=whole builds it with everything)\n", strings.Join(page.LeftOut, " "))
	}
	tmp, err := os.MkdirTemp("", "amends-wasm-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the wasm: %w", err)
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "amends.wasm")
	if err := page.Build(file); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// pack adds the encoded forms of a content to files.
func pack(files map[string][]byte, name, kind string, content []byte) assets.Entry {
	hash := assets.Hash(content)
	e := assets.Entry{Name: assets.HashedName(name, hash), Type: kind, Hash: hash}
	files[e.Name+".gz"] = assets.Gzip(content)
	files[e.Name+".br"] = assets.Brotli(content, quality)
	fmt.Fprintf(os.Stderr, "amends: built %s: %d bytes, gzip %d, brotli %d\n",
		e.Name, len(content), len(files[e.Name+".gz"]), len(files[e.Name+".br"]))
	return e
}

// replace puts the files in the folder and removes the ones of earlier builds.
// The manifest goes first and comes last, so that a build that is cut short
// counts as no build.
func replace(dir string, m assets.Manifest, files map[string][]byte) error {
	manifest := filepath.Join(dir, assets.ManifestFile)
	if err := os.Remove(manifest); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("failed to clear the earlier build: %w", err)
	}
	old, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("failed to list the earlier build: %w", err)
	}
	for _, f := range old {
		if strings.HasPrefix(f.Name(), ".") {
			continue // the committed placeholder
		}
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil {
			return fmt.Errorf("failed to clear the earlier build: %w", err)
		}
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return fmt.Errorf("failed to write a built asset: %w", err)
		}
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("failed to write the manifest: %w", err)
	}
	return os.WriteFile(manifest, append(data, '\n'), 0o644)
}
