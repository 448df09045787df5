package main

import (
	"fmt"
	"strings"

	"amends/bench"
	"amends/bench/subject"
)

const (
	goalResult = 100.0 // microseconds of a full result in wasm
	goalWhatIf = 4.0   // milliseconds in wasm: 16 on a processor four times slower
	goalNative = 5.0   // milliseconds to load a bundle natively
	goalLoad   = 30.0  // and in wasm
	resultSets = 2000  // of answers, on which native and wasm must agree
)

// result times a whole evaluation natively and in wasm, and compares the bytes
// of both.
func result(folder string) error {
	var whatIf, load strings.Builder
	fmt.Fprint(out, "\n## Full result\n\n| program | native | allocations | wasm | goal | results of both |\n|---|---|---|---|---|---|\n")
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
		first, err := bench.FirstLoadInWasm(folder, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(&whatIf, "| %s | %.2f ms | %.2f ms%s | %.0f ms |\n", s.name, milliseconds(native.WhatIf), milliseconds(wasm.WhatIf), over(milliseconds(wasm.WhatIf), goalWhatIf, "ms"), goalWhatIf)
		fmt.Fprintf(&load, "| %s | %d | %.2f ms%s | %.0f ms | %.1f ms%s | %.1f ms%s | %.0f ms |\n", s.name, len(p.Encode()),
			milliseconds(native.Load), over(milliseconds(native.Load), goalNative, "ms"), goalNative,
			milliseconds(wasm.Load), over(milliseconds(wasm.Load), goalLoad, "ms"), milliseconds(first), over(milliseconds(first), goalLoad, "ms"), goalLoad)
		fmt.Fprintf(out, "| %s | %.1f µs | %d | %.1f µs%s | %.0f µs | alike (%s…) |\n",
			s.name, native.Microseconds(), native.Allocations, wasm.Microseconds(),
			over(wasm.Microseconds(), goalResult, "µs"), goalResult, native.Digest[:12])
	}
	fmt.Fprint(out, "\n## What-if: every single other answer\n\n| program | native | wasm | goal: 16 ms at a quarter of the speed |\n|---|---|---|---|\n"+whatIf.String())
	fmt.Fprint(out, "\n## Loading a bundle\n\n| program | bytes | native | goal | wasm | wasm, the first time | goal |\n|---|---|---|---|---|---|---|\n"+load.String())
	return nil
}

func milliseconds(nanoseconds int64) float64 { return float64(nanoseconds) / 1e6 }
