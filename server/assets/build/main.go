// Build makes the contents that package assets embeds: the wasm and Go's
// start-up script for it, under content-hashed names, compressed once with
// brotli and gzip at their best levels. It does nothing while everything that
// the wasm is made from is as it was.
//
//	go run ./server/assets/build [-haste] [-o FILE]
//
// With -haste, for a first look, brotli takes a second instead of twenty and
// makes the wasm a sixth larger; a later build without it makes it small. With
// -o the command itself is built too, with what was made in it. Whatever takes
// long says so.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"amends/server/assets"
	"amends/server/assets/program"
)

// recipe stands for this program in the hash of the inputs; change it when the
// program makes something else from the same inputs.
const recipe = "3: brotli, gzip 9, deltas"

// Qualities of brotli: its best, because the wasm is compressed once and sent
// for ever, and one that costs a second.
const (
	bestQuality  = 11
	hasteQuality = 6
)

func main() {
	haste := flag.Bool("haste", false, "compress in a second, to a sixth more")
	command := flag.String("o", "", "also build the command into this `file`")
	flag.Parse()
	quality := bestQuality
	if *haste {
		quality = hasteQuality
	}
	err := run(quality)
	if err == nil && *command != "" {
		err = buildCommand(*command)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "amends: error:", err)
		os.Exit(2)
	}
}

// run makes the contents, unless they are there as they should be.
func run(quality int) error {
	page, err := program.New(program.Page)
	if err != nil {
		return err
	}
	dir := filepath.Join(page.Root(), "server", "assets", "built")
	said := saying("compiling the page's program")
	inputs, err := page.Inputs()
	said()
	if err != nil {
		return err
	}
	want := assets.Manifest{Inputs: assets.Hash([]byte(recipe + inputs)), Quality: quality}
	if upToDate(dir, want) {
		return nil
	}
	before := filepath.Join(page.Root(), "bin", "before")
	if err := keepBefore(before, dir); err != nil {
		return err
	}
	m, files, err := compile(page, want, before)
	if err != nil {
		return err
	}
	return replace(dir, m, files)
}

// upToDate reports whether the folder holds what these inputs give, compressed
// at least as well.
func upToDate(dir string, want assets.Manifest) bool {
	data, err := os.ReadFile(filepath.Join(dir, assets.ManifestFile))
	if err != nil {
		return false
	}
	var m assets.Manifest
	if json.Unmarshal(data, &m) != nil || m.Inputs != want.Inputs || m.Quality < want.Quality {
		return false
	}
	_, err = assets.ReadSet(os.DirFS(dir)) // a file may be gone
	return err == nil
}

// compile builds the wasm and compresses it and its start-up script.
func compile(page *program.Program, m assets.Manifest, before string) (assets.Manifest, map[string][]byte, error) {
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
	defer saying("compressing the page's program")()
	m.Wasm = pack(files, "amends.wasm", "application/wasm", wasm, m.Quality)
	m.Exec = pack(files, "wasm_exec.js", "text/javascript; charset=utf-8", script, m.Quality)
	if m.Quality == bestQuality {
		err = addDeltas(before, &m, wasm, files)
	}
	return m, files, err
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
func pack(files map[string][]byte, name, kind string, content []byte, quality int) assets.Entry {
	hash := assets.Hash(content)
	e := assets.Entry{Name: assets.HashedName(name, hash), Type: kind, Hash: hash}
	var gzip []byte
	var both sync.WaitGroup
	both.Go(func() { gzip = assets.Gzip(content) })
	brotli := assets.Brotli(content, quality)
	both.Wait()
	files[e.Name+".gz"], files[e.Name+".br"] = gzip, brotli
	fmt.Fprintf(os.Stderr, "amends: built %s: %d bytes, gzip %d, brotli %d: %d\n", e.Name, len(content), len(gzip), quality, len(brotli))
	return e
}

// buildCommand builds the command with what is in the folder built.
func buildCommand(file string) error {
	defer saying("compiling the server")()
	cmd := exec.Command("go", "build", "-trimpath", "-o", file, "./cmd/amends")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build the command: %w", err)
	}
	return nil
}

// Something that takes longer than patience is announced, and then every pause
// anew.
const (
	patience = 3 * time.Second
	pause    = 10 * time.Second
)

// saying says what is being done until the function that it gives is called.
func saying(what string) (done func()) {
	over := make(chan struct{})
	start := time.Now()
	go func() {
		next := time.After(patience)
		for {
			select {
			case <-over:
				return
			case <-next:
				fmt.Fprintf(os.Stderr, "amends: %s, %.0f s so far\n", what, time.Since(start).Seconds())
				next = time.After(pause)
			}
		}
	}()
	return func() { close(over) }
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
