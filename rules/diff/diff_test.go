package diff

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
)

var update = flag.Bool("update", false, "rewrite the golden reports")

// TestReports compares two versions of one assessment, edited as counselors
// edit.
func TestReports(t *testing.T) {
	report, err := Compare(side(t, "old"), side(t, "new"), Settings{People: 500, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.txt", report, Form{})
	golden(t, "report.md", report, Form{Markdown: true})
	back, err := Compare(side(t, "new"), side(t, "old"), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "back.txt", back, Form{All: true})
}

func TestNothingDiffers(t *testing.T) {
	report, err := Compare(side(t, "old"), side(t, "old"), Settings{People: 500, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "same.txt", report, Form{})
}

func side(t *testing.T, name string) Side {
	t.Helper()
	source, err := rules.Load(os.DirFS(filepath.Join("testdata", name)), "talk")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		source.Check().WriteText(os.Stderr)
		t.Fatal(err)
	}
	return Side{Name: name, Program: program, Source: source}
}

func golden(t *testing.T, name string, report *Report, form Form) {
	t.Helper()
	var got strings.Builder
	if err := report.Write(&got, form); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s differs; got:\n%s", name, got.String())
	}
}

// TestEverybodyWhoDiffersIsTold puts made-up people to made-up assessments and
// edited copies of them: no one may meet a change that the report lacks, and
// every change in it must have its person.
func TestEverybodyWhoDiffersIsTold(t *testing.T) {
	changes, met, same := 0, 0, 0
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 31))
		old, new := madeUp(t, seed), madeUp(t, seed)
		edit(new.Program.Bundle(), rng)
		new.Program = compile(t, *new.Program.Bundle())
		report, err := Compare(old, new, Settings{})
		if err != nil {
			t.Fatal(err)
		}
		told := map[difference]bool{}
		for _, c := range report.Changes {
			if changes++; c.Problem != "" || c.Person == 0 {
				t.Fatalf("seed %d: %v has no person: %s", seed, c.Sight, c.Problem)
			}
			told[difference{c.Sight, c.Gone}] = true
		}
		some, others := people(t, old, new, seed, told)
		met, same = met+some, same+others
	}
	if changes < 100 || met < 100 || same < 100 {
		t.Errorf("%d changes, %d people who met one and %d known to meet none are too few to mean much", changes, met, same)
	}
}

// people counts made-up people who meet a change, and those who are known to be
// treated alike; it fails for a change that was not told, and for people who were not.
func people(t *testing.T, old, new Side, seed uint64, told map[difference]bool) (met, same int) {
	t.Helper()
	c, err := newComparison(old, new)
	if err != nil {
		t.Fatal(err)
	}
	m, twin := c.newMaker(seed), newTwin(c.lookers)
	for i := range 40 {
		answers := m.person()
		for _, q := range c.lookers[0].bundle.Questions {
			if i%2 == 1 && m.rng.IntN(4) == 0 {
				delete(answers, q.ID)
			} else if m.rng.IntN(12) == 0 {
				answers[q.ID] = engine.Skip()
			}
		}
		alike := twin.alike(answers)
		a, b := c.lookers[0].look(answers), c.lookers[1].look(answers)
		differences := c.differences(a, b)
		if alike && (len(differences) > 0 || !sameLayout(a, b) || a.outcome != b.outcome) {
			t.Fatalf("seed %d: %v were taken to be treated alike, and meet %v", seed, answers, differences)
		}
		if alike {
			same++
		}
		met += min(1, len(differences))
		for _, d := range differences {
			if !told[d] {
				t.Fatalf("seed %d: %v meets %v, and it was not told", seed, answers, d)
			}
		}
	}
	return met, same
}

func madeUp(t *testing.T, seed uint64) Side {
	return Side{Name: "made-up", Program: compile(t, reference.Bundle(rand.New(rand.NewPCG(seed, 32))))}
}

func compile(t *testing.T, b engine.Bundle) *engine.Program {
	t.Helper()
	p, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// edit changes a bundle a little, somewhere.
func edit(b *engine.Bundle, rng *rand.Rand) {
	i, j := rng.IntN(len(b.Rules)), rng.IntN(len(b.Rules))
	switch rng.IntN(6) {
	case 0:
		b.Rules[i].When, b.Rules[j].When = b.Rules[j].When, b.Rules[i].When
	case 1:
		gone := b.Rules[i].ID
		b.Rules = slices.Delete(b.Rules, i, i+1)
		b.Varied = slices.DeleteFunc(b.Varied, func(v engine.Varied) bool { return v.Of == engine.OfRule && v.ID == gone })
	case 2:
		b.Rules[i].Effects, b.Rules[j].Effects = b.Rules[j].Effects, b.Rules[i].Effects
	case 3:
		b.Rules[i].When = engine.Condition{Not: &engine.Condition{Any: []engine.Condition{b.Rules[i].When, b.Rules[j].When}}}
	case 4:
		at := rng.IntN(len(b.Guards))
		b.Guards[at].When = b.Rules[i].When
		if b.Guards[at].Hard {
			b.Guards[at].When = engine.Condition{Not: &engine.Condition{Always: true}}
		}
	case 5:
		q := &b.Questions[rng.IntN(len(b.Questions))]
		q.ShowIf, q.IfSkipped = nil, ""
	}
}
