package assessments_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules"
)

// TestTheRightPerson holds what random people are shown against what the index
// of advice says about whom each entry is meant for.
func TestTheRightPerson(t *testing.T) {
	source, p := load(t, "trust")
	j := newJudge(t, source, p)
	people := newPeople(p, 2026)
	n := 20_000
	if testing.Short() {
		n = 1_000
	}
	for range n {
		answers := people.next()
		if wrong := j.judge(answers); wrong != "" {
			t.Fatalf("%s\nanswers %s", wrong, text(answers))
		}
	}
	t.Log(j.report(n))
	if share := j.meant.share(); share < 0.9 {
		t.Errorf("only %.3f of what is shown is meant for the person", share)
	}
	if share := j.said.share(); share < 0.9 {
		t.Errorf("only %.3f of what is meant for the person is said", share)
	}
	for _, a := range j.index {
		if !testing.Short() && a.Handling != rules.Reject && j.shown[a.ID] == 0 {
			t.Errorf("%s appears for nobody", a.ID)
		}
	}
}

// tally counts good ones among all.
type tally struct{ good, all int }

func (t *tally) add(good bool) {
	t.all++
	if good {
		t.good++
	}
}

func (t *tally) share() float64 { return float64(t.good) / float64(max(1, t.all)) }

// judge compares plans with the index. Its program has one more rule for each
// entry, which fires when the entry's condition holds and does nothing else.
type judge struct {
	index   []rules.Advice
	program *engine.Program
	run     *engine.Run
	phases  map[string]int
	first   int            // index of the first entry's rule
	guards  map[string]set // hard guard -> advice that it leaves
	covers  map[string][]string

	plans    int
	shown    map[string]int
	meant    tally // of what steps show: is meant for this person
	said     tally // of what is meant for this person and not blocked: is said
	wrongFor map[string]*tally
	leftOut  map[string]*tally
}

type set map[string]bool

func newJudge(t *testing.T, source *rules.Assessment, p *engine.Program) *judge {
	j := &judge{
		index: source.Advice(), phases: map[string]int{}, guards: map[string]set{}, covers: map[string][]string{},
		shown: map[string]int{}, wrongFor: map[string]*tally{}, leftOut: map[string]*tally{},
	}
	b := *p.Bundle()
	b.Rules = slices.Clone(b.Rules)
	j.first = len(b.Rules)
	for _, a := range j.index {
		when := engine.Condition{Always: true}
		if a.When != nil {
			when = *a.When
		}
		b.Rules = append(b.Rules, engine.Rule{ID: "advice " + a.ID, When: when})
		j.wrongFor[a.ID], j.leftOut[a.ID] = &tally{}, &tally{}
	}
	var err error
	if j.program, err = engine.New(b); err != nil {
		t.Fatal(err)
	}
	j.run = j.program.NewRun()
	j.describe(&b)
	return j
}

// describe notes what steps and guards cover.
func (j *judge) describe(b *engine.Bundle) {
	for i := range b.Phases {
		j.phases[b.Phases[i].ID] = i
		if b.Phases[i].Always {
			j.phases[b.Phases[i].ID] = len(b.Phases)
		}
	}
	for i := range b.Steps {
		for _, p := range b.Steps[i].Paragraphs {
			j.covers[b.Steps[i].ID] = append(j.covers[b.Steps[i].ID], p.Covers...)
		}
	}
	for i := range b.Guards {
		g := &b.Guards[i]
		if !g.Hard {
			continue
		}
		left := set{}
		for _, step := range g.Allow {
			for _, id := range j.covers[step] {
				left[id] = true
			}
		}
		if g.Page != nil {
			for _, p := range g.Page.Paragraphs {
				for _, id := range p.Covers {
					left[id] = true
				}
			}
		}
		j.guards[g.ID] = left
	}
}

