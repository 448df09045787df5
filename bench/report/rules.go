package main

import (
	"fmt"
	"testing"

	"amends/bench"
	"amends/bench/ifs"
	"amends/bench/subject"
)

// ruleLoop times the rule loop beside hand-written Go.
func ruleLoop(string) error {
	fmt.Print("## Rule loop\n\n" +
		"| program | rules | conditions | sets of answers | engine | hand-written Go | ratio | allocations |\n" +
		"|---|---|---|---|---|---|---|---|\n")
	for _, s := range subjects {
		p, err := subject.Load(s.name)
		if err != nil {
			return err
		}
		for _, n := range []int{200, 2000} {
			sets := bench.PlanSets(p, n, seed)
			if i := ifs.Agree(p, sets, s.facts, s.rules); i >= 0 {
				return fmt.Errorf("the hand-written rules of %s and the engine differ on %v", s.name, sets[i])
			}
			loop := ifs.NewLoop(p, sets, s.facts, s.rules)
			own, byHand := loop.Time()
			ratio := float64(own) / float64(byHand)
			fmt.Printf("| %s | %d | %d | %d | %d ns | %d ns | %.2f%s | %.0f |\n",
				s.name, len(p.Bundle().Rules), bench.Conditions(p.Bundle()), n, own.Nanoseconds(), byHand.Nanoseconds(),
				ratio, missed(ratio-goalRatio, "%.2f above the goal of %.0f", ratio-goalRatio, goalRatio),
				testing.AllocsPerRun(100, func() { loop.Engine(0) }))
		}
	}
	return nil
}
