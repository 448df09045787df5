// Build makes the contents that package assets embeds: the wasm and Go's
// start-up script for it, under content-hashed names, compressed once with
// brotli and gzip at their best levels. It does nothing while everything that
// the wasm is made from is as it was.
//
//	go run ./server/assets/build
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"amends/server/assets"
)

// recipe stands for this program in the hash of the inputs; change it when the
// program makes something else from the same inputs.
const recipe = "1: -s -w, -trimpath, brotli 11, gzip 9"

// quality is brotli's best: the wasm is compressed once and sent for ever.
const quality = 11

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "amends: error:", err)
		os.Exit(2)
	}
}

func run() error {
	root, err := output("go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	if err := os.Chdir(root); err != nil {
		return fmt.Errorf("failed to enter the module: %w", err)
	}
	dir := filepath.Join("server", "assets", "built")
	inputs, err := hashInputs()
	if err != nil {
		return err
	}
	if upToDate(dir, inputs) {
		return nil
	}
	m, files, err := compile(inputs)
	if err != nil {
		return err
	}
	return replace(dir, m, files)
}

// hashInputs names everything that the wasm is made from. The build ids of all
// its packages cover their files, their embedded files, their dependencies, the
// compiler and its flags; the main package's own id does not cover a change
// deep down that left the package between them as it was.
func hashInputs() (string, error) {
	ids, err := output("go", "list", "-deps", "-export", "-trimpath", "-f", "{{.ImportPath}} {{.BuildID}}", "./wasm")
	if err != nil {
		return "", err
	}
	return assets.Hash([]byte(recipe + "\n" + ids)), nil
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
func compile(inputs string) (assets.Manifest, map[string][]byte, error) {
	m := assets.Manifest{Inputs: inputs}
	wasm, err := buildWasm()
	if err != nil {
		return m, nil, err
	}
	goroot, err := output("go", "env", "GOROOT")
	if err != nil {
		return m, nil, err
	}
	script, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return m, nil, fmt.Errorf("failed to read Go's start-up script: %w", err)
	}
	files := map[string][]byte{}
	m.Wasm = pack(files, "amends.wasm", "application/wasm", wasm)
	m.Exec = pack(files, "wasm_exec.js", "text/javascript; charset=utf-8", script)
	return m, files, nil
}

// buildWasm compiles the browser's program.
func buildWasm() ([]byte, error) {
	tmp, err := os.MkdirTemp("", "amends-wasm-")
	if err != nil {
		return nil, fmt.Errorf("failed to make a folder for the wasm: %w", err)
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "amends.wasm")
	arguments := slices.Concat([]string{"build"}, assets.WasmFlags(), []string{"-o", file, "./wasm"})
	if _, err := output("go", arguments...); err != nil {
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

// output runs a command for js/wasm and gives what it prints, trimmed.
func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("failed to run %s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return strings.TrimSpace(string(out)), nil
}
