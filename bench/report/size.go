package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"amends/bench"
)

// goalSize is how many bytes the page's program may be larger than go-app
// alone, both compressed.
const goalSize = 200_000

// size builds a bare go-app page with the flags of the page's program and
// compares what goes over the wire.
func size(folder string) error {
	bare, err := build(folder, "./bench/goapp")
	if err != nil {
		return err
	}
	page, err := build(folder, "./wasm")
	if err != nil {
		return err
	}
	above := page.wire - bare.wire
	fmt.Fprint(out, "\n## Size of the page's program\n\n| program | wasm | brotli 11 | above bare go-app |\n|---|---|---|---|\n")
	fmt.Fprintf(out, "| a bare go-app page | %d | %d | |\n", bare.plain, bare.wire)
	fmt.Fprintf(out, "| Amends | %d | %d | %d%s |\n", page.plain, page.wire, above,
		missed(float64(above-goalSize), "%d above the goal of %d", above-goalSize, goalSize))
	return nil
}

// built is a program's size in bytes, plain and compressed.
type built struct{ plain, wire int }

func build(folder, pkg string) (built, error) {
	file := filepath.Join(folder, filepath.Base(pkg)+".wasm")
	if err := bench.BuildWasm(file, pkg); err != nil {
		return built{}, err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return built{}, fmt.Errorf("read what was built: %w", err)
	}
	var wire bytes.Buffer
	w := brotli.NewWriterLevel(&wire, brotli.BestCompression)
	_, _ = w.Write(content) // a Buffer takes everything
	_ = w.Close()
	return built{len(content), wire.Len()}, nil
}
