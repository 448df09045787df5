package prove

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
)

// TestProofsHoldForEverybody proves made-up invariants of made-up
// assessments, and looks for a person who breaks one that was proved. What is
// broken was seen in the engine by construction.
func TestProofsHoldForEverybody(t *testing.T) {
	proved, broken := 0, 0
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 12))
		b := reference.Bundle(rng)
		p, err := engine.New(b)
		if err != nil {
			t.Fatal(err)
		}
		stated := madeUp(&b)
		report, err := Assessment(p, stated)
		if err != nil {
			t.Fatal(err)
		}
		replayer, err := newReplayer(&b, append(phaseProbes(&b), stated...))
		if err != nil {
			t.Fatal(err)
		}
		e := encode(&b, nil)
		queries := slices.Concat(e.stated(stated), e.general(), e.gaps())
		for i, f := range report.Results {
			switch {
			case f.Problem != "":
				t.Errorf("seed %d: %s: %s", seed, f.Invariant, f.Problem)
			case f.Broken != nil:
				broken++
			default:
				proved++
				for range 60 {
					answers := reference.Person(&b, rng)
					if breaks := replayer.replay(&queries[i], answers); breaks != nil {
						t.Fatalf("seed %d: %s was proved, and %v breaks it", seed, f.Invariant, answers)
					}
				}
			}
		}
	}
	t.Logf("%d proved, %d broken", proved, broken)
	if proved < 100 || broken < 100 {
		t.Errorf("%d proved and %d broken are too few to mean much", proved, broken)
	}
}

// madeUp states invariants of every kind, true and false ones.
func madeUp(b *engine.Bundle) []rules.Invariant {
	var out []rules.Invariant
	add := func(inv rules.Invariant) {
		inv.ID = fmt.Sprintf("i%d", len(out))
		out = append(out, inv)
	}
	for i := range b.Guards {
		when := b.Guards[i].When
		add(rules.Invariant{When: when, Never: &rules.Selection{Tags: []string{"t2"}, Open: i%2 == 0}})
		add(rules.Invariant{When: when, Never: &rules.Selection{Steps: b.Guards[i].Withhold, Tags: b.Guards[i].WithholdTags, Covers: []string{"none"}}})
	}
	always := engine.Condition{Always: true}
	add(rules.Invariant{When: always, Every: &rules.Selection{Tags: []string{"t0"}}, Carries: "n0"})
	add(rules.Invariant{When: always, Every: &rules.Selection{Tags: []string{"t1"}}, Carries: "n1"})
	add(rules.Invariant{When: always, Some: &rules.Selection{}})
	add(rules.Invariant{When: always, Some: &rules.Selection{}, Complete: true})
	add(rules.Invariant{When: always, Some: &rules.Selection{Covers: []string{"a0", "a1", "a2"}}, Complete: true})
	return out
}
