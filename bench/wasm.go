package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"amends/engine"
	"amends/server/assets"
)

// BuildWasm builds a package of this module for the browser, with the flags
// that the page's program is built with.
func BuildWasm(file, pkg string) error {
	cmd := exec.Command("go", slices.Concat([]string{"build"}, assets.WasmFlags(), []string{"-o", file, pkg})...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s for the browser: %w\n%s", pkg, err, out)
	}
	return nil
}

// StartScript is where Go's own start-up script for wasm lies.
func StartScript() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("find Go's own programs: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"), nil
}

// ResultsInWasm is MeasureResults in wasm, which Node.js runs, with garbage
// collected as seldom as in the page. It needs a
// folder for what it builds.
func ResultsInWasm(folder string, p *engine.Program, sets int, seed uint64) (Results, error) {
	var measured Results
	program, bundle := filepath.Join(folder, "results.wasm"), filepath.Join(folder, "bundle.json")
	if err := BuildWasm(program, "amends/bench/results"); err != nil {
		return measured, err
	}
	if err := os.WriteFile(bundle, p.Encode(), 0o600); err != nil {
		return measured, fmt.Errorf("write the bundle: %w", err)
	}
	start, err := StartScript()
	if err != nil {
		return measured, err
	}
	runner := filepath.Join(filepath.Dir(start), "go_js_wasm_exec")
	cmd := exec.Command(runner, program, bundle, strconv.Itoa(sets), strconv.FormatUint(seed, 10))
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
