package mutate

import (
	"slices"

	"amends/engine"
	"amends/rules"
)

// rival is an assessment with one slip, held against the one without.
type rival interface {
	// changed is the assessment that is asked about, with the slip.
	changed() engine.Bundle
	// notices reports whether the case at some place fails.
	notices(at int) bool
	// fails reports whether a case fails that notices another slip of this place.
	fails(c *rules.Case) bool
	// tell makes a case of what differs; nil if nothing does that a case can say.
	tell(answers engine.Answers) *telling
	// smallest makes the smallest case that it finds of answers that tell.
	smallest(answers engine.Answers) *rules.Case
}

func (t *trial) rival(i, j int) rival {
	if t.share.places[i].rule >= 0 {
		return inRule{t, i, j}
	}
	return &elsewhere{trial: t, i: i, j: j}
}

// settled reports whether the condition of a place is looked at only when all
// that it reads is decided. Hard guards look at the end of every section.
func (t *trial) settled(i int) bool {
	place := &t.share.places[i]
	return place.last || place.question != "" || place.fact != "" && !t.early[place.fact]
}

// inRule is a slip in a rule. It needs no program of its own: the rule fires or
// not, as a probe says.
type inRule struct {
	*trial
	i, j int // place and slip
}

func (r inRule) changed() engine.Bundle {
	changed := r.part
	changed.Rules = slices.Clone(r.part.Rules)
	changed.Rules[r.i].When = r.tried[r.i][r.j].condition
	return changed
}

func (r inRule) rule() int { return r.share.places[r.i].rule }

// notices looks at the plan only if the case speaks of it: what a rule changes
// is in the plan, or that it fires.
func (r inRule) notices(at int) bool {
	id, x := r.program.Bundle().Rules[r.rule()].ID, &r.cases[at].Expect
	if slices.Contains(x.Fired, id) || slices.Contains(x.Silent, id) {
		return true
	}
	if !x.OfPlan() {
		return false
	}
	r.runs[at].Toggle(r.rule())
	defer r.runs[at].Toggle(r.rule())
	return !r.cases[at].Passes(r.program, r.runs[at])
}

// fails needs not look at the plan: it is the same that the other slip made.
func (r inRule) fails(c *rules.Case) bool { return r.differs(r.i, r.j, c.Answers) }

// tell looks at the part around the rule.
func (r inRule) tell(answers engine.Answers) *telling {
	if !r.differs(r.i, r.j, answers) {
		return nil
	}
	return flip{r.probes, r.asked, r.i}.tell(answers)
}

// tellAll looks at the whole.
func (r inRule) tellAll(answers engine.Answers) *telling {
	if !r.differs(r.i, r.j, answers) {
		return nil
	}
	r.whole.Read(answers)
	return flip{r.program, r.whole, r.rule()}.tell(answers)
}

// smallest looks at the part, unless only the order of the whole tells, or what
// it folds.
func (r inRule) smallest(answers engine.Answers) *rules.Case {
	small := smallest(r.tell, answers)
	if small.rank == onlyRules && r.tellAll(answers).rank < onlyRules {
		return &smallest(r.tellAll, answers).Case
	}
	return &r.tellAll(small.Answers).Case
}

// elsewhere is a slip in a guard, a fact, or what is asked.
type elsewhere struct {
	*trial
	i, j int
	with *duel // made when it is needed
}

func (e *elsewhere) changed() engine.Bundle {
	return e.share.places[e.i].with(e.tried[e.i][e.j].condition)
}

func (e *elsewhere) duel() *duel {
	if e.with == nil {
		after, err := engine.New(e.changed())
		if err != nil {
			panic("mutate: an assessment with a slip compiles as it did without: " + err.Error())
		}
		e.with = newDuel(e.program, after)
	}
	return e.with
}

func (e *elsewhere) notices(at int) bool      { return e.duel().fails(&e.cases[at]) }
func (e *elsewhere) fails(c *rules.Case) bool { return e.duel().fails(c) }

func (e *elsewhere) tell(answers engine.Answers) *telling {
	if e.settled(e.i) && !e.differs(e.i, e.j, answers) {
		return nil
	}
	return e.duel().tell(answers)
}

func (e *elsewhere) smallest(answers engine.Answers) *rules.Case {
	return &smallest(e.tell, answers).Case
}
