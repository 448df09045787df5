package ifs

import (
	"time"

	"amends/bench"
	"amends/engine"
)

// Loop is the rule loop of one program in two forms over the same answer sets,
// which both forms have interned beforehand.
type Loop struct {
	runs  []*engine.Run
	data  []*Data
	rules Rules
	fired Fired
	// Firings counts what fired, so that no compiler leaves the work out.
	Firings int
}

// NewLoop interns the answer sets for both forms.
func NewLoop(p *engine.Program, sets []engine.Answers, facts Facts, rules Rules) *Loop {
	l := &Loop{rules: rules}
	for _, answers := range sets {
		run := p.NewRun()
		run.Read(answers)
		l.runs = append(l.runs, run)
		l.data = append(l.data, Intern(p, answers, facts))
	}
	return l
}

// Engine runs the engine's rule loop on one answer set.
func (l *Loop) Engine(set int) { l.Firings += l.runs[set].Fire() }

// Ifs runs the hand-written rules on one answer set.
func (l *Loop) Ifs(set int) {
	l.rules(l.data[set], &l.fired)
	l.Firings += int(l.fired[0] & 1)
}

// repeats makes one round long enough to be timed.
const repeats = 5

// Time measures both forms by turns and gives the median time of one answer
// set.
func (l *Loop) Time() (engine, byHand time.Duration) {
	over := func(one func(int)) func() {
		return func() {
			for range repeats {
				for set := range l.runs {
					one(set)
				}
			}
		}
	}
	times := bench.Medians(repeats*len(l.runs), over(l.Engine), over(l.Ifs))
	return times[0], times[1]
}
