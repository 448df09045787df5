package diff

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/protections"
	"amends/rules/prove"
)

// Side is one of two versions.
type Side struct {
	Name    string // as the reader knows it: a folder, a revision
	Program *engine.Program
	Source  *rules.Assessment // nil for a bundle: no cases, no places, no invariants
}

func (s Side) cases() []rules.Case {
	if s.Source == nil {
		return nil
	}
	return s.Source.Cases()
}

// Settings of a comparison. The zero value counts nobody.
type Settings struct {
	People int // made-up people to count on
	Seed   uint64
}

// Report is what differs between two versions of an assessment.
type Report struct {
	Schema     int    `json:"schema"`
	Assessment string `json:"assessment"`
	Old        string `json:"old"`
	New        string `json:"new"`

	// Same: proved that every possible set of answers gets the same in both
	// versions, up to wording.
	Same bool `json:"same"`

	// Protections are what changed of all that keeps people safe, what got weaker
	// first; Unread says what of it one version cannot tell, since it is a bundle.
	Protections []protections.Change `json:"protections"`
	Unread      bool                 `json:"protections_unread,omitempty"`

	Edits   []Edit       `json:"edits"`
	Changes []Change     `json:"changes"`
	People  []Example    `json:"people"`
	Layout  []string     `json:"layout"`           // edits that reach the order of steps and what is folded
	Offers  []string     `json:"offers,omitempty"` // options, as question.option, and questions that only one version can be told
	Sample  Sample       `json:"sample"`
	Cases   []CaseChange `json:"cases"`
	Tested  int          `json:"cases_compared"`
	Sights  int          `json:"sights"` // how many things were compared, each for everybody

	texts texts
}

// Change is one thing that at least one person sees in one version only. Those
// that are not in a report were proved to happen to nobody.
type Change struct {
	Sight
	Gone       bool   `json:"gone"`                 // seen in the old version; otherwise in the new one
	Unfinished bool   `json:"unfinished,omitempty"` // proved: only while questions are open
	Person     int    `json:"person"`               // the example, from 1; 0 with Problem
	Count      int    `json:"count"`                // made-up people who meet it
	Problem    string `json:"problem,omitempty"`    // why there is no example
	Cause      string `json:"cause,omitempty"`      // the edits that it comes from; empty if that is not clear
}

// comparison is a report in the making.
type comparison struct {
	old, new Side
	people   *prove.People
	ledgers  [2]*protections.Ledger
	sights   []Sight
	rank     map[Sight]int    // place in sights
	given    map[string][]int // see priorities
	lookers  [2]*looker
	report   *Report
	shown    []map[difference]bool // by example: what it shows
}

// Compare compares two versions. It fails if one cannot be evaluated at all.
func Compare(old, new Side, settings Settings) (*Report, error) {
	c, err := newComparison(old, new)
	if err != nil {
		return nil, err
	}
	r := c.report
	written := edits(old, new)
	r.Edits, r.Layout, r.Offers = written.out, written.layout, written.offers
	if err := c.protect(); err != nil {
		return nil, err
	}
	c.prove()
	c.count(settings)
	c.arrange()
	causes := c.causes()
	for i := range c.report.Changes {
		c.report.Changes[i].Cause = causes.of(c.report.Changes[i].Sight)
	}
	c.compareCases()
	r.Same = len(r.Changes)+len(r.Layout)+len(r.Offers) == 0
	return r, nil
}

func newComparison(old, new Side) (*comparison, error) {
	a, b := old.Program.Bundle(), new.Program.Bundle()
	c := &comparison{old: old, new: new, sights: sights(a, b), rank: map[Sight]int{}}
	c.ledgers = [2]*protections.Ledger{protections.Of(old.Source, old.Program), protections.Of(new.Source, new.Program)}
	c.people = prove.NewPeople([]*engine.Bundle{a, b}, conditionsOf(c.ledgers[0]), conditionsOf(c.ledgers[1]))
	for i, side := range []Side{old, new} {
		looker, err := newLooker(side.Program.Bundle())
		if err != nil {
			return nil, fmt.Errorf("evaluate %s: %w", side.Name, err)
		}
		c.lookers[i] = looker
	}
	for i, s := range c.sights {
		c.rank[s] = i
	}
	c.report = &Report{
		Schema: 1, Assessment: b.Assessment, Old: old.Name, New: new.Name, Sights: len(c.sights), texts: textsOf(a, b),
		Protections: []protections.Change{}, Changes: []Change{}, People: []Example{}, Cases: []CaseChange{},
	}
	return c, nil
}

// prove finds out of every sight whether anybody sees a change of it.
func (c *comparison) prove() {
	for _, s := range c.sights {
		added, gone := c.differs(s)
		for _, way := range []struct {
			difference
			is literal
		}{{difference{s, false}, added}, {difference{s, true}, gone}} {
			if way.is == c.people.Never() {
				continue
			}
			if change, happens := c.find(way.difference, way.is); happens {
				c.report.Changes = append(c.report.Changes, change)
			}
		}
	}
}

// find looks for somebody who meets a change: first among the examples so far,
// then among all who have answered everything, then among all.
func (c *comparison) find(d difference, is literal) (Change, bool) {
	change := Change{Sight: d.Sight, Gone: d.Gone}
	for i, shown := range c.shown {
		if shown[d] && c.report.People[i].finished {
			change.Person = i + 1
			return change, true
		}
	}
	complete := c.people.And(c.people.Version(0).Complete(), c.people.Version(1).Complete())
	found, err := c.people.Find(is, complete)
	if err == nil && found == nil {
		change.Unfinished = true
		found, err = c.people.Find(is)
	}
	switch {
	case err != nil:
		change.Problem = err.Error()
		return change, true
	case found == nil:
		return change, false
	}
	if err := c.example(d, found, !change.Unfinished); err != nil {
		change.Problem = err.Error()
		return change, true
	}
	change.Person = len(c.report.People)
	return change, true
}

// arrange puts the most frequent changes first within their kind, and the
// people first who show most of what others do not.
func (c *comparison) arrange() {
	r := c.report
	slices.SortStableFunc(r.Changes, func(a, b Change) int { return cmp.Or(a.compare(b.Sight), b.Count-a.Count) })
	left := map[difference]bool{}
	for _, change := range r.Changes {
		left[difference{change.Sight, change.Gone}] = true
	}
	for i := range r.People {
		best, most := i, -1
		for j := i; j < len(r.People); j++ {
			n := 0
			for d := range c.shown[j] {
				if left[d] {
					n++
				}
			}
			if n > most {
				best, most = j, n
			}
		}
		r.People[i], r.People[best] = r.People[best], r.People[i]
		c.shown[i], c.shown[best] = c.shown[best], c.shown[i]
		for d := range c.shown[i] {
			delete(left, d)
		}
	}
	for i := range r.Changes {
		change := &r.Changes[i]
		at := slices.IndexFunc(c.shown, func(shown map[difference]bool) bool { return shown[difference{change.Sight, change.Gone}] })
		change.Person = at + 1
	}
}

var errNotSeen = errors.New("the formula finds a person whom the engine treats alike; this is a fault of amends")
