// Results evaluates answer sets with the program of a bundle and prints what
// came out and how long one took, as JSON. It runs natively and as wasm, so
// that the two can be compared to the byte.
//
//	results BUNDLE.json SETS SEED
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"amends/bench"
	"amends/engine"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "results:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want BUNDLE.json SETS SEED, got %d arguments", len(args))
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	p, err := engine.Decode(data)
	if err != nil {
		return err
	}
	sets, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("read SETS: %w", err)
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return fmt.Errorf("read SEED: %w", err)
	}
	measured, err := bench.MeasureResults(p, sets, seed)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(measured)
}
