package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"amends/bench"
	"amends/server/assets/program"
)

// goalScript is how much longer than plain JavaScript the rule loop may take in
// a browser's runtime.
const goalScript = 10.0

// peerSets is how many sets of answers other engines are timed on.
const peerSets = 200

// line is what was measured of one engine.
type line struct {
	Name, Version                         string
	Nanoseconds, Allocations, Bytes, Load int64
}

// peers times other rule engines beside ours on the generated program, in two
// processes: one of Go, one of Node.js.
func peers(folder string) error {
	inGo, err := peersInGo()
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n## Other rule engines: Go\n\nAll rules of the generated program on one set of answers; all engines fire the same rules on every set.\n\n"+
		"| engine | time | ratio | allocations | bytes | compiling the rules |\n|---|---|---|---|---|---|\n")
	for _, l := range inGo {
		load := ""
		if l.Load > 0 {
			load = fmt.Sprintf("%.2f ms", milliseconds(l.Load))
		}
		fmt.Fprintf(out, "| %s | %s | %s | %d | %d | %s |\n", strings.TrimSpace(l.Name+" "+l.Version), nanoseconds(l), ratio(l, inGo[0]), l.Allocations, l.Bytes, load)
	}
	inScript, err := peersInScript(folder)
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n## Other rule engines: JavaScript\n\nThe same rules and answers in Node.js.\n\n| engine | time | ratio | goal |\n|---|---|---|---|\n")
	for _, l := range inScript {
		goal := ""
		if l.Name == "Amends in wasm, rule loop" {
			times := float64(l.Nanoseconds) / float64(inScript[0].Nanoseconds)
			goal = fmt.Sprintf("%.0f%s", goalScript, over(times, goalScript, "times"))
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", strings.TrimSpace(l.Name+" "+l.Version), nanoseconds(l), ratio(l, inScript[0]), goal)
	}
	return nil
}

func nanoseconds(l line) string {
	if l.Nanoseconds >= 100_000 {
		return fmt.Sprintf("%.0f µs", float64(l.Nanoseconds)/1000)
	}
	return fmt.Sprintf("%d ns", l.Nanoseconds)
}

func ratio(l, yardstick line) string {
	times := float64(l.Nanoseconds) / float64(yardstick.Nanoseconds)
	if times < 10 {
		return fmt.Sprintf("%.2f", times)
	}
	return fmt.Sprintf("%.0f", times)
}

// peersInGo lets go.mod follow what the module of Amends needs; the versions of
// the peers themselves are pinned.
func peersInGo() ([]line, error) {
	cmd := exec.Command("go", "run", "-mod=mod", ".", strconv.Itoa(peerSets), strconv.Itoa(seed))
	cmd.Dir = filepath.Join("bench", "peers", "go")
	return lines(cmd)
}

func peersInScript(folder string) ([]line, error) {
	ruleset, loop := filepath.Join(folder, "ruleset.json"), filepath.Join(folder, "loop.wasm")
	text, err := exec.Command("go", "run", "./bench/export", "generated", strconv.Itoa(peerSets), strconv.Itoa(seed)).Output()
	if err != nil {
		return nil, fmt.Errorf("write the rules for JavaScript: %w", err)
	}
	if err := os.WriteFile(ruleset, text, 0o600); err != nil {
		return nil, fmt.Errorf("write the rules for JavaScript: %w", err)
	}
	if err := bench.BuildWasm(loop, "./bench/loop"); err != nil {
		return nil, err
	}
	start, err := program.StartScript()
	if err != nil {
		return nil, err
	}
	return lines(exec.Command("node", "--expose-gc", "bench/peers/js/peers.mjs", ruleset, loop, start))
}

func lines(cmd *exec.Cmd) ([]line, error) {
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("time other engines with %s: %w", strings.Join(cmd.Args, " "), err)
	}
	var out []line
	if err := json.Unmarshal(text, &out); err != nil || len(out) == 0 {
		return nil, fmt.Errorf("read what was measured of other engines: %w", err)
	}
	return out, nil
}
