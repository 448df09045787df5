package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"amends/engine"
	"amends/server/assets"
	"amends/server/assets/program"
)

// BuildWasm builds a package of this module for the browser, as the page's
// program is built.
func BuildWasm(file, pkg string) error {
	p, err := program.New(pkg)
	if err != nil {
		return fmt.Errorf("prepare to build %s for the browser: %w", pkg, err)
	}
	if err := p.Build(file); err != nil {
		return fmt.Errorf("build %s for the browser: %w", pkg, err)
	}
	return nil
}

// ResultsInWasm is MeasureResults in wasm, which Node.js runs, with garbage
// collected as seldom as in the page. It needs a
// folder for what it builds.
func ResultsInWasm(folder string, p *engine.Program, sets int, seed uint64) (Results, error) {
	var measured Results
	file, bundle := filepath.Join(folder, "results.wasm"), filepath.Join(folder, "bundle.json")
	if err := BuildWasm(file, "amends/bench/results"); err != nil {
		return measured, err
	}
	if err := os.WriteFile(bundle, p.Encode(), 0o600); err != nil {
		return measured, fmt.Errorf("write the bundle: %w", err)
	}
	start, err := program.StartScript()
	if err != nil {
		return measured, err
	}
	runner := filepath.Join(filepath.Dir(start), "go_js_wasm_exec")
	cmd := exec.Command(runner, file, bundle, strconv.Itoa(sets), strconv.FormatUint(seed, 10))
	cmd.Env = append(os.Environ(), "GOGC="+assets.GarbagePercent)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return measured, fmt.Errorf("evaluate in wasm: %w", err)
	}
	if err := json.Unmarshal(out, &measured); err != nil {
		return measured, fmt.Errorf("read what wasm measured: %w", err)
	}
	return measured, nil
}
