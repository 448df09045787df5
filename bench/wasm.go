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

// FirstLoadInWasm is how many nanoseconds a program in wasm takes to read a
// bundle when nothing has run in it yet: the median of several processes. It
// needs a folder for what it builds.
func FirstLoadInWasm(folder string, p *engine.Program) (int64, error) {
	file, bundle := filepath.Join(folder, "open.wasm"), filepath.Join(folder, "bundle.json")
	if err := BuildWasm(file, program.Open); err != nil {
		return 0, err
	}
	if err := os.WriteFile(bundle, p.Encode(), 0o600); err != nil {
		return 0, fmt.Errorf("write the bundle: %w", err)
	}
	start, err := program.StartScript()
	if err != nil {
		return 0, err
	}
	var times []int64
	for range firstLoads {
		cmd := exec.Command(filepath.Join(filepath.Dir(start), "go_js_wasm_exec"), file, bundle)
		cmd.Env = append(os.Environ(), "GOGC="+assets.GarbagePercent)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return 0, fmt.Errorf("load a bundle in wasm: %w", err)
		}
		nanoseconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
		if err != nil {
			return 0, fmt.Errorf("read how long loading took: %w", err)
		}
		times = append(times, nanoseconds)
	}
	slices.Sort(times)
	return times[len(times)/2], nil
}

// firstLoads is how many fresh processes are asked.
const firstLoads = 7
