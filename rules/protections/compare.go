package protections

import (
	"fmt"
	"slices"
	"strings"
)

// How says what became of a protection.
type How string

// What can become of a protection.
const (
	Weaker   How = "weaker"
	Changed  How = "changed" // otherwise, and whether it is weaker is for a person to say
	Stronger How = "stronger"
)

// Change is one thing that a ledger says otherwise than an older one.
type Change struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
	At   string `json:"at,omitempty"` // in the new version, or in the old one for what is gone
	How  How    `json:"how"`
	Says string `json:"says"` // what became of it, as the rest of a sentence about it

	// Old and New are the texts of a part that reads otherwise; both are empty
	// for what is not a text.
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
}

// Judge says whether there is somebody for whom only the old one of two entries
// holds, and somebody for whom only the new one does.
type Judge func(old, new *Entry) (fewer, more bool)

// Compare lists what the new ledger says otherwise than the old one: what got
// weaker first, each in the order of the ledger. Of entries and parts that only
// one of the two can know, since the other one is that of a bundle, it says
// nothing. Without a judge, another condition is a change for a person to read.
func Compare(old, new *Ledger, judge Judge) []Change {
	c := comparison{old: old, new: new, judge: judge}
	was, is := index(old), index(new)
	for i := range old.Entries {
		e := &old.Entries[i]
		at, stays := is[key{e.Kind, e.ID}]
		switch {
		case stays:
			c.entry(e, &new.Entries[at])
		case new.Authored || !authored(e.Kind):
			c.gone(e)
		}
	}
	for i := range new.Entries {
		e := &new.Entries[i]
		if _, known := was[key{e.Kind, e.ID}]; !known && (old.Authored || !authored(e.Kind)) {
			c.add(e, Change{How: Stronger, Says: "is new"})
		}
	}
	Sort(c.out)
	return c.out
}

// Sort puts what got weaker first, and else keeps the order.
func Sort(list []Change) {
	order := []How{Weaker, Changed, Stronger}
	slices.SortStableFunc(list, func(a, b Change) int { return slices.Index(order, a.How) - slices.Index(order, b.How) })
}

// Weakened counts the changes that make something weaker.
func Weakened(list []Change) int {
	n := 0
	for _, c := range list {
		if c.How == Weaker {
			n++
		}
	}
	return n
}

// authored says whether only the files of authors hold entries of a kind.
func authored(kind Kind) bool { return kind == Invariant || kind == Case }

type key struct {
	kind Kind
	id   string
}

// index finds entries by their kind and id. A guard that is no longer hard is
// still that guard.
func index(l *Ledger) map[key]int {
	out := map[key]int{}
	for i := range l.Entries {
		e := &l.Entries[i]
		out[key{e.Kind, e.ID}] = i
		switch e.Kind {
		case HardGuard:
			out[key{SoftGuard, e.ID}] = i
		case SoftGuard:
			out[key{HardGuard, e.ID}] = i
		}
	}
	return out
}

type comparison struct {
	old, new *Ledger
	judge    Judge
	out      []Change
}

func (c *comparison) add(e *Entry, change Change) {
	change.Kind, change.ID, change.At = e.Kind, e.ID, e.At
	c.out = append(c.out, change)
}

// gone notes an entry that the new ledger does not have.
func (c *comparison) gone(e *Entry) {
	says := "is removed"
	switch e.Kind {
	case HelpLine:
		says = "is no longer shown: it was removed, or is not marked as checked any more"
	case Closing:
		says = "no longer holds or withholds anything"
	case Tag:
		says = "no longer protects anybody"
	case Question:
		says = "no longer protects anybody: no guard reads it, and it has no marks"
	}
	c.add(e, Change{How: Weaker, Says: says})
}

// entry compares what two ledgers say of one protection.
func (c *comparison) entry(old, new *Entry) {
	if old.Kind != new.Kind {
		how := Stronger
		if old.Kind == HardGuard {
			how = Weaker
		}
		c.add(new, Change{How: how, Says: fmt.Sprintf("is a %s now, before a %s", new.Kind, old.Kind)})
	}
	c.when(old, new)
	for _, name := range names(old, new) {
		a, b := part(old, name), part(new, name)
		if old.Kind == HardGuard && name == "allows the advice" && !(c.old.Authored && c.new.Authored) ||
			old.Kind == Tag && name == "protects" && !(c.old.Authored && c.new.Authored) {
			continue
		}
		c.part(new, a, b)
	}
}

