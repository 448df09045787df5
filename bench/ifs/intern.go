package ifs

import (
	"math"
	"slices"

	"amends/engine"
)

// Intern puts a complete set of answers down as the hand-written Go reads it,
// facts included.
func Intern(p *engine.Program, answers engine.Answers, facts Facts) *Data {
	d := &Data{}
	for i, asked := range p.Asking(answers) {
		d.Number[i] = math.NaN()
		if asked.State != engine.Answered {
			continue
		}
		if n, ok := asked.Value.Amount(); ok {
			d.Number[i] = n
		}
		for j := range asked.Question.Options {
			if slices.Contains(asked.Value.Options(), asked.Question.Options[j].ID) {
				d.Chosen[i] |= 1 << j
			}
		}
	}
	facts(d)
	return d
}

// Agree finds the first set of answers on which the hand-written rules and the
// engine's fire differently, or -1.
func Agree(p *engine.Program, sets []engine.Answers, facts Facts, rules Rules) int {
	run := p.NewRun()
	for i, answers := range sets {
		run.Read(answers)
		run.Fire()
		var got, want Fired
		for _, rule := range run.Fired() {
			got[rule/64] |= 1 << (rule % 64)
		}
		rules(Intern(p, answers, facts), &want)
		if got != want {
			return i
		}
	}
	return -1
}
