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
		report, err := prove.Assessment(p, source.Invariants())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if !f.Proved {
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
		verdict := "harmless: every invariant is still proved"
		for _, f := range report.Findings {
			if f.Problem != "" {
				t.Errorf("%s: %s", x.name, f.Problem)
			}
			if f.Broken != nil {
				verdict = "breaks " + f.Invariant
				found++
				break
			}
		}
		fmt.Fprintf(&out, "%-70s %s\n", x.name, verdict)
	}
	if found < 40 {
		t.Errorf("only %d faults break an invariant", found)
	}
	fmt.Fprintf(&out, "%d faults break an invariant\n", found)
	golden(t, "faults.txt", out.String())
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
