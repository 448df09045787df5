package main

import (
	"fmt"

	"amends/bench"
	"amends/bench/subject"
)

const (
	goalResult = 100.0 // microseconds of a full result in wasm
	resultSets = 2000  // of answers, on which native and wasm must agree
)

// result times a whole evaluation natively and in wasm, and compares the bytes
// of both.
func result(folder string) error {
	fmt.Fprint(out, "\n## Full result\n\n| program | native | allocations | wasm | results of both |\n|---|---|---|---|---|\n")
	for _, s := range subjects {
		p, err := subject.Load(s.name)
		if err != nil {
			return err
		}
		native, err := bench.MeasureResults(p, resultSets, seed)
		if err != nil {
			return err
		}
		wasm, err := bench.ResultsInWasm(folder, p, resultSets, seed)
		if err != nil {
			return err
		}
		if native.Digest != wasm.Digest {
			return fmt.Errorf("the results of %s differ between native and wasm", s.name)
		}
		over := wasm.Microseconds() - goalResult
		fmt.Fprintf(out, "| %s | %.1f µs | %d | %.1f µs%s | alike (%s…) |\n",
			s.name, native.Microseconds(), native.Allocations, wasm.Microseconds(),
			missed(over, "%.1f µs above the goal of %.0f µs", over, goalResult), native.Digest[:12])
	}
	return nil
}
