package bench_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"amends/bench"
	"amends/bench/subject"
	"amends/server/assets"
)

// TestStartScriptCollectsAsMeasured: the page runs as what is measured here.
func TestStartScriptCollectsAsMeasured(t *testing.T) {
	script, err := os.ReadFile("../server/page/scripts/start.js")
	if err != nil {
		t.Fatal(err)
	}
	if want := `go.env.GOGC = "` + assets.GarbagePercent + `"`; !strings.Contains(string(script), want) {
		t.Errorf("the start script has no %s", want)
	}
}

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
