package main

import (
	"fmt"

	"amends/bench"
	"amends/bench/subject"
)

// resultSets is how many sets of answers native and wasm must agree on.
const resultSets = 2000

// fullResult times a whole evaluation natively and in wasm, and compares the
// bytes of both.
func fullResult(tmp string) error {
	fmt.Print("\n## Full result\n\n| program | where | a result | allocations | results |\n|---|---|---|---|---|\n")
	for _, s := range subjects {
		p, err := subject.Load(s.name)
		if err != nil {
			return err
		}
		native, err := bench.MeasureResults(p, resultSets, seed)
		if err != nil {
			return err
		}
		wasm, err := bench.ResultsInWasm(tmp, p, resultSets, seed)
		if err != nil {
			return err
		}
		if native.Digest != wasm.Digest {
			return fmt.Errorf("the results of %s differ between native and wasm", s.name)
		}
		over := wasm.Nanoseconds - goalResult
		fmt.Printf("| %s | native | %.1f µs | %d | %s |\n", s.name, float64(native.Nanoseconds)/1000, native.Allocations, native.Digest[:12])
		fmt.Printf("| %s | wasm | %.1f µs%s | %d | %s |\n", s.name, float64(wasm.Nanoseconds)/1000,
			missed(float64(over), "%.1f µs above the goal of %d µs", float64(over)/1000, goalResult/1000),
			wasm.Allocations, wasm.Digest[:12])
	}
	return nil
}
