package assessments_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules/findings"
	"amends/rules/prove"
)

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the diff\ngot:\n%s", path, got)
	}
}

// TestInvariantsAreProved proves everything that the shipped assessments
// promise.
func TestInvariantsAreProved(t *testing.T) {
	for _, name := range shipped(t) {
		source, p := load(t, name)
		report, err := findings.Prove(source, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Results {
			if !f.Proved && f.Accepted == "" {
				t.Errorf("%s: %s: %s %s %+v", name, f.Invariant, f.Text, f.Problem, f.Broken)
			}
		}
	}
}

// fault is one mistake that a counselor could make in the trust assessment.
type fault struct {
	name string
	make func(b *engine.Bundle)
}

// TestSeededFaults makes mistakes one at a time: a guard, a word of its
// condition, a withheld or held tag, a step too many on an allow-list, a
// protective tag lost. Each is either found by a broken invariant, or listed
// as harmless: every invariant is still proved.
func TestSeededFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	source, p := load(t, "trust")
	found := 0
	var out strings.Builder
	for _, x := range faults(p.Bundle()) {
		b := cloned(t, p)
		x.make(&b)
		mutant, err := engine.New(b)
		if err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		report, err := prove.Assessment(mutant, source.Invariants())
		if err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		verdict := ""
		for _, f := range report.Results {
			if f.Problem != "" {
				t.Errorf("%s: %s", x.name, f.Problem)
			}
			if f.Broken != nil && f.Kind == "" {
				verdict = "breaks " + f.Invariant
				found++
				break
			}
		}
		if verdict == "" {
			verdict = "every invariant is still proved: " + whyHarmless(t, x.name)
		}
		fmt.Fprintf(&out, "%-70s %s\n", x.name, verdict)
	}
	if found < 40 {
		t.Errorf("only %d faults break an invariant", found)
	}
	fmt.Fprintf(&out, "%d faults break an invariant\n", found)
	golden(t, "faults.txt", out.String())
}

// harmless says why a fault breaks no invariant. It was read off the rules by
// a person; a fault that survives without an entry here fails the test.
var harmless = []struct{ faults, reason string }{
	{"no-contact overlooks contact.", "a second fence holds: rules that reach the other person want may_reach, which is false after a stop"},
	{"no-contact allows ", "its rules want an open door, or how close they live, which nobody is asked after a stop"},
	{"unsure-about-safety no longer withholds ", "the steps with this tag are withheld as gated too, and openness is asked only when nothing is unsafe"},
	{"their-threats no longer withholds device", "openness, which these steps are for, is asked only when nothing is unsafe"},
	{"risky-disclosure no longer withholds device", "openness, which these steps are for, is asked only when nothing is unsafe"},
	{"risky-disclosure overlooks safety_from_them.", "danger-to-user fires on the same answer and ends in its page"},
	{"minor no longer withholds romance", "no invariant forbids romance between the young; what is not for them is tagged touch, device or gated too"},
	{"minor no longer withholds ", "the steps with this tag are withheld as gated too"},
	{"still-going no longer holds ", "rules that recommend these steps want it to be over (ended)"},
	{"drop the guard out-of-reach", "a second fence holds: rules that reach the other person want may_reach, which is false when they are gone"},
	{"out-of-reach ", "a second fence holds: rules that reach the other person want may_reach, which is false when they are gone"},
	{"signs-of-control no longer withholds gated", "no invariant speaks of gated steps under control; touch and openness are withheld by their own tags"},
	{"signs-of-control no longer withholds ", "the steps with this tag are withheld as gated or as openness too"},
	{"drop the guard small-ones", "it is a box beside the plan; no step depends on it"},
	{"small-ones overlooks ", "it is a box beside the plan; no step depends on it"},
	{"a-child no longer withholds forgiveness", "the steps with this tag are withheld as apology too"},
	{"a-child no longer withholds ", "no invariant speaks of it with a child, or its only step is for partners, spouses and friends"},
	{"drop the guard somebody-frail", "the only step of persuasion is for partners, spouses and friends; the rest is a box beside the plan"},
	{"somebody-frail no longer withholds persuasion", "the only step of persuasion is for partners, spouses and friends"},
	{"rule with-a-parent no longer withholds", "it keeps away what was written for couples; no invariant speaks of it"},
	{"drop the guard sexual-health", "it is a box beside the plan; no step depends on it"},
	{"drop the guard addiction", "it is a box beside the plan; no step depends on it"},
	{"drop the guard no-self-blame", "it attaches a kind note; no step depends on it"},
	{"no-self-blame overlooks ", "it attaches a kind note; no step depends on it"},
}

