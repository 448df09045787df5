package diff

import (
	"cmp"
	"slices"

	"amends/engine"
	"amends/rules/prove"
	"amends/rules/prove/sat"
)

// Kind says what a Sight is of.
type Kind string

// The kinds of sight, in the order in which a report tells them.
const (
	Outcome  Kind = "plan"     // there is a plan
	Waiting  Kind = "waiting"  // no plan yet: a hard guard waits for an answer
	Guard    Kind = "guard"    // a guard has fired; ID is the guard
	Step     Kind = "step"     // the plan has a step, open, held or folded
	Held     Kind = "held"     // a step of both plans is shown closed
	Note     Kind = "note"     // a step of both plans has a note; Of is the note
	Phase    Kind = "phase"    // a phase is surely the current one
	Asked    Kind = "asked"    // a question is asked
	Offered  Kind = "offered"  // a question that both ask offers an option; Of is the option
	Reason   Kind = "reason"   // a step of both plans has a rule as a reason; Of is the rule
	Priority Kind = "priority" // a step of both plans has another priority
)

var kinds = []Kind{Outcome, Waiting, Guard, Step, Held, Note, Phase, Asked, Offered, Reason, Priority}

// Sight is one thing that can be seen of what a person gets.
type Sight struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id,omitempty"` // of a step, guard, phase or question
	Of   string `json:"of,omitempty"` // of a note, option or rule
}

// reachesPlan reports whether it is of the plan itself: not of what is asked,
// nor of the reasons.
func (s Sight) reachesPlan() bool { return slices.Index(kinds, s.Kind) < slices.Index(kinds, Asked) }

func (s Sight) compare(other Sight) int {
	return cmp.Compare(slices.Index(kinds, s.Kind), slices.Index(kinds, other.Kind))
}

// sights lists everything that can be seen in one of two versions, in the
// order of a report.
func sights(old, new *engine.Bundle) []Sight {
	seen := map[Sight]bool{}
	var out []Sight
	add := func(s Sight) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	add(Sight{Kind: Outcome})
	add(Sight{Kind: Waiting})
	for _, b := range []*engine.Bundle{new, old} {
		for i := range b.Guards {
			add(Sight{Guard, b.Guards[i].ID, ""})
		}
		for i := range b.Steps {
			stepSights(b, &b.Steps[i], add)
		}
		for i := range b.Rules {
			for _, x := range b.Rules[i].Recommend {
				add(Sight{Reason, x.Step, b.Rules[i].ID})
			}
		}
		for i := range b.Phases {
			add(Sight{Phase, b.Phases[i].ID, ""})
		}
		for i := range b.Questions {
			q := &b.Questions[i]
			add(Sight{Asked, q.ID, ""})
			for j := range q.Options {
				if hasOption(questionOf(old, q.ID), q.Options[j].ID) && hasOption(questionOf(new, q.ID), q.Options[j].ID) {
					add(Sight{Offered, q.ID, q.Options[j].ID}) // a new option is an edit, and offered to all
				}
			}
		}
	}
	slices.SortStableFunc(out, Sight.compare)
	return out
}

// questionOf is a question of a bundle; without options if there is none.
func questionOf(b *engine.Bundle, id string) *engine.Question {
	for i := range b.Questions {
		if b.Questions[i].ID == id {
			return &b.Questions[i]
		}
	}
	return &engine.Question{}
}

func stepSights(b *engine.Bundle, s *engine.Step, add func(Sight)) {
	add(Sight{Step, s.ID, ""})
	add(Sight{Held, s.ID, ""})
	add(Sight{Priority, s.ID, ""})
	for _, note := range b.Notes {
		if slices.ContainsFunc(note.Tags, func(tag string) bool { return slices.Contains(s.Tags, tag) }) {
			add(Sight{Note, s.ID, note.ID})
		}
	}
}

// differs is true, for each way of the change, where exactly one version shows
// a sight: added in the new one, or gone from it. What is seen of a step or a
// question is compared where both versions have it.
func (c *comparison) differs(s Sight) (added, gone sat.Literal) {
	p, old, new := c.people, c.people.Version(0), c.people.Version(1)
	if s.Kind == Priority {
		return p.And(old.Shown(s.ID), new.Shown(s.ID), c.otherPriority(s.ID)), p.Never()
	}
	before, after := formula(old, s), formula(new, s)
	both := []sat.Literal{}
	switch s.Kind {
	case Held, Note, Reason:
		both = append(both, old.Shown(s.ID), new.Shown(s.ID))
	case Offered:
		both = append(both, old.Asked(s.ID), new.Asked(s.ID))
	}
	return p.And(append(both, -before, after)...), p.And(append(both, before, -after)...)
}

// formula is a sight in the formula of one version.
func formula(v *prove.Version, s Sight) sat.Literal {
	switch s.Kind {
	case Outcome:
		return v.Planned()
	case Waiting:
		return v.Undecided()
	case Guard:
		return v.Guard(s.ID)
	case Step:
		return v.Shown(s.ID)
	case Held:
		return v.Held(s.ID)
	case Note:
		return v.Note(s.ID, s.Of)
	case Phase:
		return v.Phase(s.ID)
	case Asked:
		return v.Asked(s.ID)
	case Offered:
		return v.Offered(s.ID, s.Of)
	}
	return v.Reason(s.ID, s.Of)
}

func (c *comparison) otherPriority(step string) sat.Literal {
	var out []sat.Literal
	for _, least := range c.priorities(step) {
		out = append(out, c.people.Differ(c.people.Version(0).Priority(step, least), c.people.Version(1).Priority(step, least)))
	}
	return c.people.Or(out...)
}

// priorities are all that rules of either version give a step.
func (c *comparison) priorities(step string) []int {
	if c.given == nil {
		c.given = map[string][]int{}
		for _, p := range []*engine.Program{c.old.Program, c.new.Program} {
			for i := range p.Bundle().Rules {
				for _, x := range p.Bundle().Rules[i].Recommend {
					c.given[x.Step] = append(c.given[x.Step], x.Priority)
				}
			}
		}
	}
	out := c.given[step]
	slices.Sort(out)
	return slices.Compact(out)
}
