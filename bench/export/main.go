// Export writes a program, sets of answers and the rules that fire on each of
// them as JSON, for engines and pages that are not written in Go.
//
//	export PROGRAM SETS SEED > FILE
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"amends/bench"
	"amends/bench/subject"
	"amends/engine"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "export:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want PROGRAM SETS SEED, got %d arguments", len(args))
	}
	sets, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("read SETS: %w", err)
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return fmt.Errorf("read SEED: %w", err)
	}
	p, err := subject.Load(args[0])
	if err != nil {
		return err
	}
	out := struct {
		Bundle  *engine.Bundle   `json:"bundle"`
		Answers []engine.Answers `json:"answers"`
		Fired   [][]int          `json:"fired"`
	}{Bundle: p.Bundle(), Answers: bench.AnswerSets(p, sets, seed)}
	r := p.NewRun()
	for _, answers := range out.Answers {
		r.Read(answers)
		r.Fire()
		out.Fired = append(out.Fired, append([]int{}, r.Fired()...))
	}
	return json.NewEncoder(os.Stdout).Encode(out)
}
