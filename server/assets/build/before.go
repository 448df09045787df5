package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"amends/server/assets"
)

// maxBefore is how many earlier programs a new one is made smaller for: a taker
// comes back within weeks or not at all.
const maxBefore = 2

// window is as far back as zstd may look: RFC 9842 allows 8 MB to all.
const window = 8 << 20

// keepBefore copies the program that is about to be replaced to the earlier
// ones, and forgets the oldest.
func keepBefore(folder, built string) error {
	data, err := os.ReadFile(filepath.Join(built, assets.ManifestFile))
	if err != nil {
		return nil // the first build
	}
	var m assets.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("read what was built before: %w", err)
	}
	program, err := os.ReadFile(filepath.Join(built, m.Wasm.Name+".br"))
	if err != nil {
		return nil // that build was cut short
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("keep the program before: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, m.Wasm.Name+".br"), program, 0o644); err != nil {
		return fmt.Errorf("keep the program before: %w", err)
	}
	files, err := newestFirst(folder)
	if err != nil {
		return err
	}
	for _, file := range files[min(len(files), maxBefore):] {
		if err := os.Remove(file); err != nil {
			return fmt.Errorf("forget an old program: %w", err)
		}
	}
	return nil
}

// newestFirst are the earlier programs in a folder, compressed with brotli.
func newestFirst(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.wasm.br"))
	if err != nil {
		return nil, fmt.Errorf("list the programs before: %w", err)
	}
	age := map[string]int64{}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			age[file] = info.ModTime().UnixNano()
		}
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Compare(age[b], age[a]) })
	return files, nil
}

// addDeltas adds the forms of a program for those who have an earlier one.
func addDeltas(folder string, m *assets.Manifest, program []byte, files map[string][]byte) error {
	earlier, err := newestFirst(folder)
	if err != nil {
		return err
	}
	for _, file := range earlier {
		packed, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("read the program before: %w", err)
		}
		before, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
		if err != nil {
			return fmt.Errorf("unpack the program before (%s): %w", file, err)
		}
		delta, err := deltaOf(before, program)
		if err != nil {
			return err
		}
		if bytes.Equal(before, program) || len(delta) > len(files[m.Wasm.Name+".br"])/2 {
			continue
		}
		name := fmt.Sprintf("%s.from-%s.dcz", m.Wasm.Name, assets.Hash(before)[:12])
		files[name] = delta
		m.Deltas = append(m.Deltas, assets.Delta{Before: assets.DictionaryName(before), File: name})
		fmt.Fprintf(os.Stderr, "amends: built %s: %d bytes\n", name, len(delta))
	}
	return nil
}

func deltaOf(before, program []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(0, before), zstd.WithEncoderLevel(zstd.SpeedBestCompression),
		zstd.WithWindowSize(window), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("compress what changed in the program: %w", err)
	}
	defer w.Close()
	return assets.Dcz(before, w.EncodeAll(program, nil)), nil
}
