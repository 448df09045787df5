package main

import (
	"fmt"
	"os"
	"path/filepath"

	"amends/server/assets"
	"amends/server/assets/program"
)

const (
	goalSize   = 880_000   // bytes of the page's program, compressed with brotli 11
	sizeBefore = 1_519_272 // the same while it had all of go-app, encoding/json and fmt in it
	bestBrotli = 11
)

// size compares what goes over the wire for the page's program, as make build
// left it, with what it was and with a bare page of go-app as everybody builds it.
func size(folder string) error {
	set, err := assets.Built()
	if err != nil {
		return fmt.Errorf("%w; make build makes it", err)
	}
	page := built{len(set.Wasm.Bytes()), len(set.Wasm.Encoded()[".br"])}
	fmt.Fprint(out, "\n## Size of the page's program\n\n| program | wasm | brotli 11 | of Amends before | goal |\n|---|---|---|---|---|\n")
	fmt.Fprintf(out, "| Amends, November 2026, with all of go-app | 7943580 | %d | 1.00 | |\n", sizeBefore)
	fmt.Fprintf(out, "| Amends | %d | %d%s | %.2f | %d |\n", page.plain, page.wire,
		missed(float64(page.wire-goalSize), "%d above the goal", page.wire-goalSize), float64(page.wire)/sizeBefore, goalSize)
	if limited {
		return nil
	}
	p, err := program.Whole("./bench/goapp")
	if err != nil {
		return err
	}
	bare, err := build(folder, p)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "| a bare go-app page | %d | %d | %.2f | |\n", bare.plain, bare.wire, float64(bare.wire)/sizeBefore)
	return nil
}

// built is a program's size in bytes, plain and compressed.
type built struct{ plain, wire int }

func build(folder string, p *program.Program) (built, error) {
	file := filepath.Join(folder, "size.wasm")
	if err := p.Build(file); err != nil {
		return built{}, err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return built{}, fmt.Errorf("read what was built: %w", err)
	}
	return built{len(content), len(assets.Brotli(content, bestBrotli))}, nil
}
