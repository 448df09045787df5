package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"

	"amends/bench"
)

// size builds a bare go-app page with the flags of the page's program and
// compares what goes over the wire.
func size(tmp string) error {
	bare := filepath.Join(tmp, "goapp.wasm")
	if err := bench.BuildWasm(bare, "./bench/goapp"); err != nil {
		return err
	}
	page := filepath.Join(tmp, "amends.wasm")
	if err := bench.BuildWasm(page, "./wasm"); err != nil {
		return err
	}
	fmt.Print("\n## Size of the page's program\n\n| program | wasm | brotli 11 | above bare go-app |\n|---|---|---|---|\n")
	yardstick := 0
	for _, file := range []string{bare, page} {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		wire := compressed(content)
		if yardstick == 0 {
			yardstick = wire
		}
		over := wire - yardstick - goalBytes
		fmt.Printf("| %s | %d | %d | %d%s |\n", strings.TrimSuffix(filepath.Base(file), ".wasm"), len(content), wire, wire-yardstick,
			missed(float64(over), "%d bytes above the goal of %d", over, goalBytes))
	}
	return nil
}

func compressed(content []byte) int {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	_, _ = w.Write(content) // a Buffer takes everything
	_ = w.Close()
	return out.Len()
}
