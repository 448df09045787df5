package mutate

import (
	"maps"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/cases"
)

// duel gives the same answers to two programs, the one as it is and the one
// with a slip, and finds what a case could say about the difference.
type duel struct {
	before, after *engine.Program
	asIs, slipped *engine.Run
}

func newDuel(before, after *engine.Program) *duel {
	return &duel{before: before, after: after, asIs: before.NewRun(), slipped: after.NewRun()}
}

// fails reports whether a case notices the slip.
func (d *duel) fails(c *rules.Case) bool {
	d.slipped.Read(c.Answers)
	d.slipped.Fire()
	return !c.Passes(d.after, d.slipped)
}

// tell makes a case of what differs; nil if nothing does that a case can say.
func (d *duel) tell(answers engine.Answers) *telling {
	d.asIs.Read(answers)
	d.asIs.Fire()
	d.slipped.Read(answers)
	d.slipped.Fire()
	if told := compare(answers, outcome(d.before, d.asIs), outcome(d.after, d.slipped)); told != nil {
		return told
	}
	if x, ok := d.byWords(answers); ok {
		return &telling{rules.Case{Answers: answers, Expect: x}, rankOfWords}
	}
	return nil
}

// flip finds what a case could say if one rule came out otherwise. It answers
// for a slip in that rule: where the slip makes a difference, that is what it makes.
type flip struct {
	program *engine.Program
	run     *engine.Run
	rule    int
}

// tell is what differs for the answers that its run has read.
func (f flip) tell(answers engine.Answers) *telling {
	f.run.Fire()
	a := outcome(f.program, f.run)
	f.run.Toggle(f.rule)
	return compare(answers, a, outcome(f.program, f.run))
}

// telling is a case with how well it tells: a lower rank is nearer to what a
// taker sees.
type telling struct {
	rules.Case
	rank int
}

// Ranks: up to inPlan a taker gets another plan, with onlyRules a case can only
// say which rules fire.
const (
	inPlan    = 1
	onlyRules = 7
)

// compare makes a case of what differs for some answers; nil if nothing does.
func compare(answers engine.Answers, a, b *seen) *telling {
	for rank, expect := range []func(a, b *seen) (rules.Expect, bool){
		byOutcome, bySteps, byOrder, byGuards, byCurrent, byNext, byIgnored, byRules,
	} {
		if x, ok := expect(a, b); ok {
			return &telling{rules.Case{Answers: answers, Expect: x}, rank}
		}
	}
	return nil
}

// rankOfWords is behind that of everything else that a case can say.
const rankOfWords = 100

// byWords names words that only one of two people reads, whose answers have been
// read.
func (d *duel) byWords(answers engine.Answers) (rules.Expect, bool) {
	before, after := d.asIs.Wording(), d.slipped.Wording()
	if slices.Equal(before, after) {
		return rules.Expect{}, false
	}
	c := rules.Case{Answers: answers}
	here, there := c.Page(d.before, d.asIs.Result()), c.Page(d.after, d.slipped.Result())
	for i := range before {
		if before[i] == after[i] {
			continue
		}
		if words := d.before.Says(i, before); words != "" && cases.Reads(here, words) && !cases.Reads(there, words) {
			return rules.Expect{Says: cases.Phrases{words}}, true
		}
		if words := d.after.Says(i, after); words != "" && cases.Reads(there, words) && !cases.Reads(here, words) {
			return rules.Expect{Unsaid: cases.Phrases{words}}, true
		}
	}
	return rules.Expect{}, false
}

// smallest takes answers away, and options from answers, as long as the case
// tells as well.
func smallest(tell func(engine.Answers) *telling, answers engine.Answers) *telling {
	best := tell(answers)
	try := func(fewer engine.Answers) bool {
		t := tell(fewer)
		if t == nil || t.rank > best.rank {
			return false
		}
		best = t
		return true
	}
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		fewer := maps.Clone(best.Answers)
		delete(fewer, id)
		if try(fewer) {
			continue
		}
		for _, option := range best.Answers[id].Options() {
			kept := slices.DeleteFunc(slices.Clone(best.Answers[id].Options()), func(o string) bool { return o == option })
			if len(kept) == 0 {
				break
			}
			fewer := maps.Clone(best.Answers)
			fewer[id] = engine.Chosen(kept...)
			try(fewer)
		}
	}
	return best
}

