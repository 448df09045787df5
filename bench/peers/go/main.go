package main

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"

	"amends/bench"
	"amends/engine"
)

// line is what was measured of one engine.
type line struct {
	Name        string `json:"name"`
	Version     string `json:"version"`
	Nanoseconds int64  `json:"nanoseconds"` // of all rules on one set of answers
	Allocations int64  `json:"allocations"`
	Bytes       int64  `json:"bytes"`
	Load        int64  `json:"load"` // nanoseconds to compile the rules
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("want SETS SEED, got %d arguments", len(args))
	}
	sets, err := strconv.Atoi(args[0])
	if err != nil {
		return fmt.Errorf("read SETS: %w", err)
	}
	seed, err := strconv.ParseUint(args[1], 10, 64)
	if err != nil {
		return fmt.Errorf("read SEED: %w", err)
	}
	b, err := bench.Generated()
	if err != nil {
		return err
	}
	p, err := engine.New(b)
	if err != nil {
		return err
	}
	lines, err := compare(p, bench.AnswerSets(p, sets, seed))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(lines)
}

// contestant is an engine with the rules compiled and the answers in its own
// form: fire runs all rules on one set and gives a bit for each that fired.
type contestant struct {
	name, module string
	fire         func(set int) uint64
	load         func() error
}

var fired int // keeps a compiler from leaving work out

func compare(p *engine.Program, sets []engine.Answers) ([]line, error) {
	all, err := contestants(p, sets)
	if err != nil {
		return nil, err
	}
	for set := range sets {
		want := all[0].fire(set)
		for i := range all {
			if got := all[i].fire(set); got != want {
				return nil, fmt.Errorf("%s fires %b, %s %b, on %v", all[0].name, want, all[i].name, got, sets[set])
			}
		}
	}
	work := make([]func(), len(all))
	for i := range all {
		work[i] = func() {
			for set := range sets {
				fired += bits.OnesCount64(all[i].fire(set))
			}
		}
	}
	times := bench.Medians(len(sets), work...)
	out := make([]line, len(all))
	for i := range all {
		allocations, size := allocated(work[i], len(sets))
		out[i] = line{all[i].name, version(all[i].module), times[i].Nanoseconds(), allocations, size, 0}
		if all[i].load != nil {
			out[i].Load = bench.Medians(1, func() { _ = all[i].load() })[0].Nanoseconds()
		}
	}
	return out, nil
}

// allocated counts allocations and bytes of one set of answers.
func allocated(work func(), sets int) (allocations, size int64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return int64(testing.AllocsPerRun(1, work)) / int64(sets), int64(after.TotalAlloc-before.TotalAlloc) / int64(sets)
}

func version(module string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok || module == "" {
		return ""
	}
	for _, dep := range info.Deps {
		if dep.Path == module {
			return dep.Version
		}
	}
	return ""
}
