package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"amends/engine"
)

// Results is what evaluating answer sets gave and cost.
type Results struct {
	Digest      string `json:"digest"`      // over the JSON of every result, unfinished answers included
	Nanoseconds int64  `json:"nanoseconds"` // of one result with a plan, without its JSON
	Allocations int64  `json:"allocations"` // in one such result
	WhatIf      int64  `json:"whatif"`      // nanoseconds to try every single other answer
	Load        int64  `json:"load"`        // nanoseconds to load the bundle, again and again
}

// Microseconds is the time of one result.
func (r Results) Microseconds() float64 { return float64(r.Nanoseconds) / 1000 }

// timedSets is how many sets a round times.
const timedSets = 200

// changedSets is how many of them what-if is timed on.
const changedSets = 20

// MeasureResults evaluates n complete and n unfinished answer sets.
func MeasureResults(p *engine.Program, n int, seed uint64) (Results, error) {
	complete := AnswerSets(p, n, seed)
	hash := sha256.New()
	for _, answers := range append(slices.Clone(complete), Unfinished(complete, seed)...) {
		data, err := json.Marshal(p.Evaluate(answers))
		if err != nil {
			return Results{}, fmt.Errorf("write a result: %w", err)
		}
		hash.Write(data)
	}
	timed := PlanSets(p, timedSets, seed)
	evaluate := func() {
		for _, answers := range timed {
			p.Evaluate(answers)
		}
	}
	bundle := p.Encode()
	load := func() { _, _ = engine.Decode(bundle) }
	tried := timed[:changedSets]
	whatIf := func() {
		for _, answers := range tried {
			p.WhatIf(answers)
		}
	}
	return Results{
		Digest:      hex.EncodeToString(hash.Sum(nil)),
		Nanoseconds: Medians(len(timed), evaluate)[0].Nanoseconds(),
		WhatIf:      Medians(len(tried), whatIf)[0].Nanoseconds(),
		Load:        Medians(1, load)[0].Nanoseconds(),
		Allocations: int64(testing.AllocsPerRun(1, evaluate)) / int64(len(timed)),
	}, nil
}

// Rounds is how often everything is measured; the median counts.
const Rounds = 21

// Medians times functions by turns, each round in the same order after a
// collection of garbage, and gives the median time of one of the n things that
// each of them does.
func Medians(n int, work ...func()) []time.Duration {
	times := make([][]time.Duration, len(work))
	for _, f := range work {
		f() // caches and branch predictors are warm for all
	}
	for range Rounds {
		for i, f := range work {
			runtime.GC()
			start := time.Now()
			f()
			times[i] = append(times[i], time.Since(start))
		}
	}
	out := make([]time.Duration, len(work))
	for i := range work {
		slices.Sort(times[i])
		out[i] = times[i][Rounds/2] / time.Duration(n)
	}
	return out
}
