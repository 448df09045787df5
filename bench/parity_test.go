package bench_test

import (
	"os/exec"
	"testing"

	"amends/bench"
	"amends/bench/subject"
)

// TestWasmGivesTheSameBytes evaluates thousands of finished and unfinished
// answer sets natively and in wasm.
func TestWasmGivesTheSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds wasm")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("needs Node.js to run wasm; make test asks for it")
	}
	for _, name := range []string{"generated", "trust"} {
		t.Run(name, func(t *testing.T) {
			p, err := subject.Load(name)
			if err != nil {
				t.Fatal(err)
			}
			const sets, seed = 1500, 3
			native, err := bench.MeasureResults(p, sets, seed)
			if err != nil {
				t.Fatal(err)
			}
			wasm, err := bench.ResultsInWasm(t.TempDir(), p, sets, seed)
			if err != nil {
				t.Fatal(err)
			}
			if native.Digest != wasm.Digest {
				t.Errorf("results over %d answer sets: %s natively, %s in wasm", 2*sets, native.Digest, wasm.Digest)
			}
		})
	}
}