func whyHarmless(t *testing.T, fault string) string {
	t.Helper()
	for _, x := range harmless {
		if strings.HasPrefix(fault, x.faults) {
			return x.reason
		}
	}
	t.Errorf("%q breaks no invariant, and nobody has said why", fault)
	return "?"
}

// cloned decodes the program anew, so that a fault changes nothing else.
func cloned(t *testing.T, p *engine.Program) engine.Bundle {
	t.Helper()
	q, err := engine.Decode(slices.Clone(p.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	return *q.Bundle()
}

func faults(b *engine.Bundle) []fault {
	var out []fault
	for i := range b.Guards {
		out = append(out, guardFaults(&b.Guards[i], i)...)
	}
	for i := range b.Rules {
		out = append(out, ruleFaults(&b.Rules[i], i)...)
	}
	return append(out, tagFaults(b)...)
}

func guardFaults(g *engine.Guard, i int) []fault {
	out := []fault{{"drop the guard " + g.ID, func(b *engine.Bundle) { b.Guards = slices.Delete(b.Guards, i, i+1) }}}
	for j, tag := range g.WithholdTags {
		out = append(out, fault{fmt.Sprintf("%s no longer withholds %s", g.ID, tag), func(b *engine.Bundle) {
			b.Guards[i].WithholdTags = slices.Delete(b.Guards[i].WithholdTags, j, j+1)
		}})
	}
	for j, tag := range g.HoldTags {
		out = append(out, fault{fmt.Sprintf("%s no longer holds %s", g.ID, tag), func(b *engine.Bundle) {
			b.Guards[i].HoldTags = slices.Delete(b.Guards[i].HoldTags, j, j+1)
		}})
	}
	if g.Hard && len(g.Ask) > 0 {
		out = append(out, fault{g.ID + " allows everything", func(b *engine.Bundle) {
			for _, s := range b.Steps {
				b.Guards[i].Allow = append(b.Guards[i].Allow, s.ID)
			}
		}})
	}
	return append(out, optionFaults(g, i)...)
}

// optionFaults drop one option from one test of a guard's condition.
func optionFaults(g *engine.Guard, i int) []fault {
	var out []fault
	at := 0
	g.When.EachTest(func(test *engine.Test) {
		here := at
		at++
		for j, option := range test.Options {
			if len(test.Options) == 1 {
				continue
			}
			out = append(out, fault{fmt.Sprintf("%s overlooks %s.%s", g.ID, test.Question+test.Fact, option), func(b *engine.Bundle) {
				n := 0
				b.Guards[i].When.EachTest(func(x *engine.Test) {
					if n == here {
						x.Options = slices.Delete(x.Options, j, j+1)
					}
					n++
				})
			}})
		}
	})
	return out
}

// ruleFaults drop what a rule withholds or holds.
func ruleFaults(r *engine.Rule, i int) []fault {
	var out []fault
	if len(r.WithholdTags)+len(r.Withhold) > 0 {
		out = append(out, fault{"rule " + r.ID + " no longer withholds", func(b *engine.Bundle) {
			b.Rules[i].Withhold, b.Rules[i].WithholdTags = nil, nil
		}})
	}
	if len(r.HoldTags)+len(r.Hold) > 0 {
		out = append(out, fault{"rule " + r.ID + " no longer holds", func(b *engine.Bundle) {
			b.Rules[i].Hold, b.Rules[i].HoldTags = nil, nil
		}})
	}
	return out
}

// tagFaults put one step with a protective tag on the allow-list of a guard
// that keeps it out.
func tagFaults(b *engine.Bundle) []fault {
	var out []fault
	for i := range b.Guards {
		if !b.Guards[i].Hard || len(b.Guards[i].Ask) == 0 {
			continue
		}
		for j := range b.Steps {
			if s := &b.Steps[j]; slices.Contains(s.Tags, "contact") && j%6 == 0 {
				out = append(out, fault{fmt.Sprintf("%s allows %s", b.Guards[i].ID, s.ID), func(b *engine.Bundle) {
					b.Guards[i].Allow = append(b.Guards[i].Allow, s.ID)
				}})
			}
		}
	}
	return out
}