// when compares for whom two entries hold.
func (c *comparison) when(old, new *Entry) {
	change := Change{How: Changed, Says: "its condition is another one", Old: old.When, New: new.When}
	if old.When == new.When {
		change.Old, change.New = "", ""
	}
	if c.judge != nil {
		switch fewer, more := c.judge(old, new); {
		case fewer && more:
			change.How, change.Says = Weaker, "no longer holds for some people, and holds for others"
		case fewer:
			change.How, change.Says = Weaker, "no longer holds for some people"
		case more:
			change.How, change.Says = Stronger, "holds for more people"
		case old.When != new.When:
			change.Says = "is written otherwise, and leaves nobody out whom both versions know"
		}
		if old.Reads != "" {
			change.Says = strings.NewReplacer("no longer holds for", "is no longer asked of", "holds for", "is asked of").Replace(change.Says)
		}
		if old.When == new.When && change.How == Changed {
			return
		}
	} else if old.When == new.When {
		return
	}
	c.add(new, change)
}

// names are the names of the parts of both.
func names(old, new *Entry) []string {
	var out []string
	for _, p := range slices.Concat(old.Parts, new.Parts) {
		if !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return out
}

// part finds a part; one that is not there says nothing, the other way round
// than its sense would have it.
func part(e *Entry, name string) Part {
	for _, p := range e.Parts {
		if p.Name == name {
			return p
		}
	}
	return Part{Name: name}
}

func (c *comparison) part(e *Entry, old, new Part) {
	sense := old.Sense
	if sense == Neither {
		sense = new.Sense
	}
	switch {
	case old.Text != new.Text:
		c.text(e, old, new)
	case old.Limit != new.Limit:
		c.limit(e, sense, old, new)
	default:
		c.items(e, sense, old, new)
	}
}

func (c *comparison) text(e *Entry, old, new Part) {
	change := Change{How: Changed, Says: old.Name, Old: old.Text, New: new.Text}
	switch {
	case new.Text == "":
		change.How = Weaker
	case old.Text == "":
		change.How = Stronger
	}
	c.add(e, change)
}

func (c *comparison) limit(e *Entry, sense Sense, old, new Part) {
	change := Change{How: Changed, Says: fmt.Sprintf("%s %s, before %s", old.Name, limited(new.Limit), limited(old.Limit))}
	if sense == Smaller {
		change.How = Stronger
		if new.Limit == 0 || old.Limit != 0 && new.Limit > old.Limit {
			change.How = Weaker
		}
	}
	c.add(e, change)
}

func limited(n int) string {
	if n == 0 {
		return "any number"
	}
	return fmt.Sprint(n)
}

// items compares two lists. What is said of every step is more than of any list.
func (c *comparison) items(e *Entry, sense Sense, old, new Part) {
	lost, gained := without(old.Items, new.Items), without(new.Items, old.Items)
	if old.Name == stepsOfTag {
		lost = slices.DeleteFunc(lost, func(step string) bool { return !c.new.steps[step] })
	}
	if slices.Contains(lost, everyStep) {
		gained = nil
	} else if slices.Contains(gained, everyStep) {
		lost = nil
	}
	how := map[Sense][2]How{More: {Weaker, Stronger}, Less: {Stronger, Weaker}, Neither: {Changed, Changed}}[sense]
	if len(lost) > 0 {
		c.add(e, Change{How: how[0], Says: said(old.Name, "no longer", lost)})
	}
	if len(gained) > 0 {
		c.add(e, Change{How: how[1], Says: said(new.Name, "now", gained)})
	}
	if len(lost)+len(gained) == 0 && old.Name == helpOnPage && !slices.Equal(old.Items, new.Items) {
		c.add(e, Change{How: Changed, Says: fmt.Sprintf("%s, most urgent first: now %s, before %s", old.Name, strings.Join(new.Items, ", "), strings.Join(old.Items, ", "))})
	}
}

// said is what a part lost or gained. Verbs are a sentence with what follows.
func said(name, when string, items []string) string {
	list := strings.Join(items, ", ")
	switch name {
	case "is", "has", "counts", "holds":
		return name + " " + when + " " + list
	}
	return name + ": " + when + " " + list
}

func without(list, other []string) []string {
	var out []string
	for _, x := range list {
		if !slices.Contains(other, x) {
			out = append(out, x)
		}
	}
	return out
}