// judge evaluates one person, and says what must never be.
func (j *judge) judge(answers engine.Answers) string {
	j.run.Read(answers)
	j.run.Fire()
	r := j.run.Result()
	for _, id := range r.Covers {
		j.shown[id]++
	}
	if wrong := sound(j.program, answers, &r); wrong != "" {
		return wrong
	}
	if r.Outcome == engine.OutcomePlan {
		j.plans++
	}
	j.compare(&r)
	return ""
}

// compare holds one result against the index.
func (j *judge) compare(r *engine.Result) {
	meant := map[string]bool{}
	for _, i := range j.run.Fired() {
		if i >= j.first {
			meant[j.index[i-j.first].ID] = true
		}
	}
	now, said := j.now(r), set{}
	due := set{} // said by a step that is still due, or holds all along
	for _, c := range j.run.Candidates() {
		if !c.Past {
			for _, id := range j.covers[c.Step] {
				said[id] = true
			}
		}
	}
	steps := slices.Clone(r.Also)
	for _, phase := range r.Plan {
		steps = append(steps, phase.Steps...)
	}
	shown := set{}
	for _, s := range steps {
		for _, id := range s.Covers {
			shown[id] = true
			step, _ := j.program.Step(s.ID)
			due[id] = due[id] || j.phases[step.Phase] >= now || j.stillDue(&s)
		}
	}
	for _, id := range r.Covers {
		said[id] = true
	}
	for _, a := range j.index {
		if shown[a.ID] {
			good := meant[a.ID] && (j.phases[a.Phase] >= now || due[a.ID])
			j.meant.add(good)
			j.wrongFor[a.ID].add(good)
		}
		if meant[a.ID] && j.phases[a.Phase] >= now && !j.blocked(&a, r) {
			j.said.add(said[a.ID])
			j.leftOut[a.ID].add(said[a.ID])
		}
	}
}

// now is the current phase.
func (j *judge) now(r *engine.Result) int {
	if id, ok := r.Facts.Of(j.program.Bundle().CurrentPhase).(string); ok {
		return j.phases[id]
	}
	return 0
}

func (j *judge) stillDue(s *engine.PlanStep) bool {
	for _, why := range s.Because {
		rule, _ := j.program.Rule(why.Rule)
		for _, x := range rule.Recommend {
			if x.Step == s.ID && x.StillDue {
				return true
			}
		}
	}
	return false
}

// blocked reports whether the index rejects an entry or a guard keeps it away.
func (j *judge) blocked(a *rules.Advice, r *engine.Result) bool {
	if a.Handling == rules.Reject {
		return true
	}
	for _, id := range r.Guards {
		g, _ := j.program.Guard(id)
		if g.Hard && !j.guards[id][a.ID] {
			return true
		}
		tagged := func(tag string) bool { return slices.Contains(a.Tags, tag) }
		if slices.ContainsFunc(g.WithholdTags, tagged) || slices.ContainsFunc(g.HoldTags, tagged) {
			return true
		}
	}
	return false
}

// report shows the two shares and the entries that do worst.
func (j *judge) report(n int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d people, %d with a plan\nmeant: %.3f of %d shown entries are meant for the person\nsaid: %.3f of %d entries meant for the person are said\n",
		n, j.plans, j.meant.share(), j.meant.all, j.said.share(), j.said.all)
	for _, table := range []struct {
		title   string
		tallies map[string]*tally
	}{{"shown to the wrong person", j.wrongFor}, {"left out", j.leftOut}} {
		fmt.Fprintf(&out, "%s\n", table.title)
		ids := make([]string, 0, len(table.tallies))
		for id := range table.tallies {
			ids = append(ids, id)
		}
		bad := func(id string) int { return table.tallies[id].all - table.tallies[id].good }
		slices.SortFunc(ids, func(a, b string) int { return cmp.Or(bad(b)-bad(a), strings.Compare(a, b)) })
		for _, id := range ids[:min(25, len(ids))] {
			if bad(id) > 0 {
				fmt.Fprintf(&out, "  %6d of %6d  %s\n", bad(id), table.tallies[id].all, id)
			}
		}
	}
	return out.String()
}
