package assessments_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// mustBeFound is the share that must be found of slips that change something for
// somebody: the measured one. Of those that weaken what protects people, diff must
// name all.
const mustBeFound = 0.84

// count is a row of the table.
type count struct{ all, check, test, prove, changing, found, weakening, named int }

func (c *count) add(f *fate) {
	one := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	c.all++
	one(&c.check, f.by == "check")
	one(&c.test, f.by == "test")
	one(&c.prove, f.by == "prove")
	one(&c.changing, f.changes)
	one(&c.found, f.changes && f.by != "")
	one(&c.weakening, f.weakens)
	one(&c.named, f.weakens && f.named)
}

// weigh holds the shares against what must be, and the table against the page.
func weigh(t *testing.T, fates [][]fate) {
	t.Helper()
	var sum, sound count
	var table, missed strings.Builder
	for i := range fates {
		var row count
		var places []string
		for j := range fates[i] {
			f := &fates[i][j]
			row.add(f)
			sum.add(f)
			if !f.weakens {
				sound.add(f)
			}
			if f.changes && f.by == "" {
				places = append(places, f.place())
			}
			if f.weakens && !f.named {
				t.Errorf("%s, %s: diff does not call it weaker", f.place(), f.kind.name)
			}
		}
		row.write(&table, slipKinds[i].name)
		if len(places) == 0 {
			continue
		}
		if slipKinds[i].why == "" {
			t.Errorf("nothing says a word of %s, in %v, and no reason is given", slipKinds[i].name, places)
		}
		fmt.Fprintf(&missed, "| %s | %s | %s |\n", slipKinds[i].name, strings.Join(places, "<br>"), slipKinds[i].why)
	}
	sum.write(&table, "**all**")
	if sum.all < 200 {
		t.Errorf("only %d slips", sum.all)
	}
	if share := float64(sum.found) / float64(sum.changing); share < mustBeFound {
		t.Errorf("of %d slips that change something, %d are found: %.3f", sum.changing, sum.found, share)
	}
	inPage(t, "../docs/faults.md", fmt.Sprintf(slipsSection, sum.all, sum.found, sum.changing, percent(sum.found, sum.changing),
		sound.found, sound.changing, percent(sound.found, sound.changing), sum.named, sum.weakening, table.String(), missed.String()))
}

func percent(part, of int) float64 { return 100 * float64(part) / float64(of) }

// slipsSection is the part of the page, with places for figures and tables.
const slipsSection = `## Slips in the assessments that ship

A test (` + "`assessments/slips_test.go`" + `) puts %d slips into the shipped assessments, one at a time: of each kind some, at places that a
fixed seed draws. Nothing is found in the files without a slip. **Of those that change something for somebody, %d of %d (%.0f %%) are found**
by ` + "`check`, `test` or `prove`" + ` alone, without the version before. That is less than the 95 %% that we want. Without those that only take
protection away, and leave files that are sound in themselves, it is %d of %d (%.0f %%). **Of those that weaken what protects people, ` + "`diff`" + `
calls %d of %d weaker.** A slip that does not compile counts as one that changes something, and nothing is asked of ` + "`diff`" + ` there; so does
a text that reads otherwise. Cases are asked only if ` + "`check`" + ` says nothing, and invariants only if neither does.

| slip | tried | by check | by test | by prove | found, of those that change something | named by diff, of those that weaken |
|---|--:|--:|--:|--:|--:|--:|
%s
What changes something and is not found:

| slip | where | why not |
|---|---|---|
%s`

func (c *count) write(b *strings.Builder, name string) {
	fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %s | %s |\n", name, c.all, c.check, c.test, c.prove, of(c.found, c.changing), of(c.named, c.weakening))
}

func of(part, all int) string {
	if all == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d", part, all)
}

func (f *fate) place() string {
	at := f.name + "/" + f.file
	if f.line > 0 {
		at += fmt.Sprintf(":%d", f.line)
	}
	return at
}

// inPage holds the part of a page between two marks against what it should be.
func inPage(t *testing.T, path, want string) {
	t.Helper()
	const begin, end = "<!-- slips -->\n", "<!-- end of slips -->\n"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := bytes.Cut(page, []byte(begin))
	_, after, ok := bytes.Cut(rest, []byte(end))
	if !ok {
		t.Fatalf("%s has no part for slips", path)
	}
	renewed := string(before) + begin + want + end + string(after)
	if *update {
		if err := os.WriteFile(path, []byte(renewed), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if renewed != string(page) {
		t.Errorf("%s differs; run with -update and look at the difference\ngot:\n%s", path, want)
	}
}
