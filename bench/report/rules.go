package main

import (
	"fmt"
	"testing"

	"amends/bench"
	"amends/bench/ifs"
	"amends/bench/subject"
	"amends/engine"
)

// goalRatio is how much longer than hand-written Go the rule loop may take.
const goalRatio = 2.0

// subjects are the programs that are measured, with their hand-written form.
var subjects = []struct {
	name  string
	facts ifs.Facts
	rules ifs.Rules
}{
	{"trust", ifs.TrustFacts, ifs.TrustRules},
	{"generated", ifs.GeneratedFacts, ifs.GeneratedRules},
}

// rules times the rule loop beside hand-written Go. Two hundred sets of
// answers over and over are few enough for a processor to learn every branch
// of them by heart, two thousand are not.
func rules(string) error {
	fmt.Fprint(out, "\n## Rule loop\n\n"+
		"| program | rules | conditions | sets of answers | engine | hand-written Go | ratio | allocations |\n"+
		"|---|---|---|---|---|---|---|---|\n")
	for _, s := range subjects {
		p, err := subject.Load(s.name)
		if err != nil {
			return err
		}
		for _, n := range []int{200, 2000} {
			if err := ruleLoop(p, bench.PlanSets(p, n, seed), s.facts, s.rules); err != nil {
				return err
			}
		}
	}
	return nil
}

func ruleLoop(p *engine.Program, sets []engine.Answers, facts ifs.Facts, rules ifs.Rules) error {
	b := p.Bundle()
	if i := ifs.Agree(p, sets, facts, rules); i >= 0 {
		return fmt.Errorf("the hand-written rules of %s (go run ./bench/write writes them afresh) and the engine differ on %v", b.Assessment, sets[i])
	}
	loop := ifs.NewLoop(p, sets, facts, rules)
	engine, byHand := loop.Time()
	ratio := float64(engine) / float64(byHand)
	fmt.Fprintf(out, "| %s | %d | %d | %d | %d ns | %d ns | %.2f%s | %.0f |\n",
		b.Assessment, len(b.Rules), bench.Conditions(b), len(sets), engine.Nanoseconds(), byHand.Nanoseconds(), ratio,
		missed(ratio-goalRatio, "%.2f above the goal of %.0f", ratio-goalRatio, goalRatio),
		testing.AllocsPerRun(100, func() { loop.Engine(0) }))
	return nil
}
