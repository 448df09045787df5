package assessments_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
)

// TestCasesSeeEverything holds the cases of each assessment against its rules:
// every rule and guard fires in one case and stays silent in another, and
// every test in their conditions is seen both true and false.
func TestCasesSeeEverything(t *testing.T) {
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, name := range names {
		source, p := load(t, name)
		cases := source.Cases()
		total += len(cases)
		b, probes := probed(p.Bundle())
		probing, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		seen := make([][2]bool, len(probes))
		run := probing.NewRun()
		first := len(b.Rules) - 2*len(probes)
		for _, c := range cases {
			run.Read(c.Answers)
			run.Fire()
			for _, i := range run.Fired() {
				if i >= first {
					seen[(i-first)/2][(i-first)%2] = true
				}
			}
		}
		for i, probe := range probes {
			switch {
			case !seen[i][0]:
				t.Errorf("%s: no case makes it true: %s", name, probe.what)
			case !seen[i][1]:
				t.Errorf("%s: no case makes it false: %s", name, probe.what)
			}
		}
		t.Logf("%s: %d cases, %d conditions and tests", name, len(cases), len(probes))
	}
	if total < 150 {
		t.Errorf("only %d cases in all", total)
	}
}

// probe is a condition, or one test of it, that cases should see both ways.
type probe struct {
	what string
	when engine.Condition
}

// probed is a bundle with two more rules for each probe: the first fires when
// it is true, the second when it is false.
func probed(from *engine.Bundle) (engine.Bundle, []probe) {
	var probes []probe
	add := func(what string, c *engine.Condition) {
		if c == nil || c.Always {
			return
		}
		probes = append(probes, probe{what, *c})
		for _, test := range leaves(c) {
			probes = append(probes, probe{what + ": " + wording(test), engine.Condition{Test: test}})
		}
	}
	for i := range from.Guards {
		add("the guard "+from.Guards[i].ID, &from.Guards[i].When)
	}
	for i := range from.Rules {
		add("the rule "+from.Rules[i].ID, &from.Rules[i].When)
	}
	for i := range from.Facts {
		for _, c := range factConditions(&from.Facts[i]) {
			add("the fact "+from.Facts[i].ID, c)
		}
	}
	for i := range from.Questions {
		q := &from.Questions[i]
		add("the question "+q.ID, q.ShowIf)
		for j := range q.Options {
			add("the option "+q.ID+"."+q.Options[j].ID, q.Options[j].ShowIf)
		}
	}
	b := *from
	b.Rules = slices.Clone(from.Rules)
	for i, x := range probes {
		b.Rules = append(b.Rules,
			engine.Rule{ID: fmt.Sprint("true ", i), When: x.when},
			engine.Rule{ID: fmt.Sprint("false ", i), When: engine.Condition{Not: &x.when}})
	}
	return b, probes
}

// factConditions are the conditions that a fact consists of.
func factConditions(f *engine.Fact) []*engine.Condition {
	out := []*engine.Condition{}
	if f.When != nil {
		out = append(out, f.When)
	}
	for c := f.Choose; c != nil && c.If != nil; c = c.Else {
		out = append(out, c.If)
	}
	return out
}

// leaves are the tests of a condition.
func leaves(c *engine.Condition) []*engine.Test {
	switch {
	case c.Test != nil:
		return []*engine.Test{c.Test}
	case c.Not != nil:
		return leaves(c.Not)
	}
	var out []*engine.Test
	for _, kids := range [][]engine.Condition{c.All, c.Any} {
		for i := range kids {
			out = append(out, leaves(&kids[i])...)
		}
	}
	return out
}

// wording is a test in short.
func wording(t *engine.Test) string {
	out := t.Question + t.Fact + " " + string(t.Kind)
	if len(t.Options) > 0 {
		out += " of " + strings.Join(t.Options, ", ")
	}
	return out
}
