package main

import (
	"fmt"
	"time"

	"amends/bench"
	"amends/engine"
)

// growth shows what more rules over the same questions cost. Linear growth
// leaves the time for one rule as it is.
func growth(string) error {
	fmt.Fprint(out, "\n## Growth\n\n"+
		"| rules | conditions | load | a rule | rule loop | a rule | full result | a firing |\n|---|---|---|---|---|---|---|---|\n")
	for _, rules := range []int{100, 300, 1000, 3000, 10000} {
		b, err := bench.GeneratedOf(rules)
		if err != nil {
			return err
		}
		p, err := engine.New(b)
		if err != nil {
			return err
		}
		grown(p, rules)
	}
	return nil
}

func grown(p *engine.Program, rules int) {
	const sets = 20
	answers, bundle := bench.AnswerSets(p, sets, seed), p.Encode()
	runs, fired := make([]*engine.Run, sets), 0
	for i := range runs {
		runs[i] = p.NewRun()
		runs[i].Read(answers[i])
		fired += runs[i].Fire()
	}
	loop := bench.Medians(sets, func() {
		for _, r := range runs {
			r.Fire()
		}
	})[0]
	result := bench.Medians(sets, func() {
		for _, a := range answers {
			p.Evaluate(a)
		}
	})[0]
	load := bench.Medians(1, func() { _, _ = engine.Decode(bundle) })[0]
	each := func(d time.Duration, n int) float64 { return float64(d) / float64(max(n, 1)) }
	fmt.Fprintf(out, "| %d | %d | %.1f ms | %.1f µs | %.1f µs | %.1f ns | %.0f µs | %.2f µs |\n",
		rules, bench.Conditions(p.Bundle()), float64(load)/1e6, each(load, rules)/1e3,
		float64(loop)/1e3, each(loop, rules), float64(result)/1e3, each(result, fired/sets)/1e3)
}