// seen is what a case can speak of.
type seen struct {
	result  engine.Result
	steps   map[string]string // of each shown step: open, held or folded
	plan    []string
	current string
	fired   []string
	ignored []string
}

// outcome is what a run has come to.
func outcome(p *engine.Program, run *engine.Run) *seen {
	s := &seen{result: run.Outline(), steps: map[string]string{}, plan: []string{}, ignored: []string{}}
	for _, phase := range s.result.Plan {
		if phase.Current {
			s.current = phase.Phase
		}
		for _, step := range phase.Steps {
			mark := map[bool]string{true: "*"}[step.Held]
			s.plan = append(s.plan, mark+step.ID)
			s.steps[step.ID] = map[bool]string{true: "held", false: "open"}[step.Held]
		}
	}
	for _, step := range s.result.Also {
		s.steps[step.ID] = "folded"
	}
	for _, i := range run.Fired() {
		s.fired = append(s.fired, p.Bundle().Rules[i].ID)
	}
	for _, i := range s.result.Ignored {
		if !slices.Contains(s.ignored, i.Question) {
			s.ignored = append(s.ignored, i.Question)
		}
	}
	return s
}

func byOutcome(a, b *seen) (rules.Expect, bool) {
	return rules.Expect{Outcome: a.result.Outcome}, a.result.Outcome != b.result.Outcome
}

// bySteps names up to three steps that stand otherwise.
func bySteps(a, b *seen) (rules.Expect, bool) {
	x, count := rules.Expect{}, 0
	ids := append(slices.Collect(maps.Keys(a.steps)), slices.Collect(maps.Keys(b.steps))...)
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if a.steps[id] == b.steps[id] || count == 3 {
			continue
		}
		count++
		list := map[string]*[]string{"open": &x.Open, "held": &x.Held, "folded": &x.Folded, "": &x.Absent}[a.steps[id]]
		*list = append(*list, id)
	}
	return x, count > 0
}

func byOrder(a, b *seen) (rules.Expect, bool) {
	return rules.Expect{Plan: a.plan}, !slices.Equal(a.plan, b.plan)
}

func byGuards(a, b *seen) (rules.Expect, bool) {
	return rules.Expect{Guards: a.result.Guards}, !slices.Equal(a.result.Guards, b.result.Guards)
}

func byCurrent(a, b *seen) (rules.Expect, bool) {
	return rules.Expect{Current: a.current}, a.current != b.current && a.current != ""
}

func byNext(a, b *seen) (rules.Expect, bool) {
	x := rules.Expect{Next: a.result.Next}
	if a.result.Complete != b.result.Complete {
		x = rules.Expect{Complete: &a.result.Complete}
	}
	return x, a.result.Complete != b.result.Complete || !slices.Equal(a.result.Next, b.result.Next)
}

func byIgnored(a, b *seen) (rules.Expect, bool) {
	return rules.Expect{Ignored: a.ignored}, !slices.Equal(a.ignored, b.ignored)
}

// byRules says which rules fire: their reasons may still be read beside a step
// that another rule recommends as well.
func byRules(a, b *seen) (rules.Expect, bool) {
	x := rules.Expect{}
	before, after := asSet(a.fired), asSet(b.fired)
	for _, id := range a.fired {
		if !after[id] {
			x.Fired = append(x.Fired, id)
		}
	}
	for _, id := range b.fired {
		if !before[id] {
			x.Silent = append(x.Silent, id)
		}
	}
	return x, x.Fired != nil || x.Silent != nil
}

func asSet(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}
